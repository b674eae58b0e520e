import type { NoticeKindCode, NoticeStep } from '../../../../server/src/modules/notifications/contract.ts'
import { useWords } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { ladderPoints, sideOf } from './ladder.ts'
import styles from './notices.module.css'

/** When a step is sent, in words. */
export function stepInWords(kind: NoticeKindCode, step: NoticeStep, { notices }: Words): string {
  const side = sideOf(kind)
  if (side === 'once') return notices.atOnce
  if (side === 'on-due') return notices.onTheDay
  return side === 'after-due' ? notices.after(step.count, step.unit) : notices.before(step.count, step.unit)
}

const width = 760
const margin = 70

/** The steps of a rule on a line of days, so that a ladder is seen before it is climbed. */
export function LadderPicture({
  kind,
  steps,
}: {
  readonly kind: NoticeKindCode
  readonly steps: readonly NoticeStep[]
}) {
  const words = useWords()
  const { notices } = words
  const side = sideOf(kind)
  const day =
    side === 'before-shelf-end' ? notices.lastDay : side === 'before-card-end' ? notices.cardEnds : notices.due
  const points = ladderPoints(kind, steps)
  const said = steps.map((step) => `${stepInWords(kind, step, words)}: ${waysInWords(step, words)}`).join('; ')
  return (
    <div className={styles.pictureView}>
      <svg viewBox={`0 0 ${width} 96`} role="img" aria-label={`${notices.picture}: ${said}`} className={styles.picture}>
        <line x1={margin / 2} x2={width - margin / 2} y1={46} y2={46} className={styles.axis} />
        {points.map(({ at, step: number }) => {
          const x = margin + at * (width - 2 * margin)
          const step = number === undefined ? undefined : steps[number - 1]
          return step === undefined ? (
            <g key="day">
              <circle cx={x} cy={46} r={7} className={styles.anchor} />
              <text x={x} y={76} textAnchor="middle" className={styles.pictureStrong}>
                {day}
              </text>
            </g>
          ) : (
            <g key={number}>
              <circle cx={x} cy={46} r={7} className={styles.dot} />
              <text x={x} y={26} textAnchor="middle" className={styles.pictureStrong}>
                {stepInWords(kind, step, words)}
              </text>
              <text x={x} y={76} textAnchor="middle" className={styles.pictureText}>
                {waysInWords(step, words)}
              </text>
            </g>
          )
        })}
      </svg>
    </div>
  )
}

/** The ways of a step in words. */
export function waysInWords(step: NoticeStep, { notices }: Words): string {
  if (step.channels.length === 0) return notices.off
  const names = step.channels.map((channel) => notices[channel])
  return names.join(step.everyChannel === true ? ' + ' : ' / ')
}
