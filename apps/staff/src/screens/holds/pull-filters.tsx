import type { PullRow } from '../../../../server/src/modules/holds/contract.ts'
import { useWords } from '../../desk-context.ts'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './holds.module.css'
import { floorsOf, locationsOf, type PullFilter } from './pull-view.ts'

interface PullFiltersProps {
  readonly rows: readonly PullRow[]
  readonly filter: PullFilter
  readonly onChange: (change: Readonly<Record<string, string | undefined>>) => void
}

/** Narrows the list to a floor or shelf, and to what nobody has claimed. */
export function PullFilters({ rows, filter, onChange }: PullFiltersProps) {
  const { holds } = useWords()
  const floors = floorsOf(rows)
  const locations = locationsOf(rows)
  return (
    <div className={styles.filters}>
      {floors.length > 1 && (
        <Select
          label={holds.floor}
          hideLabel
          choices={[{ id: '', label: holds.allFloors }, ...floors.map((floor) => ({ id: floor, label: floor }))]}
          value={filter.floor ?? ''}
          onChange={(floor) => onChange({ floor: floor === '' ? undefined : floor })}
        />
      )}
      {locations.length > 1 && (
        <Select
          label={holds.location}
          hideLabel
          choices={[
            { id: '', label: holds.allLocations },
            ...locations.map(({ id, name, rows: n }) => ({ id: String(id), label: `${name} (${n})` })),
          ]}
          value={filter.location === undefined ? '' : String(filter.location)}
          onChange={(location) => onChange({ location: location === '' ? undefined : location })}
        />
      )}
      <RadioGroup
        label={holds.claims}
        beside
        look="segments"
        choices={[
          { id: 'all', label: holds.claimAll },
          { id: 'free', label: holds.claimFree },
          { id: 'mine', label: holds.claimMine },
        ]}
        value={filter.claimed}
        onChange={(claimed) => onChange({ claimed: claimed === 'all' ? undefined : claimed })}
      />
    </div>
  )
}
