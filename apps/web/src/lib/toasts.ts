import type { MessageKey } from './catalogs'
import type { Values } from './text'

export interface Toast {
  id: number
  message: MessageKey
  values?: Values
  tone: 'plain' | 'bad'
  action?: { label: MessageKey; run: () => void }
}

let toasts: readonly Toast[] = []
let nextId = 1
const listeners = new Set<() => void>()

function set(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

export function showToast(toast: Omit<Toast, 'id' | 'tone'> & { tone?: Toast['tone'] }): void {
  set([...toasts.slice(-2), { tone: 'plain', ...toast, id: nextId++ }])
}

export function closeToast(id: number): void {
  set(toasts.filter((toast) => toast.id !== id))
}

export const toastStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  read: () => toasts,
}
