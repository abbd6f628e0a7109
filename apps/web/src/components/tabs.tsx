import styles from './tabs.module.css'

/** Pages side by side. They are links, so each has an address of its own. */
export function Tabs({
  label,
  tabs,
  current,
}: {
  label: string
  tabs: { href: string; text: string }[]
  current: string
}) {
  return (
    <nav aria-label={label} className={styles.tabs}>
      {tabs.map(({ href, text }) => (
        <a key={href} href={href} aria-current={href === current ? 'page' : undefined}>
          {text}
        </a>
      ))}
    </nav>
  )
}
