import { parseIsbn } from '@carrel/identifiers'
import type { Candidate, CopySearch } from '../../../../server/src/modules/copy-cataloguing/contract.ts'

/** What came for the ISBN of a book: records that have it as their own number, and what else came. */
export interface BookChoice {
  /** Best first; one of the first edition is taken when nobody chooses. */
  readonly fitting: readonly Candidate[]
  readonly others: readonly Candidate[]
  /** Editions that differ and are equally good: a person looks which is meant. */
  readonly alike: number
}

/** Records whose scores are nearer than this are equally good. */
const near = 3

/** Parts the records of a search by ISBN: a catalogue that gives whatever it has must not decide what comes in. */
export function bookChoice({ terms, groups }: Pick<CopySearch, 'terms' | 'groups'>): BookChoice {
  const all = groups.flatMap(({ candidates }) => candidates).toSorted((a, b) => b.score - a.score)
  const isbn = parseIsbn(terms[0]?.text ?? '')?.isbn13
  const fits = ({ isbns }: Candidate) => isbn === undefined || isbns.includes(isbn)
  const fitting = all.filter(fits)
  const top = fitting[0]?.score ?? 0
  const alike = groups.filter(({ candidates }) => candidates.some((each) => fits(each) && top - each.score < near))
  return { fitting, others: all.filter((each) => !fits(each)), alike: alike.length }
}
