import { defineSetting, readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import { reviewModes, type ReviewMode } from './contract.ts'

/** Whether readers write reviews. */
export const reviewsMode = defineSetting<ReviewMode>(
  'reviews.mode',
  'off',
  'Reviews and stars of readers: off, moderated (staff look at each first), or at-once',
  { choices: reviewModes },
)

/** Whether readers add tags. */
export const tagsMode = defineSetting<ReviewMode>(
  'reviews.tags',
  'off',
  'Tags of readers: off, moderated (staff look at each first), or at-once',
  { choices: reviewModes },
)

/** Both as they are set. */
export async function modesOf(
  w: Pick<Work, 'db'>,
): Promise<{ readonly reviews: ReviewMode; readonly tags: ReviewMode }> {
  return { reviews: await readSetting(w, reviewsMode), tags: await readSetting(w, tagsMode) }
}
