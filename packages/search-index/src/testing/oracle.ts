import type { Filter } from '../filters.ts'
import type { Query } from '../query.ts'
import type { SearchDocument } from '../schema.ts'

/** A repeatable source of numbers from 0 up to 1. */
export function randomSource(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Whether a document matches, found by looking at all its words. For documents and queries of plain words without plurals. */
export function matches(query: Query, document: SearchDocument): boolean {
  switch (query.kind) {
    case 'all':
      return true
    case 'word': {
      const words = query.text.split(' ')
      return words.every((word) => valuesOf(document, query.fields).some((value) => value.includes(word)))
    }
    case 'phrase':
      return valuesOf(document, query.fields).some((value) => hasPhrase(value, query.text.split(' '), query.anchor))
    case 'prefix':
      return valuesOf(document, query.fields).some((value) => value.some((word) => word.startsWith(query.text)))
    case 'wildcard': {
      const pattern = new RegExp(`^${query.text.replaceAll('*', '.*').replaceAll('?', '.')}$`)
      return valuesOf(document, query.fields).some((value) => value.some((word) => pattern.test(word)))
    }
    case 'identifier':
      return (document.fields['identifier'] ?? []).includes(query.text)
    case 'and':
      return query.of.every((part) => matches(part, document))
    case 'or':
      return query.of.some((part) => matches(part, document))
    case 'some':
      return query.of.filter((part) => matches(part, document)).length >= query.count
    case 'not':
      return !matches(query.of, document)
    case 'facet':
      return query.values.some((value) => document.facets?.[query.facet]?.includes(value) === true)
    case 'range':
      return isBetween(document.numbers?.[query.number], query.from, query.to)
  }
}

/** Whether a document passes a filter. */
export function passes(filter: Filter, document: SearchDocument): boolean {
  if ('facet' in filter) return filter.values.some((value) => document.facets?.[filter.facet]?.includes(value) === true)
  return isBetween(document.numbers?.[filter.number], filter.from, filter.to)
}

/** Counts each value of a facet in documents, most first, then by name. */
export function countValues(facet: string, documents: readonly SearchDocument[]): { value: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const document of documents) {
    for (const value of new Set(document.facets?.[facet])) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

function valuesOf(document: SearchDocument, fields: readonly string[] | undefined): string[][] {
  const names = fields ?? Object.keys(document.fields)
  return names.flatMap((name) => (document.fields[name] ?? []).map((value) => value.split(' ')))
}

function hasPhrase(
  value: readonly string[],
  phrase: readonly string[],
  anchor: 'start' | 'whole' | undefined,
): boolean {
  if (anchor === 'whole' && value.length !== phrase.length) return false
  const last = anchor === undefined ? value.length - phrase.length : 0
  for (let at = 0; at <= last; at++) if (phrase.every((word, i) => value[at + i] === word)) return true
  return false
}

function isBetween(number: number | undefined, from = -Infinity, to = Infinity): boolean {
  return number !== undefined && number >= from && number <= to
}
