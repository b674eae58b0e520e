import type {
  SomeMachineOptions,
  machinePermissions,
} from '../../../../server/src/modules/machines/contract-options.ts'
import type { MachineKind } from '../../../../server/src/modules/machines/contract.ts'

type Permission = (typeof machinePermissions)[number]

/** What machines of a make usually want: kind, permissions, and where their dialect differs from the usual. */
export interface Preset {
  readonly kind: MachineKind
  readonly permissions: readonly Permission[]
  readonly options: SomeMachineOptions
}

const lends: readonly Permission[] = [
  'circulation:check-out',
  'circulation:check-in',
  'circulation:renew',
  'patrons:read',
  'holds:place',
  'fees:read',
  'fees:pay',
  'catalog:read',
]
const sorts: readonly Permission[] = ['circulation:check-in', 'catalog:read', 'catalog:items']

/** Presets by what they are for; the page says so in words. */
export const presets = {
  'self-check': { kind: 'self-check', permissions: lends, options: {} },
  'self-check-old': {
    kind: 'self-check',
    permissions: lends,
    options: { encoding: 'cp850', errorDetection: 'always', longestField: 255 },
  },
  'self-check-open': {
    kind: 'self-check',
    permissions: lends,
    options: { nameTemplate: '{initials}', hiddenFields: ['BD', 'BE', 'BF', 'PB'], pin: 'always' },
  },
  sorter: {
    kind: 'sorter',
    permissions: sorts,
    options: {
      returnOfNotLoaned: true,
      destinationAlways: true,
      alertOnlyWithType: true,
      holdNameTemplate: '{initials}',
    },
  },
  'sorter-bins': {
    kind: 'sorter',
    permissions: sorts,
    options: { returnOfNotLoaned: true, alertAlways: true, destinationAlways: true, holdPatronShown: false },
  },
  'book-drop': { kind: 'sorter', permissions: sorts, options: { holdsBlockReturn: true, holdPatronShown: false } },
  'pay-station': {
    kind: 'pay-station',
    permissions: ['patrons:read', 'fees:read', 'fees:pay'],
    options: { pin: 'always' },
  },
  vendor: {
    kind: 'vendor',
    permissions: ['patrons:read'],
    options: {
      pin: 'as-sent',
      hiddenFields: ['BD', 'BE', 'BF', 'AS', 'AT', 'AU', 'AV', 'BU', 'CD'],
      ownFields: [{ id: 'PC', template: '{category}' }],
      connections: 100,
    },
  },
  'terminal-login': { kind: 'self-check', permissions: lends, options: { telnetLogin: true, terminator: 'crlf' } },
} as const satisfies Readonly<Record<string, Preset>>
export type PresetName = keyof typeof presets
export const presetNames: readonly PresetName[] = [
  'self-check',
  'self-check-old',
  'self-check-open',
  'sorter',
  'sorter-bins',
  'book-drop',
  'pay-station',
  'vendor',
  'terminal-login',
]

/** A preset by its name. */
export function presetOf(name: PresetName): Preset {
  return presets[name]
}
