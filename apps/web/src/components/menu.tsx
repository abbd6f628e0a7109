import {
  createContext,
  useCallback,
  useContext,
  useId,
  useRef,
  useState,
  type ReactNode,
  type ToggleEvent,
} from 'react'
import { ActionForm } from './action-form'
import { Icon, type IconName } from './icon'
import styles from './menu.module.css'

interface MenuProps {
  label: string
  /** What the button shows. */
  trigger: ReactNode
  /** Made when it is opened for the first time, where nothing in it works without scripts. */
  onDemand?: boolean
  children: ReactNode
}

/** Closes the menu that an item is in. */
const HideContext = createContext(() => {})

/** A button and a list of actions in the browser's top layer, which closes on Escape and on a click elsewhere. */
export function Menu({ label, trigger, onDemand = false, children }: MenuProps) {
  const id = useId()
  const [isMade, setMade] = useState(!onDemand)
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const hide = useCallback(() => list.current?.hidePopover(), [])

  function place({ newState }: ToggleEvent<HTMLDivElement>): void {
    removeEventListener('scroll', hide)
    if (newState !== 'open' || !button.current || !list.current) return
    setMade(true)
    addEventListener('scroll', hide, { passive: true })
    const { bottom, right, top } = button.current.getBoundingClientRect()
    const { clientWidth, clientHeight } = document.documentElement
    const below = bottom < clientHeight * 0.6
    list.current.style.right = `${clientWidth - right}px`
    list.current.style.top = below ? `${bottom + 4}px` : 'auto'
    list.current.style.bottom = below ? 'auto' : `${clientHeight - top + 4}px`
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className={`${styles.trigger} ${onDemand ? 'needs-scripts' : ''}`}
        aria-label={label}
        popoverTarget={id}
      >
        {trigger}
      </button>
      <div ref={list} id={id} popover="auto" className={styles.list} onBeforeToggle={place}>
        {isMade && <HideContext value={hide}>{children}</HideContext>}
      </div>
    </>
  )
}

interface ItemProps {
  icon: IconName
  children: ReactNode
}

/** An action that a script does, and that there is none of without. */
export function MenuButton({ icon, children, onClick }: ItemProps & { onClick: () => void }) {
  const hide = useContext(HideContext)

  function choose(): void {
    hide()
    onClick()
  }

  return (
    <button type="button" className={`${styles.item} needs-scripts`} onClick={choose}>
      <Icon name={icon} />
      {children}
    </button>
  )
}

/** An action that the browser can send by itself; without `act` it always does. */
export function MenuAction({
  icon,
  children,
  action,
  act,
  danger,
}: ItemProps & { action: string; act?: () => void; danger?: boolean }) {
  const hide = useContext(HideContext)
  return (
    <ActionForm
      action={action}
      act={
        act &&
        (() => {
          hide()
          act()
        })
      }
    >
      <button type="submit" className={styles.item} data-danger={danger}>
        <Icon name={icon} />
        {children}
      </button>
    </ActionForm>
  )
}

export function MenuLink({ icon, children, href }: ItemProps & { href: string }) {
  return (
    <a href={href} className={styles.item} onClick={useContext(HideContext)}>
      <Icon name={icon} />
      {children}
    </a>
  )
}
