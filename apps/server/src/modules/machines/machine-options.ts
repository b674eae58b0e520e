import type { MachineKind } from './contract.ts'
import {
  usualOptions,
  type machinePermissions,
  type MachineOptions,
  type SomeMachineOptions,
} from './contract-options.ts'

type MachinePermission = (typeof machinePermissions)[number]

const atSelfCheck: readonly MachinePermission[] = [
  'circulation:check-out',
  'circulation:check-in',
  'circulation:renew',
  'patrons:read',
  'patrons:block',
  'holds:place',
  'fees:read',
  'fees:pay',
  'catalog:read',
  'catalog:items',
]

/** What a machine of a kind usually may do. */
export const usualPermissions: Readonly<Record<MachineKind, readonly MachinePermission[]>> = {
  'self-check': atSelfCheck,
  sorter: ['circulation:check-in', 'catalog:read', 'catalog:items'],
  'pay-station': ['patrons:read', 'fees:read', 'fees:pay'],
  vendor: ['patrons:read'],
  other: atSelfCheck,
}

/** Options by which a machine of a kind usually differs from the others. */
export const optionsOfKind: Readonly<Record<MachineKind, SomeMachineOptions>> = {
  'self-check': {},
  sorter: { destinationAlways: true },
  'pay-station': {},
  // A vendor asks whether someone is a patron, and is told no more than that.
  vendor: { pin: 'always', emptyPinAllowed: false, hiddenFields: ['BD', 'BE', 'BF'] },
  other: {},
}

/** All options of a machine: the usual ones with what differs. */
export function completeOptions(differing: SomeMachineOptions): MachineOptions {
  return { ...usualOptions, ...differing }
}

/** Only what differs from the usual, as it is stored. */
export function differingOptions(options: MachineOptions): SomeMachineOptions {
  const kept = Object.entries(options).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(Reflect.get(usualOptions, name)),
  )
  return Object.fromEntries(kept)
}
