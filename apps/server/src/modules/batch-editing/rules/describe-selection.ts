import type { Selection } from '../contract.ts'

/** A selection in words, for lists and for the history; `name` is what the set or import that it names is called. */
export function describeSelection(selection: Selection, name?: string): string {
  if ('search' in selection) {
    const { q, facet, yearFrom, yearTo } = selection.search
    const years = yearFrom === undefined && yearTo === undefined ? '' : `years ${yearFrom ?? ''}–${yearTo ?? ''}`
    const parts = [q?.trim() ? `“${q.trim()}”` : '', ...(facet ?? []), years].filter((part) => part !== '')
    return parts.length === 0 ? 'the whole catalogue' : `search ${parts.join(', ')}`
  }
  if ('set' in selection) return `set ${name === undefined ? selection.set : `“${name}”`}`
  if ('finding' in selection) {
    return `flagged: ${selection.finding}${selection.severity === undefined ? '' : ` (${selection.severity})`}`
  }
  if ('bibs' in selection) return selection.bibs.length === 1 ? 'one record' : `${selection.bibs.length} records`
  if ('import' in selection) return `import ${name === undefined ? selection.import : `“${name}”`}`
  return `changed since ${selection.changedSince}`
}
