import { storage } from '../../lib/storage'

const place = 'linnet.shortcuts'

export function areShortcutsOn(): boolean {
  return storage.read(place) !== 'off'
}

/** For those whose voice or hands press keys that they do not mean. */
export function setShortcuts(on: boolean): void {
  storage.write(place, on ? null : 'off')
}
