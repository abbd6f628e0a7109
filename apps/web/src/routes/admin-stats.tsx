import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { useSocial } from '../lib/social'
import { Failure, Skeleton } from '../components/states'
import { Choice } from '../features/admin/filter-bar'
import { StatsView } from '../features/admin/stats-view'
import styles from './admin.module.css'

const spans = { '7': '7 days', '30': '30 days', '90': '90 days', '365': 'A year' } as const

export function AdminStats() {
  const social = useSocial()
  const [span, setSpan] = useState<keyof typeof spans>('30')
  const { data, error, isPending, isLoadingError, refetch } = useQuery({
    ...social.admin.stats({ days: Number(span) }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <div className={styles.span}>
        <Choice label="Show the last" value={span} choices={spans} onChoose={setSpan} />
      </div>
      {isPending && <Skeleton rows={3} />}
      {isLoadingError && <Failure error={error} onRetry={refetch} />}
      {data && <StatsView stats={data} />}
    </>
  )
}
