import type { ProtocolStanding } from '../../../../server/src/modules/protocols/contract.ts'
import { useFormat, useWords } from '../../desk-context.ts'
import styles from './protocols.module.css'

/** What came in hour by hour in the last day: a sentence, and a bar for each hour. */
export function TrafficBars({
  protocol: { hours, requests, refused, failed },
}: {
  readonly protocol: ProtocolStanding
}) {
  const { protocols } = useWords()
  const format = useFormat()
  const counts = hours.map((each) => each.requests)
  const most = Math.max(1, ...counts)
  return (
    <div className={styles.traffic}>
      <p>
        {requests === 0
          ? protocols.nothingCame
          : protocols.came(format.count(requests), format.count(refused), format.count(failed))}
      </p>
      {requests > 0 && (
        <div className={styles.bars} aria-hidden="true">
          {hours.map(({ hour, requests: count }) => (
            <span key={hour} style={{ blockSize: `${2 + (count / most) * 34}px` }} />
          ))}
        </div>
      )}
    </div>
  )
}
