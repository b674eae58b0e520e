import { manyColumn, singleColumn } from './column.ts'
import { mergeColumns } from './merge-columns.ts'
import type { Part } from './merge-documents.ts'
import { gather, mergeDocuments } from './merge-documents.ts'
import { PostingsMerger } from './merge-postings.ts'
import type { Schema } from './schema.ts'
import type { Column, Segment, SortColumn } from './segment.ts'
import { weighSuggestions } from './suggestion-weights.ts'

/** Postings between two pauses, or as many as the longest term has. */
const PAUSE = 4096

/**
 * Makes one segment of several, deleted documents left out; the same as if the builder had been given just the documents
 * that remain. Yields what it has done since the last pause, counted in postings, so that the caller can do other work.
 */
export function* mergeSegments(schema: Schema, parts: readonly Part[]): Generator<number, Segment> {
  const documents = yield* mergeDocuments(parts)
  const size = documents.local.length
  yield size
  const segments = parts.map((part) => part.segment)
  const postings = new PostingsMerger(segments, documents)
  for (let done = 0; postings.mergeTerm();) {
    if (postings.done - done < PAUSE) continue
    yield postings.done - done
    done = postings.done
  }
  const columns = (pick: (segment: Segment) => Column): Generator<number, Column> =>
    mergeColumns(segments.map(pick), documents)
  const suggestions = yield* columns((segment) => segment.suggestions)
  const sorts: SortColumn[] = []
  for (let i = 0; i < schema.sorts.length; i++) {
    sorts.push(singleColumn(yield* columns((segment) => manyColumn(segment.sorts[i]!))))
  }
  const numbers: Int32Array[] = []
  for (let i = 0; i < schema.numbers.length; i++) {
    const arrays = segments.map((segment) => segment.numbers[i]!)
    numbers.push(yield* gather(arrays, documents, new Int32Array(size)))
  }
  const ids = segments.map((segment) => segment.ids)
  const titleLengths = segments.map((segment) => segment.titleLengths)
  return {
    ids: yield* gather(ids, documents, new Uint32Array(size)),
    ...postings.finish(),
    titleLengths: yield* gather(titleLengths, documents, new Uint8Array(size)),
    facets: yield* columns((segment) => segment.facets),
    sorts,
    numbers,
    suggestions,
    suggestionWeights: weighSuggestions(suggestions, numbers[schema.popularity]),
  }
}
