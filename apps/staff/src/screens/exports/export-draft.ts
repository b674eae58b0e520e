import type { ItemStatus } from '../../../../server/src/modules/catalog/contract.ts'
import type { Export, ExportSettings } from '../../../../server/src/modules/record-exports/contract.ts'

/** The choice that puts no items into the records. */
export const noItems = 'none'
/** The choice that leaves a condition out. */
export const any = 'any'

/** What stands in the form of an export. */
export interface ExportDraft {
  readonly name: string
  /** `kept`: chosen in a way that this form does not offer, and left as it is. */
  readonly what: 'everything' | 'search' | 'set' | 'kept'
  readonly query: string
  readonly recordSet: string
  readonly format: ExportSettings['format']
  readonly encoding: 'utf-8' | 'marc-8'
  readonly items: string
  readonly onlyItems: boolean
  readonly branch: string
  readonly itemType: string
  readonly status: string
  readonly changesOnly: boolean
  readonly deletes: boolean
  readonly suppressed: boolean
  readonly byItself: boolean
  readonly everyHours: number
}

/** The form for an export that is there, or for a new one. */
export function draftOf(it: Export | undefined): ExportDraft {
  const { settings } = it ?? {}
  const { selection = null, items, itemsLike } = settings ?? {}
  const search = selection !== null && 'search' in selection ? selection.search : undefined
  const isSet = selection !== null && 'set' in selection
  const isPlain = search === undefined || Object.keys(search).every((key) => key === 'q')
  return {
    name: it?.name ?? '',
    what: selection === null ? 'everything' : isSet ? 'set' : search && isPlain ? 'search' : 'kept',
    query: search?.q ?? '',
    recordSet: isSet ? String(selection.set) : '',
    format: settings?.format ?? 'iso2709',
    encoding: settings?.encoding ?? 'utf-8',
    items: items ?? noItems,
    onlyItems: itemsLike !== undefined,
    branch: itemsLike?.branch === undefined ? any : String(itemsLike.branch),
    itemType: itemsLike?.itemType ?? any,
    status: itemsLike?.status ?? any,
    changesOnly: settings?.changesOnly ?? false,
    deletes: settings?.deletes ?? false,
    suppressed: settings?.suppressed ?? false,
    byItself: typeof it?.everyHours === 'number',
    everyHours: it?.everyHours ?? 24,
  }
}

/** What the form says; `it` is the export that it was opened with. */
export function settingsOf(draft: ExportDraft, it: Export | undefined): ExportSettings {
  const { what, query, recordSet, format, encoding, items, changesOnly, deletes, suppressed } = draft
  const { branch, itemType, status } = draft
  return {
    selection:
      what === 'search'
        ? { search: { q: query } }
        : what === 'set'
          ? { set: Number(recordSet) }
          : what === 'kept'
            ? (it?.settings.selection ?? null)
            : null,
    format,
    ...(format === 'iso2709' && encoding === 'marc-8' && { encoding }),
    items: items === noItems ? null : items,
    ...(draft.onlyItems && {
      itemsLike: {
        ...(branch !== any && { branch: Number(branch) }),
        ...(itemType !== any && { itemType }),
        ...(status !== any && { status }),
      },
    }),
    changesOnly,
    deletes: changesOnly && deletes,
    suppressed,
  }
}

/** States by which items are chosen. */
export const statuses = [
  'available',
  'on-loan',
  'in-process',
  'on-order',
  'restricted',
  'missing',
  'lost',
  'damaged',
  'withdrawn',
] as const satisfies readonly ItemStatus[]
