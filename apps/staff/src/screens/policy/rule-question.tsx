import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ExplainRules } from '../../../../server/src/modules/policy/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useBranches, useCategories, useItemTypes, useLocations } from '../../reference.ts'
import type { Choice } from '../../ui/choice.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { ResolvedValues } from './resolved-values.tsx'
import styles from './rules.module.css'

/** What the rules say for a case, attribute by attribute, with the rules that lost. The case stands in the address. */
export function RuleQuestion() {
  const { words, call } = useDesk()
  const { rules, simulator } = words
  const address = useAddress()
  const [categories, types, branches, locations] = [useCategories(), useItemTypes(), useBranches(), useLocations()]
  const [patronCategory, itemType] = [address.text('category'), address.text('type')]
  const [branch, location, age] = [address.number('branch'), address.number('location'), address.number('age')]
  const body = {
    ...(patronCategory !== undefined && { patronCategory }),
    ...(itemType !== undefined && { itemType }),
    ...(branch !== undefined && { branch, owner: branch }),
    ...(location !== undefined && { location }),
    ...(age !== undefined && { age }),
  }
  const answer = useQuery({
    queryKey: ['rules', 'explain', body],
    queryFn: ({ signal }) => call(ExplainRules, { body }, signal),
    placeholderData: keepPreviousData,
  })
  const choice = (label: string, name: string, value: string | undefined, choices: readonly Choice[]) => (
    <Select
      label={label}
      beside
      choices={[{ id: 'any', label: rules.any }, ...choices]}
      value={value ?? 'any'}
      onChange={(next) => address.set({ [name]: next === 'any' ? undefined : next }, 'replace')}
    />
  )
  const coded = (rows: readonly { code: string; name: string }[]) =>
    rows.map(({ code, name }) => ({ id: code, label: name }))
  const numbered = (rows: readonly { id: number; name: string }[]) =>
    rows.map(({ id, name }) => ({ id: String(id), label: name }))
  return (
    <>
      <p className={styles.faint}>{simulator.lookUpHint}</p>
      <div className={styles.case}>
        {choice(rules.patronCategory, 'category', patronCategory, coded(categories))}
        {choice(rules.itemType, 'type', itemType, coded(types))}
        {choice(rules.branch, 'branch', branch?.toString(), numbered(branches))}
        {choice(rules.location, 'location', location?.toString(), numbered(locations))}
        <NumberField
          label={simulator.age}
          beside
          unit={rules.years}
          minValue={0}
          maxValue={120}
          value={age ?? Number.NaN}
          onChange={(next) => address.set({ age: Number.isNaN(next) ? undefined : next }, 'replace')}
        />
      </div>
      {answer.isError && <FailedState error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <SkeletonRows rows={5} />}
      {answer.data && <ResolvedValues values={answer.data.attributes} />}
    </>
  )
}
