import { CircleQuestionMark } from 'lucide-react'
import { useAddress } from '../../address.ts'
import { useWords } from '../../desk-context.ts'
import { Panel } from '../../ui/panel.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { LoanQuestion } from './loan-question.tsx'
import { RuleQuestion } from './rule-question.tsx'
import styles from './rules.module.css'

/** What would happen if: for a patron and an item, or for any case the rules can tell apart. */
export function Simulator() {
  const { simulator } = useWords()
  const address = useAddress()
  const mode = address.oneOf('ask', ['lend', 'rules'])
  return (
    <Panel title={simulator.title} icon={CircleQuestionMark}>
      <div className={styles.stack}>
        <RadioGroup
          label={simulator.mode}
          look="segments"
          choices={[
            { id: 'lend', label: simulator.lend },
            { id: 'rules', label: simulator.lookUp },
          ]}
          value={mode}
          onChange={(next) => address.set({ ask: next === 'lend' ? undefined : next }, 'replace')}
        />
        {mode === 'lend' ? <LoanQuestion /> : <RuleQuestion />}
      </div>
    </Panel>
  )
}
