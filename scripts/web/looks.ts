import type { Page } from 'playwright-core'

import type { Demo } from './demo.js'
import type { Visitor } from './visit.js'

/** A page in one of its states. */
export interface Look {
  label: string
  path: string
  who?: Visitor
  /** What is done there before the picture is taken. */
  prepare?: (page: Page, demo: Demo) => Promise<unknown>
}

/** Every page and state of the web app: the budgets load each, and `npm run screenshots` takes pictures of each. */
export function looksOf({ threadId }: Demo): Look[] {
  const thread = `/posts/${threadId}`
  return [
    { label: 'timeline', path: '/' },
    { label: 'timeline-of-a-writer', path: '/', who: 'writer' },
    {
      label: 'timeline-too-long',
      path: '/',
      who: 'writer',
      prepare: (page) => page.getByLabel('New post').fill(`${'so many words '.repeat(36)}!`),
    },
    {
      label: 'timeline-menu',
      path: '/',
      who: 'admin',
      prepare: (page) => page.getByRole('button', { name: 'More' }).first().click(),
    },
    {
      label: 'timeline-offline',
      path: '/',
      who: 'writer',
      prepare: (page) => page.context().setOffline(true),
    },
    { label: 'profile-loading', path: '/', prepare: openWithoutAnswers },
    { label: 'profile-failed', path: '/', prepare: openInVain },
    { label: 'timeline-toast', path: '/', who: 'writer', prepare: likeInVain },
    { label: 'post', path: thread },
    { label: 'post-of-a-writer', path: thread, who: 'writer' },
    { label: 'likers', path: `${thread}/likes` },
    { label: 'search', path: '/search' },
    { label: 'search-found', path: '/search?text=finch' },
    { label: 'search-nothing', path: '/search?text=zzzz' },
    { label: 'keys', path: '/', prepare: (page) => page.keyboard.press('?') },
    { label: 'offline-page', path: '/offline' },
    { label: 'profile', path: '/@ann' },
    { label: 'profile-replies', path: '/@ann/replies' },
    { label: 'profile-likes', path: '/@ann/likes' },
    { label: 'profile-own', path: '/@wren', who: 'writer' },
    { label: 'profile-empty', path: '/@admin' },
    { label: 'profile-right-to-left', path: '/@farid' },
    { label: 'sign-in', path: '/sign-in' },
    { label: 'sign-in-refused', path: '/sign-in', prepare: signInWrongly },
    { label: 'sign-up', path: '/sign-up' },
    { label: 'sign-up-refused', path: '/sign-up', prepare: signUpWrongly },
    { label: 'settings', path: '/settings', who: 'writer' },
    { label: 'settings-security', path: '/settings/security', who: 'writer' },
    { label: 'settings-tokens', path: '/settings/tokens', who: 'writer', prepare: makeToken },
    { label: 'settings-data', path: '/settings/data', who: 'writer' },
    { label: 'not-found', path: '/nowhere' },
    { label: 'post-not-found', path: '/posts/999999' },
    { label: 'profile-not-found', path: '/@nobody_at_all' },
    { label: 'admin', path: '/admin', who: 'admin' },
    { label: 'admin-posts', path: '/admin/posts', who: 'admin' },
    { label: 'admin-posts-hidden', path: '/admin/posts?state=hidden', who: 'admin' },
    { label: 'admin-posts-none', path: '/admin/posts?search=zzzz', who: 'admin' },
    { label: 'admin-posts-selected', path: '/admin/posts', who: 'admin', prepare: selectPosts },
    { label: 'admin-delete-dialog', path: '/admin/posts', who: 'admin', prepare: askToDelete },
    { label: 'post-history-dialog', path: '/search?text=Pencil', prepare: readHistory },
    { label: 'admin-audit', path: '/admin/audit', who: 'admin' },
    { label: 'admin-tokens', path: '/admin/tokens', who: 'admin' },
    { label: 'admin-users', path: '/admin/users', who: 'admin' },
    { label: 'admin-sessions-dialog', path: '/admin/users?search=wren', who: 'admin', prepare: seeSessions },
    { label: 'admin-settings', path: '/admin/settings', who: 'admin', prepare: makeInvite },
    // The last, for it is seen on all other pages with the timeline.
    { label: 'timeline-new-posts', path: '/', prepare: waitForNews },
  ]
}

async function openWithoutAnswers(page: Page): Promise<void> {
  await page.route('**/trpc/**', () => {})
  await openAnAuthor(page)
}

async function openInVain(page: Page): Promise<void> {
  await page.route('**/trpc/**', (route) => route.fulfill({ status: 502, body: 'Bad gateway' }))
  await openAnAuthor(page)
  await page.getByRole('main').getByRole('alert').waitFor()
}

async function openAnAuthor(page: Page): Promise<void> {
  await page.getByRole('article').getByRole('link').first().click()
  await page.waitForURL(/@/)
}

async function likeInVain(page: Page): Promise<void> {
  await page.route('**/trpc/**', (route) => route.abort())
  await page
    .getByRole('button', { name: /^Like,/ })
    .first()
    .click()
  await page.getByRole('status').getByText('The server could not be reached.').waitFor()
}

async function signInWrongly(page: Page): Promise<void> {
  await page.getByLabel('Handle or e-mail').fill('wren')
  await page.getByLabel('Password').fill('not the password')
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').getByText(/./).first().waitFor()
}

async function signUpWrongly(page: Page): Promise<void> {
  await page.getByLabel('Handle').fill('wren')
  await page.getByLabel('E-mail').fill('other@example.org')
  await page.getByLabel('Password').fill('a small brown bird')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByText(/taken/).first().waitFor()
}

async function makeToken(page: Page): Promise<void> {
  await page.getByLabel('Name').fill('Nightly')
  await page.getByRole('button', { name: 'Create token' }).click()
  await page.getByRole('status').locator('code').waitFor()
}

async function selectPosts(page: Page): Promise<void> {
  for (const nth of [1, 2, 3]) await page.getByRole('checkbox').nth(nth).check()
}

async function seeSessions(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sessions of' }).click()
  await page.getByRole('dialog').getByRole('listitem').first().waitFor()
}

async function makeInvite(page: Page): Promise<void> {
  await page.getByLabel('For whom').fill('the bird club')
  await page.getByRole('button', { name: 'Create invite' }).click()
  await page.getByRole('status').locator('code').waitFor()
}

async function askToDelete(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Delete' }).first().click()
  await page.getByRole('dialog').waitFor()
}

async function readHistory(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /edited/i })
    .first()
    .click()
  await page.getByRole('dialog').getByText('Pencil').first().waitFor()
}

async function waitForNews(page: Page, { writer }: Demo): Promise<void> {
  await writer.ask('POST', '/posts', { content: 'Did you hear that?' })
  await page.getByRole('button', { name: 'new post' }).waitFor()
}
