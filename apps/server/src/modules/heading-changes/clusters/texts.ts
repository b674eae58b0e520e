import { setImmediate as breathe } from 'node:timers/promises'
import { matchesTag, type MarcRecord } from '@carrel/marc'
import type { CountedValue } from '@carrel/clustering'
import { sql } from 'kysely'
import { isRefusal } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { selected, selectedBibs } from '../../batch-editing/index.ts'
import { bibRecords, storedRecord } from '../../catalog/index.ts'
import type { ClusteringRequest } from '../contract.ts'

/** Texts with how many records have each, and the first of these. */
export interface FoundTexts {
  readonly values: readonly CountedValue[]
  readonly samples: ReadonlyMap<string, readonly number[]>
}

/** What someone who waits hears. */
export interface TextListener {
  progress(done: number, total: number): void
  cancelled(): boolean
}

const mostTexts = 2_000_000
const portion = 250
const turn = 25

/** The different texts that a look for clusters is about. */
export async function findTexts(w: Work, { of }: ClusteringRequest, listener: TextListener): Promise<FoundTexts> {
  return 'kind' in of ? headingTexts(w, of) : fieldTexts(w, of, listener)
}

async function headingTexts(
  w: Pick<Work, 'db'>,
  { kind, source = '' }: { readonly kind: string; readonly source?: string },
): Promise<FoundTexts> {
  // Headings of two vocabularies may have one text: they are one text here, and the step looks at the vocabulary.
  const { rows } = await sql<CountedValue>`
    select text, sum(bibs)::integer as count from authorities.heading_view
    where kind = ${kind} and bibs > 0 and (${source} = '' or source = ${source} or (${source} = 'none' and source = ''))
    group by text order by text limit ${mostTexts}`.execute(w.db)
  return { values: rows, samples: new Map() }
}

async function fieldTexts(
  w: Work,
  of: Extract<ClusteringRequest['of'], { tag: string }>,
  listener: TextListener,
): Promise<FoundTexts> {
  const bibs = await bibsOf(w, of.selection)
  const counts = new Map<string, number>()
  const samples = new Map<string, number[]>()
  const tags = of.tag.replaceAll(/[*?xX]/g, '.')
  for (let at = 0; at < bibs.length && !listener.cancelled(); at += portion) {
    listener.progress(at, bibs.length)
    const records = await bibRecords(w, bibs.slice(at, at + portion))
    for (const [index, { bib, bytes, form }] of records.entries()) {
      for (const text of textsOf(storedRecord(bytes, form), tags, of.subfield)) {
        const count = counts.get(text)
        if (count === undefined && counts.size >= mostTexts) continue
        counts.set(text, (count ?? 0) + 1)
        const known = samples.get(text)
        if (!known) samples.set(text, [bib])
        else if (known.length < 3) known.push(bib)
      }
      if (index % turn === turn - 1) await breathe()
    }
  }
  return { values: [...counts].map(([text, count]) => ({ text, count })), samples }
}

async function bibsOf(
  w: Work,
  selection: Extract<ClusteringRequest['of'], { tag: string }>['selection'],
): Promise<readonly number[]> {
  if (!selection) {
    const { rows } = await sql<{ bib: number }>`select id as bib from catalog.bib_view order by id`.execute(w.db)
    return rows.map(({ bib }) => bib)
  }
  const chosen = await selected(w, selection)
  return isRefusal(chosen) ? [] : selectedBibs(w, chosen)
}

/** The texts of a subfield in a record, each once, without the punctuation at their ends that leads over to the next. */
export function textsOf(record: MarcRecord, tags: string, subfield: string): ReadonlySet<string> {
  const found = new Set<string>()
  for (const field of record.fields) {
    if (field.kind !== 'data' || !matchesTag(field.tag, tags)) continue
    for (const { code, value } of field.subfields) {
      const text = code === subfield ? value.trim().replace(/[\s.,;:]+$/, '') : ''
      if (text !== '') found.add(text)
    }
  }
  return found
}
