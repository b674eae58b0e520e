import { tokens } from '@carrel/text'
import type { Query, WordQuery } from './query.ts'

/** In what way a query was taken less strictly: any spelling of a quoted phrase, its words anywhere, any field, some of the words. */
export type Relaxation = 'spelling' | 'phrase' | 'fields' | 'words'

/** Ways to ask for less, each less strict than the one before. */
export function* relaxations(query: Query): Generator<{ readonly query: Query; readonly relaxed: Relaxation }> {
  let present = query
  const steps: readonly [Relaxation, (part: Query) => Query][] = [
    ['spelling', withoutSpelling],
    ['phrase', withoutPhrase],
    ['fields', withoutFields],
  ]
  for (const [relaxed, change] of steps) {
    const next = mapQuery(present, change)
    if (next === present) continue
    present = next
    yield { query: next, relaxed }
  }
  const parts = present.kind === 'and' ? present.of : [present]
  const wanted = parts.flatMap((part): readonly Query[] =>
    part.kind === 'word' ? wordsOf(part) : part.kind === 'not' ? [] : [part],
  )
  const unwanted = parts.filter((part) => part.kind === 'not')
  let last = wanted.length
  for (const share of [1, 2 / 3, 1 / 2]) {
    const count = share === 1 ? wanted.length - 1 : Math.ceil(wanted.length * share)
    if (count < 1 || count >= last) continue
    last = count
    yield { query: { kind: 'and', of: [{ kind: 'some', count, of: wanted }, ...unwanted] }, relaxed: 'words' }
  }
}

/** Words of a script without spaces, which came as one, each by itself. */
function wordsOf(part: WordQuery): readonly Query[] {
  if (!UNSPACED.test(part.text)) return [part]
  return tokens(part.text).map((text) => ({ kind: 'word', text, ...(part.fields && { fields: part.fields }) }))
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

function withoutSpelling(part: Query): Query {
  return part.kind === 'phrase' && part.exact === true ? { ...part, exact: false } : part
}

function withoutPhrase(part: Query): Query {
  if (part.kind !== 'phrase') return part
  return { kind: 'word', text: part.text, ...(part.fields === undefined ? {} : { fields: part.fields }) }
}

function withoutFields(part: Query): Query {
  if (part.kind !== 'word' || part.fields === undefined) return part
  return { kind: 'word', text: part.text, ...(part.at === undefined ? {} : { at: part.at }) }
}

/** The query with some of its parts changed; the same object when none is. What must not be found stays as strict. */
function mapQuery(query: Query, change: (part: Query) => Query): Query {
  if (query.kind === 'and' || query.kind === 'or') {
    const of = query.of.map((part) => mapQuery(part, change))
    return of.every((part, i) => part === query.of[i]) ? query : { kind: query.kind, of }
  }
  return query.kind === 'not' ? query : change(query)
}
