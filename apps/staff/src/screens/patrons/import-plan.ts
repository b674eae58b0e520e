import type { ImportPlan, PatronImport } from '../../../../server/src/modules/patrons/contract-import.ts'

/** A plan to begin with where the server has none. */
export const emptyPlan: ImportPlan = {
  columns: {},
  match: ['card', 'external-id'],
  overwrite: {},
  overwriteOthers: 'never',
  defaults: {},
  dates: 'ymd',
  add: true,
}

/** The way a patron is recognised, switched on or off; the order stays as it is written. */
export function withMatch(plan: ImportPlan, way: ImportPlan['match'][number], on: boolean): ImportPlan {
  const order = ['card', 'external-id', 'email', 'name-and-birth-date'] as const
  return { ...plan, match: order.filter((one) => (one === way ? on : plan.match.includes(one))) }
}

/** The plan with another meaning of a column; what another column meant so far is free again. */
export function withColumn(plan: ImportPlan, column: string, field: string): ImportPlan {
  const columns = Object.fromEntries(
    Object.entries(plan.columns).map(([name, before]) => [name, field !== '' && before === field ? '' : before]),
  )
  return { ...plan, columns: { ...columns, [column]: field } }
}

/** True while a file can still be read: looked at, checked, or stopped before anything was written. */
export function canRun({ state, added, changed }: PatronImport): boolean {
  if (state === 'uploaded' || state === 'checked') return true
  return (state === 'failed' || state === 'cancelled') && added + changed === 0
}

/** True once an import has changed something that can be taken back. */
export function canUndo({ state, added, changed }: PatronImport): boolean {
  return state === 'done' || ((state === 'failed' || state === 'cancelled') && added + changed > 0)
}
