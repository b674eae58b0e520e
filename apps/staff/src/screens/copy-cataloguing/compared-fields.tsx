import type { CompareCandidates } from '../../../../server/src/modules/copy-cataloguing/contract.ts'
import { useWords } from '../../desk-context.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { FieldDiff } from '../../ui/field-diff.tsx'
import { linesOfDiff } from '../batch-editing/diff-parts.ts'
import styles from './copy-cataloguing.module.css'
import { toggled, type Choice } from './field-choice.ts'

type Field = NonNullable<typeof CompareCandidates.types>['response']['fields'][number]

interface ComparedFieldsProps {
  readonly fields: readonly Field[]
  readonly choice?: Choice
  readonly onChoice?: (choice: Choice) => void
}

/** Two records field by field: what only one has is struck or marked, and can be taken from the other one. */
export function ComparedFields({ fields, choice, onChoice }: ComparedFieldsProps) {
  const { copy } = useWords()
  const differing = fields.filter(({ kind }) => kind !== 'kept' && kind !== 'moved')
  if (differing.length === 0) return <p className={styles.second}>{copy.same}</p>
  return (
    <ul className={styles.lines}>
      {differing.map((field, at) => {
        const [line] = linesOfDiff({ isSame: false, fields: [field] })
        return (
          <li key={at}>
            {line && <FieldDiff {...line} />}
            {choice && onChoice && <Taking field={field} choice={choice} onChoice={onChoice} />}
          </li>
        )
      })}
    </ul>
  )
}

/** The other record's field is taken, the record's own left out, or one put in place of the other. */
function Taking({
  field,
  choice,
  onChoice,
}: { readonly field: Field } & Required<Omit<ComparedFieldsProps, 'fields'>>) {
  const { copy } = useWords()
  const { before, after } = field
  const isChosen =
    (before !== undefined && choice.take.has(before)) || (after !== undefined && choice.leaveOut.has(after))
  const label = before === undefined ? copy.leaveOut : after === undefined ? copy.take : copy.takeTheirs
  return (
    <Checkbox isSelected={isChosen} onChange={() => onChoice(toggled(choice, { take: before, leaveOut: after }))}>
      {label}
      <span className="visually-hidden"> {field.tag}</span>
    </Checkbox>
  )
}
