import { splitLinks } from '../lib/links'
import styles from './rich-text.module.css'

/** What people wrote, as they wrote it. It is only ever text: React writes it, nothing reads it as HTML. */
export function RichText({ text, large = false }: { text: string; large?: boolean }) {
  return (
    <p className={styles.text} data-large={large || undefined} dir="auto">
      {splitLinks(text).map((part, index) =>
        typeof part === 'string' ? (
          part
        ) : (
          <a key={index} href={part.href} title={part.href} target="_blank" rel="nofollow noopener ugc">
            {part.label}
          </a>
        ),
      )}
    </p>
  )
}
