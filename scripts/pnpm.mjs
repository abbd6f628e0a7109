import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, delimiter, dirname, join } from 'node:path'

import { isWindows, root, step, Stop } from './steps.mjs'

/** Nothing that pnpm reads is newer than its last complete look at it. */
export function isInstalled() {
  try {
    const state = JSON.parse(readFileSync(join(root, 'node_modules/.pnpm-workspace-state-v1.json'), 'utf8'))
    const projects = Object.keys(state.projects)
    const read = [
      ...projects.map((project) => join(project, 'package.json')),
      join(root, 'pnpm-lock.yaml'),
      join(root, 'pnpm-workspace.yaml'),
      join(root, '.pnpmfile.mjs'),
    ]
    return (
      projects.includes(root.replace(/[\\/]$/, '')) &&
      projects.every((project) => existsSync(join(project, 'node_modules'))) &&
      read.every((file) => statSync(file).mtimeMs <= state.lastValidatedTimestamp)
    )
  } catch {
    return false
  }
}

/** Puts pnpm on the path, where turbo looks for it: the one that runs this script, or one that npx keeps. */
export async function findPnpm(packageManager) {
  const { npm_execpath: caller = '', npm_config_user_agent: agent = '' } = process.env
  if (agent.startsWith('pnpm/') && basename(caller).startsWith('pnpm')) return usePnpm(dirname(caller))

  const note = join(root, 'node_modules/.pnpm-for-scripts.json')
  const known = existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')) : {}
  if (known.packageManager === packageManager && hasPnpm(known.folder)) return usePnpm(known.folder)

  const path = await step(
    'Getting pnpm',
    ['-y', '-p', packageManager, '-c', 'node -p process.env.PATH'],
    'npx',
  )
  const folder = path.trim().split(delimiter).find(hasPnpm)
  if (!folder) {
    throw new Stop(
      `npx did not bring ${packageManager}: install it yourself (npm install --global ${packageManager}) and use \`pnpm\` for \`npm\`.`,
    )
  }
  usePnpm(folder)
  process.once('exit', () => {
    if (existsSync(dirname(note))) writeFileSync(note, JSON.stringify({ packageManager, folder }))
  })
}

function hasPnpm(folder) {
  return existsSync(join(folder, isWindows ? 'pnpm.cmd' : 'pnpm'))
}

function usePnpm(folder) {
  process.env.PATH = `${folder}${delimiter}${process.env.PATH}`
}
