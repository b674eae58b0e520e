import { useMemo } from 'react'
import {
  nameOf,
  nameOfCode,
  useBranches,
  useBranchGroups,
  useCategories,
  useItemTypes,
  useLocations,
} from '../../reference.ts'
import type { RuleNames } from './rule-words.ts'

/** What everything that rules refer to is called. */
export function useRuleNames(): RuleNames {
  const [categories, types, branches, locations] = [useCategories(), useItemTypes(), useBranches(), useLocations()]
  const groups = useBranchGroups()
  return useMemo(
    () => ({
      category: (code) => nameOfCode(categories, code),
      itemType: (code) => nameOfCode(types, code),
      branch: (id) => nameOf(branches, id),
      location: (id) => nameOf(locations, id),
      group: (id) => nameOf(groups, id),
    }),
    [categories, types, branches, locations, groups],
  )
}
