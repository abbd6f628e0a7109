import { showToast } from './toasts'

const said = {
  link: { done: 'link.copied', failed: 'link.notCopied' },
  token: { done: 'token.copied', failed: 'token.notCopied' },
} as const

/** Puts a link or a secret where one pastes from, and says so. */
export async function copy(text: string, what: keyof typeof said): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    showToast({ message: said[what].done })
  } catch {
    // Over plain http browsers have no clipboard.
    showToast({ message: said[what].failed, tone: 'bad' })
  }
}
