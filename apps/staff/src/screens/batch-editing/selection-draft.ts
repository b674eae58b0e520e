import type { Selection } from '../../../../server/src/modules/batch-editing/contract.ts'

/** The ways to say which records are meant, as a form asks for them. */
export const selectionWays = ['search', 'set', 'finding', 'import', 'bibs', 'changedSince'] as const
export type SelectionWay = (typeof selectionWays)[number]

/** Which records are meant, while somebody is still choosing. */
export interface SelectionDraft {
  readonly way: SelectionWay
  readonly q: string
  readonly facets: readonly string[]
  readonly set?: number
  readonly finding: string
  readonly import?: number
  /** Numbers of records, one a line or between commas. */
  readonly bibs: string
  /** A day, `yyyy-mm-dd`. */
  readonly since: string
}

const empty: SelectionDraft = { way: 'search', q: '', facets: [], finding: '', bibs: '', since: '' }

/** What an address asks for: `?set=3`, `?finding=invalid-isbn`, `?q=emil&facet=format:book`, `?import=7`, `?bibs=1,2`. */
export function draftFromAddress(address: {
  text(name: string): string | undefined
  all(name: string): readonly string[]
  number(name: string): number | undefined
}): SelectionDraft {
  const [set, incoming] = [address.number('set'), address.number('import')]
  const [finding, bibs] = [address.text('finding'), address.text('bibs')]
  if (set !== undefined) return { ...empty, way: 'set', set }
  if (incoming !== undefined) return { ...empty, way: 'import', import: incoming }
  if (finding !== undefined) return { ...empty, way: 'finding', finding }
  if (bibs !== undefined) return { ...empty, way: 'bibs', bibs }
  return { ...empty, q: address.text('q') ?? '', facets: address.all('facet') }
}

/** The form of a selection that was kept. */
export function draftOfSelection(selection: Selection): SelectionDraft {
  if ('search' in selection) return { ...empty, q: selection.search.q ?? '', facets: selection.search.facet ?? [] }
  if ('set' in selection) return { ...empty, way: 'set', set: selection.set }
  if ('finding' in selection) return { ...empty, way: 'finding', finding: selection.finding }
  if ('import' in selection) return { ...empty, way: 'import', import: selection.import }
  if ('bibs' in selection) return { ...empty, way: 'bibs', bibs: selection.bibs.join('\n') }
  return { ...empty, way: 'changedSince', since: selection.changedSince.slice(0, 10) }
}

/** The selection that a draft comes to; undefined while something is missing. A day begins at midnight of this browser. */
export function selectionOf(draft: SelectionDraft): Selection | undefined {
  switch (draft.way) {
    case 'search':
      return {
        search: {
          ...(draft.q.trim() !== '' && { q: draft.q.trim() }),
          ...(draft.facets.length > 0 && { facet: [...draft.facets] }),
        },
      }
    case 'set':
      return draft.set === undefined ? undefined : { set: draft.set }
    case 'finding':
      return draft.finding === '' ? undefined : { finding: draft.finding }
    case 'import':
      return draft.import === undefined ? undefined : { import: draft.import }
    case 'bibs': {
      const bibs = (draft.bibs.match(/\d+/g) ?? []).map(Number).filter((id) => id > 0)
      return bibs.length === 0 ? undefined : { bibs: [...new Set(bibs)] }
    }
    case 'changedSince': {
      const day = /^\d{4}-\d{2}-\d{2}$/.test(draft.since) ? new Date(`${draft.since}T00:00:00`) : undefined
      return day === undefined || Number.isNaN(day.getTime()) ? undefined : { changedSince: day.toISOString() }
    }
  }
}
