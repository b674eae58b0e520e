import type { LabelSource } from '../../../../server/src/modules/labels/contract.ts'
import { barcodesIn } from '../circulation/barcode-list.ts'
import { draftFromAddress, selectionOf, type SelectionDraft } from '../batch-editing/selection-draft.ts'

/** The ways to say for which items labels are made. */
export const sourceWays = ['queue', 'barcodes', 'titles', 'shelf'] as const
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
}

/** What an address asks for: `?for=shelf`, `?import=7`, `?set=3`, `?barcodes=1,2`; else what waits. */
export function sourceFromAddress(address: Parameters<typeof draftFromAddress>[0], branch: number): SourceDraft {
  const named = sourceWays.find((way) => way === address.text('for'))
  const ofTitles = ['set', 'import', 'finding', 'bibs', 'q', 'facet'].some((name) => address.text(name) !== undefined)
  const barcodes = address.text('barcodes')
  return {
    way: named ?? (ofTitles ? 'titles' : barcodes === undefined ? 'queue' : 'barcodes'),
    branch: ofTitles ? undefined : branch,
    location: undefined,
    from: '',
    to: '',
    barcodes: barcodes?.replaceAll(',', '\n') ?? '',
    titles: draftFromAddress(address),
  }
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
