import { useLanguage, useNumber } from '../../lib/text'
import { timesIn } from '../../lib/time'
import { BarChart } from './bar-chart'
import styles from './stats-view.module.css'

interface MeasureProps {
  name: string
  total: number
  /** Of what the total is. */
  note: string
  chart: string
  days: { date: string; value: number }[]
  /** In place of a chart that has no bar. */
  empty?: string | undefined
}

/** A number, and how it came day by day. */
export function Measure({ name, total, note, chart, days, empty }: MeasureProps) {
  // A day is counted by UTC.
  const { shortDayOf } = timesIn(useLanguage(), 'UTC')
  const number = useNumber()
  const first = days[0]
  const last = days.at(-1)
  return (
    <section className={styles.measure}>
      <h2 className={styles.name}>{name}</h2>
      <p>
        <span className={styles.total}>{number(total)}</span> <span className={styles.fresh}>{note}</span>
      </p>
      {empty !== undefined && total === 0 ? (
        <p className={styles.empty}>{empty}</p>
      ) : (
        <>
          <BarChart
            title={chart}
            bars={days.map(({ date, value }) => ({ label: shortDayOf(date), value }))}
          />
          <p className={styles.span}>
            <span>{first && shortDayOf(first.date)}</span>
            <span>{last && shortDayOf(last.date)}</span>
          </p>
        </>
      )}
    </section>
  )
}
