import type { AdminUser } from '@linnet/sdk'

import { roles } from './user-filters'
import styles from './role-select.module.css'
import { useText } from '../../lib/text'

type Role = AdminUser['role']

interface RoleSelectProps {
  handle: string
  role: Role
  busy: boolean
  onChoose: (role: Role) => void
}

export function RoleSelect({ handle, role, busy, onChoose }: RoleSelectProps) {
  const t = useText()
  return (
    <select
      className={styles.select}
      aria-label={t('admin.roleOf', { handle })}
      value={role}
      disabled={busy}
      onChange={({ target }) => {
        const chosen = roles.find((choice) => choice === target.value)
        if (chosen) onChoose(chosen)
      }}
    >
      {roles.map((choice) => (
        <option key={choice} value={choice}>
          {t(`role.${choice}`)}
        </option>
      ))}
    </select>
  )
}
