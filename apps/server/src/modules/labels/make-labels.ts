import { isRefusal, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { LabelBatch, LabelRow, LabelSource } from './contract.ts'
import type { LabelDefinition } from './contract-templates.ts'
import { makeBatch } from './batches.ts'
import { labelItems, labelRow } from './item-facts.ts'
import { pictures, sampleFacts, type PrinterDots } from './lay-out.ts'
import { linesByHand } from './queue.ts'
import { itemsOf, itemsToTry } from './sources.ts'
import { stockProblems } from '@carrel/labels'

/** What labels are made of. */
export interface LabelsToMake {
  readonly template: number
  readonly source: LabelSource
  readonly name?: string
  readonly start?: number
  readonly copies?: number
}

/** Makes the labels of a source as one batch. Lines that were broken by hand are kept. */
export async function makeLabels(w: Work, request: LabelsToMake): Promise<Outcome<LabelBatch>> {
  const found = await itemsOf(w, request.source)
  if (isRefusal(found)) return found
  const items = await labelItems(w, found.items)
  const byHand = await linesByHand(w, found.items)
  const copies = request.copies ?? 1
  const labels = items.flatMap(({ item, facts }) => {
    const lines = byHand.get(item.id)
    const label = { item: item.id, facts: lines ? { ...facts, callNumber: lines.join('\n') } : facts }
    return Array.from({ length: copies }, () => label)
  })
  const name = request.name?.trim() ?? ''
  return makeBatch(w, {
    name: name === '' ? `${found.text.charAt(0).toUpperCase()}${found.text.slice(1)}` : name,
    template: request.template,
    source: found.text,
    start: request.start ?? 0,
    labels,
  })
}

/** The items that labels would be made for. */
export async function findLabelItems(
  w: Work,
  { source, limit = 50 }: { readonly source: LabelSource; readonly limit?: number },
): Promise<Outcome<{ total: number; text: string; rows: LabelRow[]; unknown: string[] }>> {
  const found = await itemsOf(w, source)
  if (isRefusal(found)) return found
  const shown = await labelItems(w, found.items.slice(0, limit))
  const byHand = await linesByHand(w, found.items.slice(0, limit))
  return {
    total: found.items.length,
    text: found.text,
    rows: shown.map((one) => labelRow(one, byHand.get(one.item.id) ?? null)),
    unknown: [...found.unknown],
  }
}

/** How a label would look on items; on one that waits or is new where none are named, on a made-up book where there is none. */
export async function previewLabel(
  w: Work,
  {
    definition,
    items = [],
    dpi,
  }: { readonly definition: LabelDefinition; readonly items?: readonly number[]; readonly dpi?: PrinterDots },
) {
  const found = await labelItems(w, items.length === 0 ? await itemsToTry(w) : items)
  const all = found.length === 0 ? [sampleFacts] : found.map(({ facts }) => facts)
  const drawn = await pictures(definition, all, dpi)
  return {
    stock: [...stockProblems(definition.stock)],
    rows: drawn.map((one, i) => ({
      ...one,
      title: all[i]?.['title'] ?? '',
      item: found[i]?.item.id ?? null,
    })),
  }
}
