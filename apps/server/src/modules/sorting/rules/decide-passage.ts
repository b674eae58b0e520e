import type { ItemStatus } from '../../catalog/contract.ts'
import type { alarmCauses } from '../contract-gates.ts'

/** A thing that passes a gate, as far as the library knows it. */
export interface PassingThing {
  readonly status: ItemStatus
  readonly lent: boolean
  /** Lent for use in the library only. */
  readonly onSite: boolean
}

/** Things that leave without a loan and may: on their way to another branch, sold or given away. */
const mayLeave: ReadonlySet<ItemStatus> = new Set(['in-transit', 'withdrawn'])

/** Why a gate sounds for something that goes out; undefined when it may leave. */
export function decidePassage(
  thing: PassingThing | undefined,
  gate: { readonly alarmUnknown: boolean },
): (typeof alarmCauses)[number] | undefined {
  if (!thing) return gate.alarmUnknown ? 'unknown' : undefined
  if (thing.lent) return thing.onSite ? 'on-site' : undefined
  return mayLeave.has(thing.status) ? undefined : 'not-lent'
}
