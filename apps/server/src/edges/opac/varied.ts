/** What decides whether two titles look alike on a display. */
export interface Displayed {
  readonly id: number
  readonly format: string
  readonly classNumber: string | null
}

const booksInARow = 2

/**
 * Some of the titles for a display, as a librarian would set them up, so that a box of forty detective stories does not
 * hide the rest: two books of different classes, then something else, each kind in turn. Within a kind the order stays.
 */
export function varied<T extends Displayed>(titles: readonly T[], count: number): readonly T[] {
  const books = inTurn(
    titles.filter((title) => title.format === 'book'),
    (book) => book.classNumber?.slice(0, 1) ?? '',
  )
  const others = inTurn(
    titles.filter((title) => title.format !== 'book'),
    (other) => other.format,
  )
  const shown: T[] = []
  let [book, other] = [0, 0]
  while (shown.length < count && book + other < titles.length) {
    const row = books.slice(book, book + booksInARow)
    const last = others.slice(other, other + 1)
    shown.push(...row, ...last)
    book += row.length
    other += last.length
  }
  return shown.slice(0, count)
}

function inTurn<T>(titles: readonly T[], kindOf: (title: T) => string): readonly T[] {
  const kinds = [...Map.groupBy(titles, kindOf).values()]
  const rounds = Math.max(0, ...kinds.map((kind) => kind.length))
  return Array.from({ length: rounds }, (_, round) => kinds.flatMap((kind) => kind[round] ?? [])).flat()
}
