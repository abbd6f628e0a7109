import styles from './person.module.css'

/** A person's name, which leads to their page. */
export function PersonLink({ person }: { person: { handle: string; displayName: string } }) {
  return (
    <a href={`/@${person.handle}`} className={styles.person}>
      <bdi className={styles.name}>{person.displayName}</bdi>{' '}
      <span className={styles.handle}>@{person.handle}</span>
    </a>
  )
}
