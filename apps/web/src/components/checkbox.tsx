import type { ComponentProps, ReactNode } from 'react'

import styles from './checkbox.module.css'

interface CheckboxProps extends ComponentProps<'input'> {
  /** Neither checked nor unchecked, as far as one can see. */
  partly?: boolean
  children?: ReactNode
}

/** As large as a finger. Without words beside it, it has an `aria-label`. */
export function Checkbox({ partly = false, children, ...rest }: CheckboxProps) {
  return (
    <label className={styles.checkbox}>
      <input
        {...rest}
        type="checkbox"
        ref={(input) => {
          if (input) input.indeterminate = partly
        }}
      />
      {children}
    </label>
  )
}
