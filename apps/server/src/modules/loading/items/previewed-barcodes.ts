import { sql } from 'kysely'
import type { Work } from '../../../platform/work.ts'

/** An item by its barcode, with its title; one that has no number yet has minus the place of its record in the file. */
export interface BarcodeOfTitle {
  readonly barcode: string
  readonly bib: number
}

/** Which of these barcodes earlier records of a preview would add. */
export async function previewedBarcodes(
  w: Pick<Work, 'db'>,
  importId: number,
  barcodes: readonly string[],
): Promise<readonly BarcodeOfTitle[]> {
  const { rows } = await sql<BarcodeOfTitle>`
    select barcode, bib_id as bib from loading.previewed_barcode
    where import_id = ${importId} and barcode = any(${[...barcodes]}::text[])`.execute(w.db)
  return rows
}

/** Keeps which barcodes a batch of a preview would add, for the batches that follow. */
export async function keepPreviewedBarcodes(
  w: Pick<Work, 'db'>,
  importId: number,
  items: readonly BarcodeOfTitle[],
): Promise<void> {
  if (items.length === 0) return
  await sql`
    insert into loading.previewed_barcode (import_id, barcode, bib_id)
    select ${importId}, barcode, bib from unnest(${items.map(({ barcode }) => barcode)}::text[],
      ${items.map(({ bib }) => bib)}::bigint[]) as i(barcode, bib) on conflict do nothing`.execute(w.db)
}
