import { defineCache } from '../../platform/live-cache.ts'
import { defineSetting, type Setting } from '../../platform/setting.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { PlatformTables } from '../../platform/tables.ts'
import { usualMarkers } from './rules/rating.ts'

const texts = (value: unknown) =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? undefined : 'Write a list of words.'

/** What a library or a branch may have its desks do otherwise. */
export const deskSettings = {
  autoReturn: defineSetting(
    'circulation.auto-return',
    false,
    'Lending an item that is on loan to someone else ends that loan without asking',
  ),
  switchOnSite: defineSetting(
    'circulation.switch-on-site',
    true,
    'Lending to a reader what they use on site turns that loan into a usual one',
  ),
  confirmAccompanying: defineSetting<'no' | 'check-out' | 'check-in' | 'both'>(
    'circulation.confirm-accompanying',
    'no',
    'When staff must confirm that accompanying material is there: never, at check-out, at check-in, or both',
    { choices: ['no', 'check-out', 'check-in', 'both'] },
  ),
  ratingMarkers: defineSetting<readonly string[]>(
    'circulation.rating-markers',
    usualMarkers,
    'Words before a number in the audience note of a title (MARC 521) that make it a lowest age: PEGI 16, FSK 12, K-16',
    { problem: texts },
  ),
  fastAddType: defineSetting('circulation.fast-add-type', 'book', 'Item type of what the desk adds in a hurry'),
  withdrawnReturns: defineSetting<'keep' | 'release'>(
    'circulation.withdrawn-returns',
    'keep',
    'A withdrawn item that is checked in stays withdrawn with an alarm ("keep"), or goes back to the shelf ("release")',
    { choices: ['keep', 'release'] },
  ),
  discardOnLoan: defineSetting<'refuse' | 'close'>(
    'circulation.discard-on-loan',
    'refuse',
    'Withdrawing an item that is on loan is refused, or closes the loan first',
    { choices: ['refuse', 'close'] },
  ),
  checkInCart: defineSetting<number | null>(
    'circulation.check-in-cart',
    null,
    'Shelving location (its number) on which returned items count as standing until they are shelved; empty: none',
    { problem: (value) => (value === null || Number.isInteger(value) ? undefined : 'Write the number of a location.') },
  ),
  transitDays: defineSetting(
    'circulation.transit-overdue-days',
    7,
    'Days after which something on its way between branches is listed as late',
    { problem: (value) => (Number.isInteger(value) && Number(value) > 0 ? undefined : 'Write a number of days.') },
  ),
} as const

/** The settings of a desk as they are in force at a branch. */
export type DeskSettings = {
  readonly [K in keyof typeof deskSettings]: (typeof deskSettings)[K] extends Setting<infer T> ? T : never
}

const atBranch = defineCache('circulation.desk-settings', ['setting'], async (w, branch: number) => {
  const all: readonly (readonly [string, Setting<unknown>])[] = Object.entries(deskSettings)
  const rows = await tablesOf<PlatformTables>(w)
    .selectFrom('platform.setting')
    .select(['name', 'branch_id', 'value'])
    .where(
      'name',
      'in',
      all.map(([, setting]) => setting.name),
    )
    .execute()
  const valueOf = (setting: Setting<unknown>) =>
    (
      rows.find((row) => row.name === setting.name && row.branch_id === branch) ??
      rows.find((row) => row.name === setting.name && row.branch_id === null) ?? { value: setting.fallback }
    ).value
  return Object.fromEntries(all.map(([key, setting]) => [key, valueOf(setting)])) as unknown as DeskSettings
})

/** What the desks of a branch do; read from the database only after a change. */
export function deskSettingsAt(w: Pick<Work, 'db' | 'platform'>, branch: number): Promise<DeskSettings> {
  return atBranch.get(w, branch)
}
