import type { Stats } from '@linnet/sdk'

import { useText } from '../../lib/text'
import { Measure } from './measure'
import { StatsSheet } from './stats-sheet'
import styles from './stats-view.module.css'
import { errorsOf } from './errors-of'

const measures = ['posts', 'likes', 'users'] as const
const perDay = { posts: 'stats.newPosts', likes: 'stats.newLikes', users: 'stats.newUsers' } as const

export function StatsView({ stats }: { stats: Stats }) {
  const t = useText()
  const { totals, days } = stats
  const span = { days: days.length }
  const errors = errorsOf(stats)
  return (
    <>
      <div className={styles.measures}>
        {measures.map((measure) => (
          <Measure
            key={measure}
            name={t(`stats.${measure}`)}
            total={totals[measure]}
            note={t('stats.fresh', { ...span, count: days.reduce((sum, day) => sum + day[measure], 0) })}
            chart={t(perDay[measure])}
            days={days.map((day) => ({ date: day.date, value: day[measure] }))}
          />
        ))}
        <Measure
          name={t('stats.errors')}
          total={errors.total}
          note={t('stats.freshErrors', span)}
          chart={t('stats.newErrors')}
          days={errors.days}
          empty={t('stats.noErrors', span)}
        />
      </div>
      <StatsSheet stats={stats} />
    </>
  )
}
