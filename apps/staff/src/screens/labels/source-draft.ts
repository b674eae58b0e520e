import type { LabelSource } from '../../../../server/src/modules/labels/contract.ts'
import { barcodesIn } from '../circulation/barcode-list.ts'
import { draftFromAddress, selectionOf, type SelectionDraft } from '../batch-editing/selection-draft.ts'

/** The ways to say for which items labels are made. */
export const sourceWays = ['queue', 'barcodes', 'titles', 'added', 'shelf'] as const
export type SourceWay = (typeof sourceWays)[number]

/** For which items, while somebody is still choosing. */
export interface SourceDraft {
  readonly way: SourceWay
  readonly branch: number | undefined
  readonly location: number | undefined
  readonly from: string
  readonly to: string
  /** Barcodes, one a line. */
  readonly barcodes: string
  readonly titles: SelectionDraft
  /** The first day of those that came, `2026-11-22`. */
  readonly since: string | undefined
}

/**
 * What an address asks for: `?for=shelf&from=813`, `?for=added&since=2026-11-22`, `?import=7`, `?set=3`, `?bibs=4`,
 * `?barcodes=1,2`; else what waits. `today` is the day at this desk.
 */
export function sourceFromAddress(
  address: Parameters<typeof draftFromAddress>[0],
  branch: number,
  today?: string,
): SourceDraft {
  const named = sourceWays.find((way) => way === address.text('for'))
  const ofTitles = ['set', 'import', 'finding', 'bibs', 'q', 'facet'].some((name) => address.text(name) !== undefined)
  const barcodes = address.text('barcodes')
  return {
    way: named ?? (ofTitles ? 'titles' : barcodes === undefined ? 'queue' : 'barcodes'),
    branch: ofTitles ? undefined : named === 'shelf' ? (address.number('branch') ?? branch) : branch,
    location: named === 'shelf' ? address.number('location') : undefined,
    from: named === 'shelf' ? (address.text('from') ?? '') : '',
    to: '',
    since: dayOf(address.text('since')) ?? today,
    barcodes: barcodes?.replaceAll(',', '\n') ?? '',
    titles: draftFromAddress(address),
  }
}

function dayOf(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined
}

/** What a draft comes to; undefined while something is missing. */
export function sourceOf(draft: SourceDraft): LabelSource | undefined {
  const branch = draft.branch === undefined ? {} : { branch: draft.branch }
  switch (draft.way) {
    case 'queue':
      return { queue: branch }
    case 'barcodes': {
      const barcodes = barcodesIn(draft.barcodes)
      return barcodes.length === 0 ? undefined : { barcodes: [...barcodes] }
    }
    case 'titles': {
      const titles = selectionOf(draft.titles)
      const isAll = titles && 'search' in titles && titles.search.q === undefined && titles.search.facet === undefined
      return titles && !isAll ? { titles, ...branch } : undefined
    }
    case 'added':
      return draft.since === undefined ? undefined : { added: { ...branch, since: draft.since } }
    case 'shelf': {
      const [from, to] = [draft.from.trim(), draft.to.trim()]
      if (draft.location === undefined && from === '' && to === '') return undefined
      return {
        shelf: {
          ...branch,
          ...(draft.location !== undefined && { location: draft.location }),
          ...(from !== '' && { from }),
          ...(to !== '' && { to }),
        },
      }
    }
  }
}

/** A list with a scanned barcode at its end; one that is there already stays where it is. */
export function withBarcode(list: string, barcode: string): string {
  const known = barcodesIn(list)
  return known.includes(barcode) ? list : [...known, barcode].join('\n')
}
