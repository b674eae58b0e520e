import type { Module } from '../../platform/module.ts'
import { patronSubscriptions } from './patron-events.ts'
import { endpoints } from './routes.ts'
import { reviewsMode, tagsMode } from './settings.ts'

export { reviewLimits, type OwnReview, type ReadersOnTitle, type Review } from './contract.ts'
export { readersOn, reviewsOf, tagsOf } from './read-reviews.ts'
export { modesOf, reviewsMode, tagsMode } from './settings.ts'
export { deleteReview, putReview, putTags, reportReview } from './write-review.ts'

/** What readers say of titles: stars, reviews and tags, where the library wants them. */
export const reviewsModule: Module = {
  name: 'reviews',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [{ code: 'reviews:moderate', text: 'Show and refuse reviews and tags of readers' }],
  settings: [reviewsMode, tagsMode],
  endpoints,
  subscriptions: patronSubscriptions,
}
