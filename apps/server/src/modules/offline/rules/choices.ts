import type { Block } from '../../../platform/refusal.ts'
import type { EntryOutcome, OfflineKind, Resolution } from '../contract.ts'

/** What can be done about an exception: what fits it best comes first. */
export function choicesFor({
  kind,
  state,
  blocks,
  loan,
}: {
  readonly kind: OfflineKind
  readonly state: EntryOutcome | 'waiting'
  readonly blocks: readonly Block[]
  readonly loan: number | null
}): readonly Resolution[] {
  if (state === 'noted') return kind !== 'check-in' && loan !== null ? ['accept', 'check-in', 'charge'] : ['accept']
  if (state !== 'open') return []
  const has = (...codes: readonly string[]) => blocks.some(({ code }) => codes.includes(code))
  if (kind === 'check-in') return has('lent-since') ? ['dismiss', 'check-in'] : ['dismiss']
  if (kind === 'renew') return loan === null ? ['dismiss'] : ['renew', 'check-in', 'dismiss']
  const choices: Resolution[] = []
  if (has('patron-not-found', 'invalid-patron')) choices.push('attach')
  else if (has('item-not-found', 'fast-add-not-allowed')) choices.push('fast-add')
  else if (has('item-on-loan-here')) choices.push('renew')
  else if (!has('lent-since', 'returned-since')) choices.push('lend')
  if (!has('item-not-found', 'returned-since', 'lent-since')) choices.push('check-in')
  if (!has('patron-not-found', 'invalid-patron')) choices.push('charge')
  return [...choices, 'dismiss']
}
