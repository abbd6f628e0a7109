import type { AdminAuditListInput } from '@linnet/sdk'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useSearchParams } from 'wouter'

import { Feed } from '../components/feed'
import { Empty, Failure, Skeleton } from '../components/states'
import { AuditRow } from '../features/admin/audit-row'
import { FilterBar, FilterField, HandleField } from '../features/admin/filter-bar'
import { isNotFound } from '../lib/errors'
import { bareHandle, queryOf, saidOf } from '../lib/filters'
import { useSocial } from '../lib/social'
import { useText } from '../lib/text'

const filters = ['action', 'by', 'to', 'post'] as const
type Filters = Record<(typeof filters)[number], string>

function filtersIn(address: { get(name: string): unknown }): Filters {
  const [action = '', by = '', to = '', post = ''] = filters.map((name) => saidOf(name, address))
  return { action, by, to, post }
}

/** What admins, moderators and service tokens did. */
export function AdminAudit() {
  const t = useText()
  const [params, setParams] = useSearchParams()
  const { action, by, to, post } = filtersIn(params)
  return (
    <>
      <FilterBar onFilter={(fields) => setParams(queryOf(filtersIn(fields)), { replace: true })}>
        <FilterField
          label={t('audit.action')}
          name="action"
          type="search"
          maxLength={100}
          pattern="[A-Za-z.]+"
          title={t('audit.actionRule')}
          value={action}
        />
        <HandleField label={t('audit.by')} name="by" value={by} />
        <HandleField label={t('audit.to')} name="to" value={to} />
        <FilterField
          label={t('audit.post')}
          name="post"
          inputMode="numeric"
          pattern="[1-9][0-9]{0,8}"
          title={t('audit.postRule')}
          value={post}
        />
      </FilterBar>
      <Account handle={bareHandle(by)}>
        {(userId) => (
          <Account handle={bareHandle(to)}>
            {(targetUserId) => (
              <Entries
                asked={{
                  ...(action !== '' && { action }),
                  ...(userId !== undefined && { userId }),
                  ...(targetUserId !== undefined && { targetUserId }),
                  ...(post !== '' && { targetPostId: Number(post) }),
                }}
              />
            )}
          </Account>
        )}
      </Account>
    </>
  )
}

interface AccountProps {
  handle: string
  children: (userId: number | undefined) => ReactNode
}

/** What is asked for an account by its handle; for none where none is named. */
function Account({ handle, children }: AccountProps) {
  return handle === '' ? children(undefined) : <Named handle={handle}>{children}</Named>
}

function Named({ handle, children }: AccountProps) {
  const t = useText()
  const { data, error, isPending, refetch } = useQuery(useSocial().users.byHandle({ handle }))
  if (data) return children(data.id)
  if (isPending) return <Skeleton />
  return isNotFound(error) ? (
    <Empty>{t('audit.nobody', { handle })}</Empty>
  ) : (
    <Failure error={error} onRetry={refetch} />
  )
}

function Entries({ asked }: { asked: AdminAuditListInput }) {
  const t = useText()
  const entries = useInfiniteQuery(useSocial().admin.audit.list(asked))
  return (
    <Feed
      role="list"
      label={t('admin.audit')}
      query={entries}
      items={entries.data ?? []}
      empty={t(Object.keys(asked).length === 0 ? 'audit.none' : 'audit.noneFits')}
    >
      {(entry) => <AuditRow key={entry.id} entry={entry} />}
    </Feed>
  )
}
