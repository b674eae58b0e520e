import type { Subscription } from '../../platform/events.ts'

/** What happens to patrons and is told. */
export const patronHappenings: readonly Subscription[] = []
