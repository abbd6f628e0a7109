import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** npm, npx and their shells do not always pass a signal on: when one of them is gone, so is who started us. */
export function stopWithStarters() {
  const parent = process.ppid
  const starters = startersOf(parent)
  setInterval(() => {
    if (process.ppid !== parent || !starters.every(isAlive)) process.kill(process.pid, 'SIGTERM')
  }, 500).unref()
}

/** The package managers above us and the shells between; a shell above them belongs to a person or another program. */
function startersOf(pid) {
  const found = []
  let managers = 0
  for (let above = pid; above > 1;) {
    const command = read(`/proc/${above}/cmdline`).split('\0')
    const isManager =
      /^(npm|npx|pnpm)\b/.test(basename(command[0])) ||
      /(npm|npx|corepack)(-cli)?\.c?js$|pnpm$/.test(command[1] ?? '')
    if (!isManager && !/^(ba|da)?sh$/.test(basename(command[0]))) break
    found.push(above)
    if (isManager) managers = found.length
    above = Number(read(`/proc/${above}/stat`).split(') ').at(-1)?.split(' ')[1])
  }
  return found.slice(0, managers)
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
