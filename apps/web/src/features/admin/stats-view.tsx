import type { Stats } from '@linnet/sdk'

import { timesIn } from '../../lib/time'
import { BarChart } from './bar-chart'
import styles from './stats-view.module.css'
import { useLanguage, useNumber, useText } from '../../lib/text'

const measures = ['posts', 'likes', 'users'] as const
const perDay = { posts: 'stats.newPosts', likes: 'stats.newLikes', users: 'stats.newUsers' } as const

export function StatsView({ stats: { totals, days } }: { stats: Stats }) {
  const t = useText()
  // A day is counted by UTC.
  const { shortDayOf } = timesIn(useLanguage(), 'UTC')
  const number = useNumber()
  const first = days[0]
  const last = days.at(-1)
  return (
    <>
      <div className={styles.measures}>
        {measures.map((measure) => (
          <section key={measure} className={styles.measure}>
            <h2 className={styles.name}>{t(`stats.${measure}`)}</h2>
            <p>
              <span className={styles.total}>{number(totals[measure])}</span>{' '}
              <span className={styles.fresh}>
                {t('stats.fresh', {
                  count: days.reduce((sum, day) => sum + day[measure], 0),
                  days: days.length,
                })}
              </span>
            </p>
            <BarChart
              title={t(perDay[measure])}
              bars={days.map((day) => ({ label: shortDayOf(day.date), value: day[measure] }))}
            />
            <p className={styles.span}>
              <span>{first && shortDayOf(first.date)}</span>
              <span>{last && shortDayOf(last.date)}</span>
            </p>
          </section>
        ))}
      </div>
      <details className={styles.details}>
        <summary>{t('stats.sheet')}</summary>
        <div className={styles.sheet}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('stats.day')}</th>
                {measures.map((measure) => (
                  <th key={measure} scope="col">
                    {t(`stats.${measure}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {days.toReversed().map((day) => (
                <tr key={day.date}>
                  <th scope="row">{day.date}</th>
                  {measures.map((measure) => (
                    <td key={measure}>{number(day[measure])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  )
}
