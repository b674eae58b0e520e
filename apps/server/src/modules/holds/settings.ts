import { defineSetting, readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'

const wholeNumber = (least: number, most: number) => (value: unknown) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most
    ? undefined
    : `Write a whole number from ${least} to ${most}.`

/** How long a claimed row of the pull list stays claimed. */
export const claimMinutes = defineSetting(
  'holds.claim-minutes',
  60,
  'Minutes for which a claimed row of the pull list stays with whoever claimed it',
  { problem: wholeNumber(1, 1440) },
)

/** Whether patrons end their own holds once a copy waits for them. */
export const cancelFromShelf = defineSetting(
  'holds.cancel-from-shelf',
  false,
  'Patrons may cancel their own hold although its copy is already on the hold shelf or on its way there',
  { choices: [false, true] },
)

/** Whether patrons may end their own holds although a copy is kept for them. */
export function patronsCancelCaught(w: Pick<Work, 'db'>, branch: number | null = null): Promise<boolean> {
  return readSetting(w, cancelFromShelf, branch)
}

/** Whether what was not collected goes to the next in the queue by itself. */
export const fillFromShelf = defineSetting(
  'holds.fill-from-shelf',
  true,
  'When the time of a hold on the shelf ends, its copy goes to the next in the queue at once',
  { choices: [false, true] },
)

/** Reasons that staff choose from when they cancel. */
export const cancelReasons = defineSetting<readonly string[]>(
  'holds.cancel-reasons',
  ['Asked by the patron', 'No copy to be had', 'Bought elsewhere', 'Placed by mistake'],
  'Reasons from which staff choose when they cancel a hold',
  {
    problem: (value) =>
      Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string' && one.trim() !== '')
        ? undefined
        : 'Write a list of reasons.',
  },
)

/** How many wait for each copy before a title is short of copies. */
export const holdRatio = defineSetting(
  'holds.ratio',
  4,
  'Holds per copy above which a title is listed as short of copies',
  { problem: wholeNumber(1, 1000) },
)

/** What this module can be set to do. */
export const holdsSettings = [claimMinutes, cancelFromShelf, fillFromShelf, cancelReasons, holdRatio]
