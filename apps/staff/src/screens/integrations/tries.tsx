import type { DeliveryDetail } from '../../../../server/src/modules/webhooks/contract.ts'
import { useWords } from '../../desk-context.ts'
import { When } from '../../ui/formatted.tsx'
import { Pill } from '../../ui/pill.tsx'
import styles from './integrations.module.css'

/** Every attempt of a delivery, latest first, with what was answered. */
export function Tries({ tries }: { readonly tries: DeliveryDetail['tries'] }) {
  const { integrations } = useWords()
  if (tries.length === 0) return <p className={styles.second}>{integrations.noTries}</p>
  return (
    <div className={styles.tries}>
      {tries.map((one) => (
        <div key={one.id} className={styles.try}>
          <div className={styles.tryHead}>
            <Pill tone={one.failure === null ? 'ok' : 'stop'} icon="tone">
              {one.status === null ? integrations.noAnswer : String(one.status)}
            </Pill>
            <When value={one.at} />
            <span className={styles.second}>
              {[integrations.took(one.milliseconds), one.by === null ? '' : integrations.byHand(one.by)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </div>
          {one.failure !== null && <p>{one.failure}</p>}
          {one.answer === '' ? (
            one.status !== null && <p className={styles.second}>{integrations.emptyAnswer}</p>
          ) : (
            <pre className={styles.text}>{one.answer}</pre>
          )}
        </div>
      ))}
    </div>
  )
}
