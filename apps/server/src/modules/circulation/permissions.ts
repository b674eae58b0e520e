import type { Permission } from '../../platform/module.ts'

/** Permissions with which staff pass blocks; each block names the one it needs. */
export const overrides = {
  item: 'circulation:override-item',
  limits: 'circulation:override-limits',
  fines: 'circulation:override-fines',
  overdues: 'circulation:override-overdues',
  holds: 'circulation:override-holds',
  age: 'circulation:override-age',
  renewals: 'circulation:override-renewals',
} as const

/** What this module's permissions allow. */
export const permissions: readonly Permission[] = [
  { code: 'circulation:read', text: 'See loans, transits and figures of the desk' },
  { code: 'circulation:check-out', text: 'Check out' },
  { code: 'circulation:check-in', text: 'Check in' },
  { code: 'circulation:renew', text: 'Renew loans' },
  { code: 'circulation:change-due', text: 'Set due dates by hand' },
  { code: 'circulation:fast-add', text: 'Lend what is not catalogued, with a title typed at the desk' },
  {
    code: 'circulation:transits',
    text: 'Ask for journeys between branches, break them off, say that something never arrived',
  },
  { code: 'circulation:rotas', text: 'Change floating groups and stock rotation' },
  { code: 'circulation:alerts', text: 'Have staff told or asked something when an item is scanned' },
  { code: 'circulation:slips', text: 'Change what slips say' },
  { code: 'circulation:discard-elsewhere', text: 'Withdraw items of other branches' },
  { code: 'circulation:lost', text: 'Declare loans lost or claimed returned' },
  { code: 'circulation:closings', text: 'Close branches and move what falls into the closing; undo it' },
  { code: 'circulation:due-changes', text: 'Change the due dates of many loans at once' },
  { code: overrides.item, text: 'Lend items that the rules or their status do not lend' },
  { code: overrides.limits, text: 'Lend past the limit of loans' },
  { code: overrides.fines, text: 'Lend to patrons who owe too much' },
  { code: overrides.overdues, text: 'Lend to patrons with overdue loans where the rules forbid it' },
  { code: overrides.holds, text: 'Lend or renew what is held for someone else' },
  { code: overrides.age, text: 'Lend in spite of an age limit' },
  { code: overrides.renewals, text: 'Renew in spite of the renewal rules' },
]
