import { defineSetting, readSetting, type Setting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import type { Wishes } from './rules/score-record.ts'

// The union catalogue of a consortium often lies inside its network, and only those who may set up catalogues choose where is asked.
const allowPrivate = defineSetting(
  'copy-cataloguing.allow-private',
  true,
  'Catalogues on addresses inside may be searched: this machine, and private networks (10…, 172.16…, 192.168…, fc00…)',
)
const language = defineSetting(
  'copy-cataloguing.language',
  'eng',
  'Language in which records of others should be catalogued (040 $b)',
  {
    problem: (value) =>
      typeof value === 'string' && /^[a-z]{3}$/.test(value) ? undefined : 'Give a code of three letters, such as eng.',
  },
)
const classTags = defineSetting<readonly string[]>(
  'copy-cataloguing.class-tags',
  ['050', '082'],
  'Fields with the class numbers that this library shelves by, the first one wanted most',
  {
    problem: (value) =>
      Array.isArray(value) && value.every((tag) => typeof tag === 'string' && /^\d{3}$/.test(tag))
        ? undefined
        : 'Give a list of tags such as 050.',
  },
)
/** From which score on the best record of a list is taken by itself. */
export const usualScore = defineSetting(
  'copy-cataloguing.least-score',
  60,
  'Score from which the best record of a list is taken by itself (0 to 100)',
  {
    problem: (value) =>
      Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 100
        ? undefined
        : 'Give a number from 0 to 100.',
  },
)
/** Days for which searches are kept. */
export const keepDays = defineSetting(
  'copy-cataloguing.keep-days',
  14,
  'How many days searches of other catalogues are kept',
  {
    problem: (value) =>
      Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 400 ? undefined : 'Write days, from 1 to 400.',
  },
)

/** The settings of this module. */
export const copySettings: readonly Setting<unknown>[] = [allowPrivate, language, classTags, usualScore, keepDays]

/** True where catalogues inside may be asked. */
export async function mayAskInside(w: Pick<Work, 'db'>): Promise<boolean> {
  return readSetting(w, allowPrivate)
}

/** What the library looks for in records of others. */
export async function wishesOf(w: Pick<Work, 'db'>): Promise<Wishes> {
  return { language: await readSetting(w, language), classTags: await readSetting(w, classTags) }
}
