import { CircleQuestionMark } from 'lucide-react'
import { useDesk } from '../../desk-context.ts'
import { Panel } from '../../ui/panel.tsx'
import { WhyPanel, type WhyReason } from '../../ui/why-panel.tsx'
import type { VisitRow } from './visit.ts'
import styles from './visit-panel.module.css'

/** The reason of the row that is looked at: why it is due then, or why it was not lent. */
export function VisitWhy({ row }: { readonly row: VisitRow | undefined }) {
  const { words, format } = useDesk()
  const outcome = row?.outcome
  if (outcome?.is === 'out' || outcome?.is === 'renewed') {
    return <WhyPanel title={words.desk.whyDue(dayOrTime(outcome.loan.due))} reasons={outcome.reasons} />
  }
  if (outcome?.is === 'back') return <WhyPanel title={words.checkIn.whyHere} reasons={outcome.returned.reasons} />
  if (outcome?.is === 'refused' && outcome.blocks.length > 0) {
    return <WhyPanel title={words.desk.whyNot} reasons={outcome.blocks.map(reasonOf)} />
  }
  return (
    <Panel title={words.desk.whyTitle} icon={CircleQuestionMark}>
      <p className={styles.quiet}>{words.desk.whyEmpty}</p>
    </Panel>
  )

  function dayOrTime(due: string): string {
    return format.day(due)
  }
}

function reasonOf({ message }: { readonly message: string }): WhyReason {
  return { decided: true, text: message }
}
