import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'

import { Feed } from '../components/feed'
import { AuditRow } from '../features/admin/audit-row'
import { FilterBar } from '../features/admin/filter-bar'
import { useSocial } from '../lib/social'
import { useText } from '../lib/text'

/** What admins, moderators and service tokens did. */
export function AdminAudit() {
  const t = useText()
  const [params, setParams] = useSearchParams()
  const action = params.get('action') ?? ''
  const entries = useInfiniteQuery(useSocial().admin.audit.list(action === '' ? {} : { action }))
  return (
    <>
      <FilterBar
        searchLabel={t('audit.action')}
        search={action}
        onSearch={(next) => setParams(next === '' ? {} : { action: next }, { replace: true })}
      />
      <Feed
        role="list"
        label={t('admin.audit')}
        query={entries}
        items={entries.data ?? []}
        empty={t('audit.none')}
      >
        {(entry) => <AuditRow key={entry.id} entry={entry} />}
      </Feed>
    </>
  )
}
