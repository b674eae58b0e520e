/** What decides whether two titles look alike on a display. */
export interface Displayed {
  readonly id: number
  readonly format: string
  readonly language: string | null
  readonly classNumber: string | null
}

/**
 * Some of the titles for a display: one of each kind in turn, as a librarian would set them up, so that a box of forty
 * detective stories does not hide the rest. Within a kind the order stays.
 */
export function varied<T extends Displayed>(titles: readonly T[], count: number): readonly T[] {
  const kinds = [...Map.groupBy(titles, kindOf).values()]
  const rounds = Math.max(0, ...kinds.map((kind) => kind.length))
  const turns = Array.from({ length: rounds }, (_, round) => kinds.flatMap((kind) => kind[round] ?? []))
  return turns.flat().slice(0, count)
}

function kindOf({ format, language, classNumber }: Displayed): string {
  return `${format} ${language} ${classNumber?.slice(0, 1).toUpperCase() ?? ''}`
}
