import styles from './icon.module.css'

/** 24 × 24 outlines; a name is what it stands for, not what it shows. */
const outlines = {
  like: 'M12 20.5 4.6 13A4.9 4.9 0 0 1 11.6 6.1l.4.4.4-.4a4.9 4.9 0 0 1 7 6.9Z',
  reply:
    'M20.5 11.7a8 8 0 0 1-8.3 7.8 9 9 0 0 1-3.3-.6L4 20l1.3-4A7.4 7.4 0 0 1 4 11.7C4 7.4 7.7 4 12.2 4s8.3 3.4 8.3 7.7Z',
  more: 'M5 11.4a.6.6 0 1 0 0 1.2.6.6 0 0 0 0-1.2ZM12 11.4a.6.6 0 1 0 0 1.2.6.6 0 0 0 0-1.2ZM19 11.4a.6.6 0 1 0 0 1.2.6.6 0 0 0 0-1.2Z',
  link: 'M10 14a4.2 4.2 0 0 0 6 0l3-3a4.2 4.2 0 0 0-6-6l-1.2 1.2M14 10a4.2 4.2 0 0 0-6 0l-3 3a4.2 4.2 0 0 0 6 6l1.2-1.2',
  show: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  hide: 'M10 5.7a9 9 0 0 1 2-.2c6 0 9.5 6.5 9.5 6.5a16 16 0 0 1-2.6 3.3M6.3 7.2A15 15 0 0 0 2.5 12s3.5 6.5 9.5 6.5a9.4 9.4 0 0 0 4.5-1.2M10 9.9a3 3 0 0 0 4.1 4.2M4 4l16 16',
  copy: 'M9 9h10.5v10.5H9ZM15 9V4.5H4.5V15H9',
  edit: 'M4 20l.9-4.2L16.2 4.5a1.8 1.8 0 0 1 2.6 0l.7.7a1.8 1.8 0 0 1 0 2.6L8.2 19.1ZM14 6.7l3.3 3.3',
  delete: 'M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.9 12.5h9.2L17.5 7M10.2 11v5M13.8 11v5',
  restore: 'M4.5 9.5h10a5 5 0 0 1 0 10H10M8.5 5.5l-4 4 4 4',
  download: 'M12 4v11M7.5 10.5 12 15l4.5-4.5M5 19.5h14',
  history: 'M4 12a8 8 0 1 0 2.6-5.9L4 8.5M4 4v4.5h4.5M12 8v4.5l3 1.8',
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20c.8-3.6 3.8-5.5 7.5-5.5s6.7 1.9 7.5 5.5',
  settings:
    'M4 7.5h9M17.5 7.5H20M4 16.5h2.5M11 16.5h9M15.3 9.8a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6ZM8.7 18.8a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Z',
  admin: 'M12 3.5 19 6v5.5c0 4.3-2.9 7.6-7 9-4.1-1.4-7-4.7-7-9V6ZM9 12l2.2 2.2L15.2 10',
  signOut: 'M10 4.5H5.5v15H10M14.5 8l4 4-4 4M18.5 12H9.5',
  close: 'M6 6l12 12M18 6 6 18',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.3 15.3 20 20',
  alert: 'M12 8v5M12 16.5h.01M12 3.5 21.5 20h-19Z',
  offline:
    'M4 4l16 16M8.5 15.5a5 5 0 0 1 5-1.1M5 12a10 10 0 0 1 4.7-2.7M2.5 8.5A14 14 0 0 1 6 6.2M13.5 9.1A10 10 0 0 1 19 12M10.6 5.1A14 14 0 0 1 21.5 8.5M12 19h.01',
} as const

export type IconName = keyof typeof outlines

/** Decoration only: the control around it has the words. */
export function Icon({ name, filled = false }: { name: IconName; filled?: boolean }) {
  return (
    <svg className={styles.icon} data-filled={filled || undefined} viewBox="0 0 24 24" aria-hidden="true">
      <path d={outlines[name]} />
    </svg>
  )
}

/** The linnet: a small finch with a crimson breast. */
export function Logo() {
  return (
    <svg className={styles.logo} viewBox="0 0 32 32" aria-hidden="true">
      <path
        className={styles.bird}
        d="M27.5 8.8 24.2 7.3A6.3 6.3 0 0 0 12.3 9.4L3.4 23c-.5.7.2 1.6 1 1.3l5-1.4c1.9 1.6 4.1 2.4 6.5 2.4 5.6 0 9.5-4.3 9.5-10.1v-3.2l2.3-1.6c.6-.4.5-1.2-.2-1.6Z"
      />
      <path
        className={styles.breast}
        d="M25.4 12.5v2.7c0 5.8-3.9 10.1-9.5 10.1-.9 0-1.7-.1-2.5-.3 6-1.2 9.3-5.6 9.8-11.7Z"
      />
      <circle className={styles.eye} cx="20" cy="9.3" r="1.4" />
    </svg>
  )
}
