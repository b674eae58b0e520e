import { defineCache } from '../../platform/live-cache.ts'
import { defineSetting, readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'

const whole =
  (least: number, most: number, nullable = false) =>
  (value: unknown) =>
    (nullable && value === null) || (Number.isInteger(value) && Number(value) >= least && Number(value) <= most)
      ? undefined
      : `Write a whole number from ${least} to ${most}${nullable ? ', or nothing' : ''}.`
const yesNo = (value: unknown) => (typeof value === 'boolean' ? undefined : 'Choose yes or no.')

/** The library's four digits in the card numbers that it gives. */
export const cardInstitution = defineSetting(
  'patrons.card-institution',
  '1000',
  'Four digits of the library in new card numbers (2, these four, eight of the number, check digit)',
  { problem: (value) => (typeof value === 'string' && /^\d{4}$/.test(value) ? undefined : 'Write four digits.') },
)
/** How the last character of a card number is reckoned from the others. */
export const cardCheck = defineSetting<'mod10' | 'mod43' | 'none'>(
  'patrons.card-check',
  'mod10',
  'Check character of card numbers: mod10 (Luhn, as on Codabar labels), mod43 (Code 39), or none',
  { choices: ['mod10', 'mod43', 'none'] },
)
export const cardPrefix = defineSetting(
  'patrons.card-prefix',
  '',
  'What card numbers begin with; empty: 2 and the four digits of the library',
  {
    problem: (value) =>
      typeof value === 'string' && /^[0-9A-Z.-]{0,20}$/.test(value)
        ? undefined
        : 'Write digits and capital letters, at most 20.',
  },
)
export const cardLength = defineSetting('patrons.card-length', 14, 'Characters of a card number', {
  problem: whole(4, 40),
})
export const cardVerify = defineSetting(
  'patrons.card-verify',
  false,
  'Cards that are scanned or typed at registration must have the prefix, the length and the check character',
  { problem: yesNo },
)
export const cardRangesOnly = defineSetting(
  'patrons.card-ranges-only',
  false,
  'Cards outside the ranges of the library are refused',
  { problem: yesNo },
)
export const cardReplacementFee = defineSetting(
  'patrons.card-replacement-fee',
  0,
  'Fee for a new card in place of a lost one, in minor units (340 is 3.40)',
  { problem: whole(0, 10_000_000) },
)
export const juvenileUnder = defineSetting('patrons.juvenile-under', 18, 'Patrons younger than this are juvenile', {
  problem: whole(0, 130),
})
export const ownBranchOnly = defineSetting(
  'patrons.own-branch-only',
  false,
  'Staff without the permission patrons:everywhere find only the patrons of their branch',
  { problem: yesNo },
)
export const guaranteesLimit = defineSetting<number | null>(
  'patrons.guarantees-limit',
  null,
  'Guarantors borrow nothing while those they answer for owe more than this in all, in minor units; nothing: no limit',
  { problem: whole(0, 100_000_000, true) },
)
export const guarantorGroupLimit = defineSetting<number | null>(
  'patrons.guarantor-group-limit',
  null,
  'Guarantors and those they answer for borrow nothing while all of them together owe more than this, in minor units; nothing: no limit',
  { problem: whole(0, 100_000_000, true) },
)
export const selfRegistration = defineSetting<'off' | 'approval' | 'at-once'>(
  'patrons.self-registration',
  'off',
  'Signing up on the public site: off, staff approve each, or a temporary card at once',
  { choices: ['off', 'approval', 'at-once'] },
)
export const selfRegistrationCategory = defineSetting(
  'patrons.self-registration-category',
  'adult',
  'Category of those who signed up by themselves',
)
export const selfRegistrationDays = defineSetting(
  'patrons.self-registration-days',
  30,
  'Days until the card of someone who signed up by themselves ends',
  { problem: whole(1, 3650) },
)
export const contactChanges = defineSetting<'at-once' | 'approval' | 'off'>(
  'patrons.contact-changes',
  'approval',
  'Contact details that patrons change in their account: at once, after approval by staff, or not at all',
  { choices: ['at-once', 'approval', 'off'] },
)
export const emailConfirmation = defineSetting<'off' | 'patron' | 'always'>(
  'patrons.email-confirmation',
  'off',
  'New e-mail addresses are confirmed by a link: never, when patrons give them in their account, or always (imports aside)',
  { choices: ['off', 'patron', 'always'] },
)
export const keepDeletedDays = defineSetting(
  'patrons.keep-deleted-days',
  30,
  'Days after which the personal data of deleted patrons are wiped; until then they can be brought back',
  { problem: whole(0, 3650) },
)
export const photoLimit = defineSetting('patrons.photo-kilobytes', 2048, 'Largest photo of a patron, in kilobytes', {
  problem: whole(10, 20_000),
})

/** What this module can be set to do. */
export const patronsSettings = [
  cardInstitution,
  cardCheck,
  cardPrefix,
  cardLength,
  cardVerify,
  cardRangesOnly,
  cardReplacementFee,
  juvenileUnder,
  ownBranchOnly,
  guaranteesLimit,
  guarantorGroupLimit,
  selfRegistration,
  selfRegistrationCategory,
  selfRegistrationDays,
  contactChanges,
  emailConfirmation,
  keepDeletedDays,
  photoLimit,
]

/** Settings that are asked for at every scan, at every line of an import or on every page. */
export interface PatronPolicy {
  readonly juvenileUnder: number
  readonly ownBranchOnly: boolean
  readonly guaranteesLimit: number | null
  readonly guarantorGroupLimit: number | null
  readonly cardVerify: boolean
  readonly cardRangesOnly: boolean
}

const policies = defineCache('patrons.policy', ['setting'], async (w, branch: number): Promise<PatronPolicy> => {
  const at = branch === 0 ? null : branch
  return {
    juvenileUnder: await readSetting(w, juvenileUnder, at),
    ownBranchOnly: await readSetting(w, ownBranchOnly, at),
    guaranteesLimit: await readSetting(w, guaranteesLimit, at),
    guarantorGroupLimit: await readSetting(w, guarantorGroupLimit, at),
    cardVerify: await readSetting(w, cardVerify, at),
    cardRangesOnly: await readSetting(w, cardRangesOnly, at),
  }
})

/** The settings that are asked for often, of a branch or of the library; read from the database only after a change. */
export function patronPolicy(w: Pick<Work, 'db' | 'platform'>, branch: number | null = null): Promise<PatronPolicy> {
  return policies.get(w, branch ?? 0)
}
