import type { Stats } from '@linnet/sdk'

import { useLanguage, useNumber, useText } from '../../lib/text'
import { timesIn } from '../../lib/time'
import { errorsOf } from './errors-of'
import styles from './stats-view.module.css'

const measures = ['posts', 'likes', 'users'] as const

/** The numbers behind the charts, the newest day first, and why answers failed. */
export function StatsSheet({ stats }: { stats: Stats }) {
  const t = useText()
  const number = useNumber()
  const { shortDayOf } = timesIn(useLanguage(), 'UTC')
  const errors = errorsOf(stats)
  return (
    <details className={styles.details}>
      <summary>{t('stats.sheet')}</summary>
      <div className={styles.sheet}>
        {errors.total > 0 && (
          <table className={styles.table}>
            <caption>{t('stats.reasons')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('stats.reason')}</th>
                <th scope="col">{t('stats.count')}</th>
              </tr>
            </thead>
            <tbody>
              {errors.reasons.map(([reason, count]) => (
                <tr key={reason}>
                  <th scope="row">{reason}</th>
                  <td>{number(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <table className={styles.table} aria-label={t('stats.sheet')}>
          <thead>
            <tr>
              <th scope="col">{t('stats.day')}</th>
              {measures.map((measure) => (
                <th key={measure} scope="col">
                  {t(`stats.${measure}`)}
                </th>
              ))}
              <th scope="col">{t('stats.errors')}</th>
            </tr>
          </thead>
          <tbody>
            {stats.days.toReversed().map((day) => (
              <tr key={day.date}>
                <th scope="row">
                  <time dateTime={day.date}>{shortDayOf(day.date)}</time>
                </th>
                {measures.map((measure) => (
                  <td key={measure}>{number(day[measure])}</td>
                ))}
                <td>{number(errors.days.find(({ date }) => date === day.date)?.value ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
