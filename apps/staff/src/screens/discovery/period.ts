/** What the page shows: searches that found nothing, all of them, titles looked at, and where readers are led on. */
export const discoveryViews = ['missing', 'all', 'titles', 'references'] as const

/** Days that can be looked back. */
export const spans = ['30', '90', '365'] as const

/** The first day of so many up to today; the server knows what day it is in the library. */
export function periodBefore(days: number, today = Temporal.Now.plainDateISO()): { readonly from: string } {
  return { from: today.subtract({ days: days - 1 }).toString() }
}
