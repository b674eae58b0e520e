import { cleanScan } from '@carrel/identifiers'
import type { ItemDraft } from '@carrel/marc-merge'
import { sql } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import { addItems, type SoundItem } from '../../catalog/index.ts'
import { decideItem } from '../rules/decide-item.ts'
import { itemCodes } from './item-codes.ts'
import { keepPreviewedBarcodes, previewedBarcodes } from './previewed-barcodes.ts'

/** Items of a batch: those that are added, and what was said of the others. */
export interface ItemRows {
  readonly rows: readonly {
    readonly number: number
    readonly bib: number | undefined
    /** The number that it got; none in a preview. */
    readonly item?: number
  }[]
  readonly refused: number
  /** By the number of the record. */
  readonly notes?: ReadonlyMap<number, readonly string[]>
}

/** An item that a record of a file brings. */
export interface WantedItem {
  readonly number: number
  /** The title, when it has a number already. */
  readonly bib: number | undefined
  readonly draft: ItemDraft
}

/** The import that brings items: which it is, why they are added, and whether it is only looked at. */
export interface ItemsOfImport {
  readonly importId: number
  readonly why: string
  readonly isPreview: boolean
}

/** Decides about the items of a batch and, unless it is a preview, adds them. */
export async function decideItems(
  w: Work,
  wanted: readonly WantedItem[],
  { importId, why, isPreview }: ItemsOfImport,
): Promise<ItemRows> {
  if (wanted.length === 0) return { rows: [], refused: 0 }
  const codes = await itemCodes(w)
  const barcodes = wanted.map(({ draft }) => cleanScan(draft.parts.barcode ?? ''))
  const { rows: known } = await sql<{ barcode: string; bib: number }>`
    select barcode, bib_id as bib from catalog.item_view where barcode = any(${barcodes}::text[])`.execute(w.db)
  const earlier = isPreview ? await previewedBarcodes(w, importId, barcodes) : []
  const taken = new Map([...earlier, ...known].map(({ barcode, bib }) => [barcode, bib]))
  const notes = new Map<number, string[]>()
  const note = (number: number, texts: readonly string[]): void => {
    if (texts.length > 0) notes.set(number, [...(notes.get(number) ?? []), ...texts])
  }
  const rows: { number: number; bib: number | undefined }[] = []
  const sound: SoundItem[] = []
  let refused = 0
  for (const { number, bib, draft } of wanted) {
    const barcode = cleanScan(draft.parts.barcode ?? '')
    const decision = decideItem(draft, codes, taken.get(barcode), bib ?? -number)
    if (decision.kind === 'known') continue
    if (decision.kind === 'refused') {
      refused++
      note(number, [decision.why])
      continue
    }
    note(number, decision.notes)
    taken.set(barcode, bib ?? -number)
    rows.push({ number, bib })
    sound.push({ ...decision.item, bib: bib ?? 0 })
  }
  if (isPreview) {
    const brought = sound.map(({ barcode }, at) => ({ barcode, bib: rows[at]?.bib ?? -(rows[at]?.number ?? 0) }))
    await keepPreviewedBarcodes(w, importId, brought)
    return { rows, refused, notes }
  }
  const ids = await addItems(w, sound, why)
  return { rows: rows.map((row, at) => ({ ...row, item: ids[at] ?? 0 })), refused, notes }
}
