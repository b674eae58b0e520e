import { resolve, sameValue, type AttributeName, type Policy, type RuleCase } from '../../policy/index.ts'

/** An attribute that a change of the rules gives another value. */
export interface CaseChange {
  readonly attribute: AttributeName
  readonly before: unknown
  readonly after: unknown
}

/** A case that a change touches, with how many loans or holds are of it. */
export interface ChangedCase {
  readonly changes: readonly CaseChange[]
  readonly count: number
  /** Some of them. */
  readonly ids: readonly number[]
}

/** What is otherwise for a case under other rules. */
export function changesOf(before: Policy, after: Policy, the: RuleCase): readonly CaseChange[] {
  const [old, next] = [resolve(before, the).attributes, resolve(after, the).attributes]
  return namesOf(old)
    .filter((name) => !sameValue(old[name], next[name]))
    .map((attribute) => ({ attribute, before: old[attribute], after: next[attribute] }))
}

function namesOf<T extends object>(object: T): (keyof T)[] {
  return Object.keys(object) as (keyof T)[]
}

/** How often each attribute changes, and from what to what; the most frequent first. */
export function tally(changed: readonly ChangedCase[], when: (attribute: AttributeName) => 'now' | 'renewal') {
  const byAttribute = new Map<AttributeName, Map<string, { before: unknown; after: unknown; count: number }>>()
  for (const { changes, count } of changed) {
    for (const { attribute, before, after } of changes) {
      const values = byAttribute.get(attribute) ?? new Map()
      const key = JSON.stringify([before, after])
      values.set(key, { before, after, count: (values.get(key)?.count ?? 0) + count })
      byAttribute.set(attribute, values)
    }
  }
  return [...byAttribute]
    .map(([attribute, values]) => {
      const list = [...values.values()].toSorted((a, b) => b.count - a.count)
      return { attribute, count: list.reduce((sum, one) => sum + one.count, 0), when: when(attribute), changes: list }
    })
    .toSorted((a, b) => b.count - a.count)
}
