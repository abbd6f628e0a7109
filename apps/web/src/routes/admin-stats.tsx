import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { useSocial } from '../lib/social'
import { Failure, Skeleton } from '../components/states'
import { Choice } from '../features/admin/filter-bar'
import { StatsView } from '../features/admin/stats-view'
import styles from './admin.module.css'
import { useText } from '../lib/text'

const spans = ['7', '30', '90', '365'] as const

export function AdminStats() {
  const t = useText()
  const social = useSocial()
  const [span, setSpan] = useState<(typeof spans)[number]>('30')
  const { data, error, isPending, isLoadingError, refetch } = useQuery({
    ...social.admin.stats({ days: Number(span) }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <div className={styles.span}>
        <Choice
          label={t('stats.span')}
          value={span}
          choices={spans}
          nameOf={(days) => (days === '365' ? t('stats.year') : t('stats.days', { count: Number(days) }))}
          onChoose={setSpan}
        />
      </div>
      {isPending && <Skeleton rows={3} />}
      {isLoadingError && <Failure error={error} onRetry={refetch} />}
      {data && <StatsView stats={data} />}
    </>
  )
}
