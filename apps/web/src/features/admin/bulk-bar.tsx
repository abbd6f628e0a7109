import type { Post } from '@linnet/sdk'
import { useEffect, useEffectEvent, useRef, useState } from 'react'

import { Button } from '../../components/button'
import { Checkbox } from '../../components/checkbox'
import { ConfirmDialog } from '../../components/dialog'
import type { IconName } from '../../components/icon'
import { isTaken } from '../../lib/keys'
import { useText } from '../../lib/text'
import { isAdmin, useViewer } from '../../lib/viewer'
import styles from './bulk-bar.module.css'
import { useActOnPosts, type BulkAct } from './use-act-on-posts'
import { mostSelected, type Selection } from './use-selection'

const icons = {
  hide: 'hide',
  show: 'show',
  delete: 'delete',
  restore: 'restore',
  purge: 'alert',
} as const satisfies Record<BulkAct, IconName>

const acts = ['hide', 'show', 'delete', 'restore', 'purge'] as const

/** Selects all posts that are shown, and does something with those that are selected. */
export function BulkBar({ selection }: { selection: Selection }) {
  const t = useText()
  const admin = isAdmin(useViewer())
  const bar = useRef<HTMLElement>(null)
  const [purging, setPurging] = useState(false)
  const { selected, extent, isFull } = selection
  const focusBar = () => bar.current?.focus({ preventScroll: true })
  const bulk = useActOnPosts({ onDone: selection.clear, onEnd: focusBar })

  function clear(): void {
    // The button that was pressed goes away.
    if (bar.current?.querySelector('button:focus')) focusBar()
    selection.clear()
  }

  function act(chosen: BulkAct): void {
    bulk.mutate({ act: chosen, postIds: selected.map(({ id }) => id) })
  }

  useEscape(selected.length > 0, clear)
  return (
    <section
      ref={bar}
      className={styles.bar}
      data-active={selected.length > 0}
      aria-label={t('bulk.label')}
      tabIndex={-1}
    >
      <Checkbox
        checked={extent === 'all'}
        partly={extent === 'some'}
        onChange={() => (extent === 'all' ? selection.clear() : selection.selectAll())}
      >
        {t('bulk.all')}
      </Checkbox>
      <p className={styles.count} aria-live="polite">
        {selected.length > 0 &&
          t(isFull ? 'bulk.most' : 'bulk.selected', { count: selected.length, most: mostSelected })}
      </p>
      {selected.length > 0 && (
        <div className={styles.acts}>
          {acts
            .filter((each) => (each === 'purge' ? admin : selected.some((post) => isFor[each](post))))
            .map((each) => (
              <Button
                key={each}
                icon={icons[each]}
                look={each === 'purge' ? 'danger' : 'quiet'}
                busy={bulk.isPending}
                onClick={() => (each === 'purge' ? setPurging(true) : act(each))}
              >
                {t(`bulk.${each}`)}
              </Button>
            ))}
        </div>
      )}
      {selected.length > 0 && (
        <div className={styles.clear}>
          <Button icon="close" aria-label={t('bulk.clear')} title={t('bulk.clear')} onClick={clear} />
        </div>
      )}
      {purging && (
        <ConfirmDialog
          title={t('bulk.askPurge', { count: selected.length })}
          action={t('bulk.purge')}
          onConfirm={() => act('purge')}
          onClose={() => setPurging(false)}
        >
          {t('bulk.purgeMeans', { count: selected.length })}
        </ConfirmDialog>
      )}
    </section>
  )
}

const isFor: Record<Exclude<BulkAct, 'purge'>, (post: Post) => boolean> = {
  hide: ({ visible, deletedAt }) => visible && deletedAt === null,
  show: ({ visible, deletedAt }) => !visible && deletedAt === null,
  delete: ({ deletedAt }) => deletedAt === null,
  restore: ({ deletedAt }) => deletedAt !== null,
}

function useEscape(listening: boolean, onEscape: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && !isTaken(event) && !document.querySelector(':popover-open')) onEscape()
  })
  useEffect(() => {
    if (!listening) return
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [listening])
}
