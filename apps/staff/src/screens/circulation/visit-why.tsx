import { CircleQuestionMark, Hand } from 'lucide-react'
import { useDesk } from '../../desk-context.ts'
import { Panel } from '../../ui/panel.tsx'
import { WhyPanel } from '../../ui/why-panel.tsx'
import type { VisitRow } from './visit.ts'
import styles from './visit-panel.module.css'

/** The reason of the row that is looked at: why it is due then, or why it was not lent. */
export function VisitWhy({ row }: { readonly row: VisitRow | undefined }) {
  const { words, format } = useDesk()
  const outcome = row?.outcome
  if (outcome?.is === 'out' || outcome?.is === 'renewed') {
    return <WhyPanel title={words.desk.whyDue(format.day(outcome.loan.due))} reasons={outcome.reasons} />
  }
  if (outcome?.is === 'back') return <WhyPanel title={words.checkIn.whyHere} reasons={outcome.returned.reasons} />
  if (outcome?.is === 'refused' && outcome.blocks.length > 0) {
    return (
      <Panel title={words.desk.whyNot} icon={CircleQuestionMark}>
        <ul className={styles.whyNot}>
          {outcome.blocks.map((block) => (
            <li key={block.code + block.message}>
              <Hand aria-hidden="true" />
              {block.message}
            </li>
          ))}
        </ul>
      </Panel>
    )
  }
  return (
    <Panel title={words.desk.whyTitle} icon={CircleQuestionMark}>
      <p className={styles.quiet}>{words.desk.whyEmpty}</p>
    </Panel>
  )
}
