import type { Stats } from '@linnet/sdk'

import { BarChart } from './bar-chart'
import styles from './stats-view.module.css'

const measures = ['posts', 'likes', 'users'] as const
type Measure = (typeof measures)[number]

const names: Record<Measure, string> = { posts: 'Posts', likes: 'Likes', users: 'Accounts' }
const number = new Intl.NumberFormat('en')
const shortDay = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric', timeZone: 'UTC' })

export function StatsView({ stats: { totals, days } }: { stats: Stats }) {
  const first = days[0]
  const last = days.at(-1)
  return (
    <>
      <div className={styles.measures}>
        {measures.map((measure) => (
          <section key={measure} className={styles.measure}>
            <h2 className={styles.name}>{names[measure]}</h2>
            <p>
              <span className={styles.total}>{number.format(totals[measure])}</span>{' '}
              <span className={styles.fresh}>
                +{number.format(days.reduce((sum, day) => sum + day[measure], 0))} in {days.length} days
              </span>
            </p>
            <BarChart
              title={`New ${names[measure].toLowerCase()} a day`}
              bars={days.map((day) => ({ label: shortDay.format(new Date(day.date)), value: day[measure] }))}
            />
            <p className={styles.span}>
              <span>{first && shortDay.format(new Date(first.date))}</span>
              <span>{last && shortDay.format(new Date(last.date))}</span>
            </p>
          </section>
        ))}
      </div>
      <details className={styles.details}>
        <summary>The numbers, day by day</summary>
        <div className={styles.sheet}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Day</th>
                {measures.map((measure) => (
                  <th key={measure} scope="col">
                    {names[measure]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {days.toReversed().map((day) => (
                <tr key={day.date}>
                  <th scope="row">{day.date}</th>
                  {measures.map((measure) => (
                    <td key={measure}>{number.format(day[measure])}</td>
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
