/** A record that was found for an ISBN, as far as choosing needs it. */
export interface Choosable {
  readonly id: number
  readonly score: number
  readonly edition: string
  readonly isbns: readonly string[]
  readonly source: string
}

/** What came of a search for an ISBN: a record to take, or why there is none that could be taken by itself. */
export interface BestChoice {
  readonly outcome: 'found' | 'several' | 'weak' | 'nothing'
  readonly candidate: number | null
  readonly message: string | null
}

/** Records whose scores are nearer than this are equally good. */
const near = 3

/**
 * Chooses the record for an ISBN. Only one that has it as its own number is taken by itself; two different editions that
 * are equally good are left to a person, and so is a best one below the score that is asked for.
 *
 * @param records - best first
 */
export function chooseBest(records: readonly Choosable[], isbn: string, leastScore: number): BestChoice {
  if (records.length === 0)
    return { outcome: 'nothing', candidate: null, message: 'No catalogue that was asked has it.' }
  const own = records.filter(({ isbns }) => isbns.includes(isbn))
  const [best] = own
  if (!best) {
    return {
      outcome: 'weak',
      candidate: null,
      message: 'What was found has this ISBN only as that of another edition or form. Look at it before you take it.',
    }
  }
  if (best.score < leastScore) {
    return {
      outcome: 'weak',
      candidate: null,
      message: `The best record (${best.source}) has ${best.score} points; ${leastScore} are asked for.`,
    }
  }
  const rivals = new Set(own.filter(({ score }) => best.score - score < near).map(({ edition }) => edition))
  if (rivals.size > 1) {
    return {
      outcome: 'several',
      candidate: null,
      message: `${rivals.size} records that differ are equally good. Choose one.`,
    }
  }
  return { outcome: 'found', candidate: best.id, message: null }
}
