import { useWords } from '../../desk-context.ts'
import { useLendingBranches } from '../../reference.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import styles from './closings.module.css'

interface BranchTicksProps {
  readonly chosen: ReadonlySet<number>
  readonly onChange: (chosen: ReadonlySet<number>) => void
}

/** Which branches are meant: ticked one by one, or all at once. */
export function BranchTicks({ chosen, onChange }: BranchTicksProps) {
  const { closings } = useWords()
  const branches = useLendingBranches()
  const all = branches.length > 0 && branches.every(({ id }) => chosen.has(id))
  return (
    <div role="group" aria-label={closings.where}>
      {branches.length > 1 && (
        <Checkbox
          isSelected={all}
          isIndeterminate={!all && chosen.size > 0}
          onChange={(ticked) => onChange(new Set(ticked ? branches.map(({ id }) => id) : []))}
        >
          <strong>{closings.all}</strong>
        </Checkbox>
      )}
      <div className={styles.ticks}>
        {branches.map(({ id, name }) => (
          <Checkbox
            key={id}
            isSelected={chosen.has(id)}
            onChange={(ticked) => onChange(new Set(ticked ? [...chosen, id] : [...chosen].filter((one) => one !== id)))}
          >
            <bdi>{name}</bdi>
          </Checkbox>
        ))}
      </div>
    </div>
  )
}
