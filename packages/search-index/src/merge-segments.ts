import { manyColumn, singleColumn } from './column.ts'
import { mergeColumns } from './merge-columns.ts'
import type { Part } from './merge-documents.ts'
import { mergeDocuments } from './merge-documents.ts'
import { PostingsMerger } from './merge-postings.ts'
import type { Schema } from './schema.ts'
import type { Segment, SortColumn } from './segment.ts'
import { weighSuggestions } from './suggestion-weights.ts'

/** Postings between two pauses, or as many as the longest term has. */
const PAUSE = 4096

/**
 * Makes one segment of several, deleted documents left out; the same as if the builder had been given just the documents
 * that remain. Yields what it has done since the last pause, counted in postings, so that the caller can do other work.
 */
export function* mergeSegments(schema: Schema, parts: readonly Part[]): Generator<number, Segment> {
  const documents = mergeDocuments(parts)
  const { source, local } = documents
  yield source.length
  const segments = parts.map((part) => part.segment)
  const postings = new PostingsMerger(segments, documents)
  for (let done = 0; postings.mergeTerm();) {
    if (postings.done - done < PAUSE) continue
    yield postings.done - done
    done = postings.done
  }
  const facets = yield* mergeColumns(
    segments.map((segment) => segment.facets),
    documents,
  )
  const suggestions = yield* mergeColumns(
    segments.map((segment) => segment.suggestions),
    documents,
  )
  const sorts: SortColumn[] = []
  for (let i = 0; i < schema.sorts.length; i++) {
    const columns = segments.map((segment) => manyColumn(segment.sorts[i]!))
    sorts.push(singleColumn(yield* mergeColumns(columns, documents)))
  }
  const numbers = schema.numbers.map((_, number) => {
    const columns = segments.map((segment) => segment.numbers[number]!)
    return Int32Array.from(local, (doc, i) => columns[source[i]!]![doc]!)
  })
  return {
    ids: Uint32Array.from(local, (doc, i) => segments[source[i]!]!.ids[doc]!),
    ...postings.finish(),
    titleLengths: Uint8Array.from(local, (doc, i) => segments[source[i]!]!.titleLengths[doc]!),
    facets,
    sorts,
    numbers,
    suggestions,
    suggestionWeights: weighSuggestions(suggestions, numbers[schema.popularity]),
  }
}
