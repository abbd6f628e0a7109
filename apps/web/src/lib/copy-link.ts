import { showToast } from './toasts'

export async function copyLink(link: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(link)
    showToast({ message: 'link.copied' })
  } catch {
    // Over plain http browsers have no clipboard.
    showToast({ message: 'link.notCopied', tone: 'bad' })
  }
}
