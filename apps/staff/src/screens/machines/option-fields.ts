import {
  errorDetections,
  institutionSources,
  offlinePolicies,
  pinPolicies,
  renewalPolicies,
  type MachineOptions,
} from '../../../../server/src/modules/machines/contract-options.ts'

type Switched =
  | 'onlyTls'
  | 'telnetLogin'
  | 'emptyPinAllowed'
  | 'returnOfNotLoaned'
  | 'holdsBlockReturn'
  | 'alertAlways'
  | 'destinationAlways'
  | 'alertOnlyWithType'
  | 'holdPatronShown'
  | 'overpaymentAllowed'
  | 'sayFines'
  | 'sayHomeBranch'
type Counted = 'longestField' | 'idleSeconds' | 'connections' | 'timeoutTenths' | 'retries' | 'sayExpiryDays'
type Written = 'institution' | 'language' | 'nameTemplate' | 'holdNameTemplate' | 'writeOffPaymentType'
type Listed = 'addresses' | 'hiddenFields' | 'notLendable'
export type Chosen = 'terminator' | 'errorDetection' | 'institutionFrom' | 'pin' | 'renewOnCheckOut' | 'offlineLoans'

/** How an option is set on the page. */
export type OptionField =
  | { readonly kind: 'switch'; readonly id: Switched }
  | { readonly kind: 'number'; readonly id: Counted; readonly from: number; readonly to: number }
  | { readonly kind: 'text'; readonly id: Written; readonly longest: number }
  | { readonly kind: 'lines'; readonly id: Listed }
  | { readonly kind: 'choice'; readonly id: Chosen }
  | { readonly kind: 'encoding'; readonly id: 'encoding' }
  | { readonly kind: 'blocks'; readonly id: 'blocksShown' }
  | { readonly kind: 'own'; readonly id: 'ownFields' }
  | { readonly kind: 'replace'; readonly id: 'replacements' }
  | { readonly kind: 'till'; readonly id: 'till' }

const on = (id: Switched): OptionField => ({ kind: 'switch', id })
const number = (id: Counted, from: number, to: number): OptionField => ({ kind: 'number', id, from, to })
const text = (id: Written, longest: number): OptionField => ({ kind: 'text', id, longest })
const lines = (id: Listed): OptionField => ({ kind: 'lines', id })
const choice = (id: Chosen): OptionField => ({ kind: 'choice', id })

/** Options by groups, in the order in which one sets a machine up. */
export const optionGroups = [
  {
    id: 'line',
    fields: [
      { kind: 'encoding', id: 'encoding' },
      choice('terminator'),
      choice('errorDetection'),
      number('longestField', 0, 4000),
      lines('addresses'),
      on('onlyTls'),
      on('telnetLogin'),
      number('idleSeconds', 60, 86_400),
      number('connections', 1, 1000),
      number('timeoutTenths', 1, 999),
      number('retries', 0, 999),
    ],
  },
  { id: 'identity', fields: [text('institution', 60), choice('institutionFrom'), text('language', 10)] },
  {
    id: 'patrons',
    fields: [
      choice('pin'),
      on('emptyPinAllowed'),
      text('nameTemplate', 100),
      lines('hiddenFields'),
      { kind: 'own', id: 'ownFields' },
      { kind: 'blocks', id: 'blocksShown' },
    ],
  },
  { id: 'lending', fields: [choice('renewOnCheckOut'), lines('notLendable'), choice('offlineLoans')] },
  {
    id: 'returns',
    fields: [
      on('returnOfNotLoaned'),
      on('holdsBlockReturn'),
      on('alertAlways'),
      on('destinationAlways'),
      on('alertOnlyWithType'),
      on('holdPatronShown'),
      text('holdNameTemplate', 100),
    ],
  },
  { id: 'money', fields: [on('overpaymentAllowed'), text('writeOffPaymentType', 2), { kind: 'till', id: 'till' }] },
  {
    id: 'words',
    fields: [
      on('sayFines'),
      number('sayExpiryDays', 0, 366),
      on('sayHomeBranch'),
      { kind: 'replace', id: 'replacements' },
    ],
  },
] as const satisfies readonly { readonly id: string; readonly fields: readonly OptionField[] }[]

/** What can be chosen for the options with a few values. */
export const optionValues: { readonly [K in Chosen]: readonly MachineOptions[K][] } = {
  terminator: ['cr', 'crlf'],
  errorDetection: errorDetections,
  institutionFrom: institutionSources,
  pin: pinPolicies,
  renewOnCheckOut: renewalPolicies,
  offlineLoans: offlinePolicies,
}

/** How many options of a group differ from the usual ones. */
export function differing(options: MachineOptions, usual: MachineOptions, fields: readonly OptionField[]): number {
  return fields.filter(({ id }) => JSON.stringify(options[id]) !== JSON.stringify(usual[id])).length
}

/** Lines of a text, without blanks around them and without empty ones. */
export function linesOf(written: string): string[] {
  return written
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** `PC {category}` a line: two letters and what they say; undefined with the line that is not written so. */
export function readOwnFields(
  written: string,
): { readonly fields: MachineOptions['ownFields'] } | { readonly wrong: string } {
  const fields: MachineOptions['ownFields'] = []
  for (const line of linesOf(written)) {
    const [, id, template] = /^([A-Z][A-Z0-9])\s+(.{1,100})$/.exec(line) ?? []
    if (id === undefined || template === undefined) return { wrong: line }
    fields.push({ id, template })
  }
  return { fields }
}

/** `said => otherwise` a line. */
export function readReplacements(
  written: string,
): { readonly replacements: MachineOptions['replacements'] } | { readonly wrong: string } {
  const replacements: MachineOptions['replacements'] = []
  for (const line of linesOf(written)) {
    const at = line.indexOf('=>')
    const from = line.slice(0, Math.max(at, 0)).trim()
    if (at < 0 || from === '') return { wrong: line }
    replacements.push({ from, to: line.slice(at + 2).trim() })
  }
  return { replacements }
}
