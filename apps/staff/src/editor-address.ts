/** A field of a record, by its tag, as those before it are counted. */
export interface FieldPlace {
  readonly tag: string
  /** Which of the fields with this tag, from 1. */
  readonly occurrence: number
  readonly subfield?: string | undefined
}

/** So many records of a list wait at most behind the one that is opened: addresses have their limits. */
const mostWaiting = 200

/**
 * The address at which a record is edited: `/catalogue/12/edit?at=245,1,c&next=13,14`.
 *
 * @param waiting - the other records of a list, to be opened one after the other when the one before is saved
 */
export function editorAddress(bib: number, waiting: readonly number[] = [], at?: FieldPlace): string {
  const next = [...new Set(waiting)].filter((one) => one !== bib).slice(0, mostWaiting)
  const parts = [
    ...(at ? [`at=${[at.tag, at.occurrence, at.subfield ?? ''].join(',').replace(/,$/, '')}`] : []),
    ...(next.length > 0 ? [`next=${next.join(',')}`] : []),
  ]
  return `/catalogue/${bib}/edit${parts.length > 0 ? `?${parts.join('&')}` : ''}`
}

/** Reads back which field an address means. */
export function readFieldPlace(text: string | undefined): FieldPlace | undefined {
  const [, tag, occurrence, subfield] = /^(\w{3}),(\d{1,5})(?:,(.))?$/.exec(text ?? '') ?? []
  if (tag === undefined) return undefined
  return { tag, occurrence: Number(occurrence), ...(subfield !== undefined && { subfield }) }
}

/** The rest of a list behind one of its records, then what came before it. */
export function waitingBehind(bibs: readonly number[], bib: number): readonly number[] {
  const all = [...new Set(bibs)]
  const at = all.indexOf(bib)
  return at < 0 ? all : [...all.slice(at + 1), ...all.slice(0, at)]
}
