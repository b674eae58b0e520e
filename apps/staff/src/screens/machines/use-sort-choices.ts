import type { SortSubject, SortTest } from '../../../../server/src/modules/sorting/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { nameOf, useBranches, useBranchGroups, useItemTypes, useLocations } from '../../reference.ts'
import type { Choice } from '../../ui/choice.ts'
import { fixedValues } from './sort-draft.ts'

/** What can be chosen for a condition of a rule, and what a condition says in words. */
export interface SortChoices {
  of(about: SortSubject): readonly Choice[]
  name(about: SortSubject, value: string): string
  sentence(test: SortTest): string
}

/** Names of everything that rules of a branch can ask for. */
export function useSortChoices(branch: number): SortChoices {
  const { words } = useDesk()
  const [branches, groups, locations, types] = [useBranches(), useBranchGroups(), useLocations(), useItemTypes()]
  const places = (about: 'destination' | 'owner'): readonly Choice[] => [
    { id: 'here', label: words.sortValueNames[`${about} here`] ?? 'here' },
    { id: 'elsewhere', label: words.sortValueNames[`${about} elsewhere`] ?? 'elsewhere' },
    ...branches.map(({ id, name }) => ({ id: `branch:${id}`, label: name })),
    ...groups.map(({ id, name }) => ({ id: `group:${id}`, label: name })),
  ]
  const of = (about: SortSubject): readonly Choice[] => {
    switch (about) {
      case 'destination':
      case 'owner':
        return places(about)
      case 'item-type':
        return types.map(({ code, name }) => ({ id: code, label: name }))
      case 'format':
        return Object.entries(words.sortFormatNames).map(([id, label]) => ({ id, label }))
      case 'location':
        return locations
          .filter((place) => place.branch === null || place.branch === branch)
          .map(({ id, name }) => ({ id: String(id), label: name }))
      default:
        return (fixedValues(about) ?? []).map((id) => ({ id, label: words.sortValueNames[`${about} ${id}`] ?? id }))
    }
  }
  const name = (about: SortSubject, value: string): string => {
    if (about === 'location') return nameOf(locations, Number(value))
    return of(about).find(({ id }) => id === value)?.label ?? value
  }
  const { sorting } = words
  return {
    of,
    name,
    sentence: (test) =>
      sorting.condition(
        words.sortSubjectNames[test.about],
        test.not,
        test.any.map((value) => name(test.about, value)).join(', '),
      ),
  }
}
