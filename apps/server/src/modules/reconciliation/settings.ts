import { defineSetting, readSetting, type Setting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'

const openTo = ['everyone', 'keys', 'nobody'] as const
/** Who may compare their data with the catalogue. */
export type OpenTo = (typeof openTo)[number]

const access = defineSetting<OpenTo>(
  'reconciliation.open-to',
  'everyone',
  'Who may compare data with the headings and titles of the catalogue (OpenRefine): everyone, only programs with an API key, or nobody',
  { choices: openTo },
)
const perMinute = defineSetting(
  'reconciliation.per-minute',
  6000,
  'Requests of OpenRefine, each with up to 100 questions, that one address may send in a minute',
  {
    problem: (value) =>
      Number.isInteger(value) && Number(value) >= 10 && Number(value) <= 1_000_000
        ? undefined
        : 'Write a number from 10 to 1000000.',
  },
)

/** The settings of this module. */
export const reconciliationSettings: readonly Setting<unknown>[] = [access, perMinute]

/** Who may ask, and how much. */
export async function reconciliationLimits(
  w: Pick<Work, 'db'>,
): Promise<{ readonly openTo: OpenTo; readonly perMinute: number }> {
  const [who, count] = await Promise.all([readSetting(w, access), readSetting(w, perMinute)])
  return { openTo: who, perMinute: count }
}
