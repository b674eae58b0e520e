/** What the pages of a report get: its number, for the lists behind its figures, and what was found. */
export interface PartProps<Found> {
  readonly report: number
  readonly found: Found
}
