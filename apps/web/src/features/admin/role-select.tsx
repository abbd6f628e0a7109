import type { AdminUser } from '@linnet/sdk'

import styles from './role-select.module.css'

type Role = AdminUser['role']
const roles: Record<Role, string> = { user: 'User', moderator: 'Moderator', admin: 'Admin' }
const choices: Role[] = ['user', 'moderator', 'admin']

interface RoleSelectProps {
  handle: string
  role: Role
  busy: boolean
  onChoose: (role: Role) => void
}

export function RoleSelect({ handle, role, busy, onChoose }: RoleSelectProps) {
  return (
    <select
      className={styles.select}
      aria-label={`Role of @${handle}`}
      value={role}
      disabled={busy}
      onChange={({ target }) => {
        const chosen = choices.find((choice) => choice === target.value)
        if (chosen) onChoose(chosen)
      }}
    >
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {roles[choice]}
        </option>
      ))}
    </select>
  )
}
