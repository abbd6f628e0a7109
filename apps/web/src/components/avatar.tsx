import styles from './avatar.module.css'

const hues = 6

/** A person's initial on a colour of their own. Decoration: their name always stands beside it. */
export function Avatar({
  person,
  size,
}: {
  person: { handle: string; displayName: string }
  size?: 'large'
}) {
  const [initial = ''] = person.displayName
  let sum = 0
  for (const letter of person.handle) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return (
    <span className={styles.avatar} data-hue={sum % hues} data-size={size} aria-hidden="true">
      {initial.toUpperCase()}
    </span>
  )
}
