import type { Criteria } from '../../../../server/src/modules/policy/contract.ts'
import { useWords } from '../../desk-context.ts'
import { useBranches, useBranchGroups, useCategories, useItemTypes, useLocations } from '../../reference.ts'
import type { Choice } from '../../ui/choice.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './rules.module.css'

interface CriteriaFieldsProps {
  readonly criteria: Criteria
  readonly onChange: (criteria: Criteria) => void
}

/** To what a rule applies; every field may be left open. */
export function CriteriaFields({ criteria, onChange }: CriteriaFieldsProps) {
  const { rules } = useWords()
  const [categories, types, branches, locations] = [useCategories(), useItemTypes(), useBranches(), useLocations()]
  const groups = useBranchGroups()
  const set = (name: keyof Criteria, value: string | number | undefined) => {
    const next = { ...criteria }
    delete next[name]
    onChange(value === undefined ? next : { ...next, [name]: value })
  }
  const byCode = (rows: readonly { code: string; name: string }[]) =>
    rows.map(({ code, name }) => ({ id: code, label: name }))
  const byId = (rows: readonly { id: number; name: string }[]) =>
    rows.map(({ id, name }) => ({ id: String(id), label: name }))
  const choice = (
    name: 'patronCategory' | 'itemType' | 'location' | 'branch' | 'owner' | 'group' | 'ownerGroup',
    choices: readonly Choice[],
  ) => (
    <Select
      label={rules[name]}
      choices={[{ id: 'any', label: rules.any }, ...choices]}
      value={criteria[name]?.toString() ?? 'any'}
      onChange={(next) =>
        set(name, next === 'any' ? undefined : name === 'patronCategory' || name === 'itemType' ? next : Number(next))
      }
    />
  )
  const age = (name: 'ageFrom' | 'ageTo') => (
    <NumberField
      label={rules[name]}
      unit={rules.years}
      minValue={0}
      maxValue={120}
      value={criteria[name] ?? Number.NaN}
      onChange={(next) => set(name, Number.isNaN(next) ? undefined : next)}
    />
  )
  return (
    <div className={styles.criteria}>
      {choice('patronCategory', byCode(categories))}
      {choice('itemType', byCode(types))}
      {choice('branch', byId(branches))}
      {choice('owner', byId(branches))}
      {choice('location', byId(locations))}
      {groups.length > 0 && choice('group', byId(groups))}
      {groups.length > 0 && choice('ownerGroup', byId(groups))}
      <TextField
        label={rules.collection}
        placeholder={rules.any}
        value={criteria.collection ?? ''}
        onChange={(text) => set('collection', text.trim() === '' ? undefined : text)}
      />
      {age('ageFrom')}
      {age('ageTo')}
    </div>
  )
}
