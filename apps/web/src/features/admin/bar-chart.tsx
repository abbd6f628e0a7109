import styles from './bar-chart.module.css'
import { useText } from '../../lib/text'

const height = 100
const step = 10

interface Bar {
  label: string
  value: number
}

/** One bar a day, the tallest as high as the chart. The numbers themselves are in a table elsewhere on the page. */
export function BarChart({ title, bars }: { title: string; bars: Bar[] }) {
  const t = useText()
  const most = Math.max(1, ...bars.map(({ value }) => value))
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${Math.max(1, bars.length) * step} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={t('stats.chart', { title, most })}
    >
      <line className={styles.floor} x1="0" x2="100%" y1={height} y2={height} />
      {bars.map(({ label, value }, index) => {
        const tall = value === 0 ? 0 : Math.max(2, (value / most) * height)
        return (
          <g key={label} className={styles.day}>
            <title>{t('stats.bar', { day: label, count: value })}</title>
            <rect className={styles.reach} x={index * step} y={0} width={step} height={height} />
            <rect
              className={styles.bar}
              x={index * step + 1}
              y={height - tall}
              width={step - 2}
              height={tall}
            />
          </g>
        )
      })}
    </svg>
  )
}
