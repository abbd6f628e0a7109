import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'

import { Feed } from '../components/feed'
import { Empty, Failure, Skeleton } from '../components/states'
import { AuditRow } from '../features/admin/audit-row'
import { FilterBar, FilterField, HandleField } from '../features/admin/filter-bar'
import { isNotFound } from '../lib/errors'
import { bareHandle, queryOf, saidOf } from '../lib/filters'
import { useSocial } from '../lib/social'
import { useText } from '../lib/text'

interface AuditFilters {
  action: string
  by: string
}

function auditFiltersIn(address: { get(name: string): unknown }): AuditFilters {
  return { action: saidOf('action', address), by: saidOf('by', address) }
}

/** What admins, moderators and service tokens did. */
export function AdminAudit() {
  const t = useText()
  const [params, setParams] = useSearchParams()
  const { action, by } = auditFiltersIn(params)
  return (
    <>
      <FilterBar onFilter={(fields) => setParams(queryOf(auditFiltersIn(fields)), { replace: true })}>
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
      </FilterBar>
      {by === '' ? <Entries action={action} /> : <EntriesBy handle={bareHandle(by)} action={action} />}
    </>
  )
}

function EntriesBy({ handle, action }: { handle: string; action: string }) {
  const t = useText()
  const { data, error, isPending, refetch } = useQuery(useSocial().users.byHandle({ handle }))
  if (data) return <Entries action={action} userId={data.id} />
  if (isPending) return <Skeleton />
  return isNotFound(error) ? (
    <Empty>{t('audit.nobody', { handle })}</Empty>
  ) : (
    <Failure error={error} onRetry={refetch} />
  )
}

function Entries({ action, userId }: { action: string; userId?: number }) {
  const t = useText()
  const asked = { ...(action !== '' && { action }), ...(userId !== undefined && { userId }) }
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
