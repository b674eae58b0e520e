import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { openMarc, type MarcRecord } from '@carrel/marc'
import { bibframePrefixes, fromBibframe, toBibframe, writeMarcKey } from '@carrel/bibframe'
import { readRdf, writeRdf, type RdfFormat } from '@carrel/rdf'
import type { BenchOptions } from '../bench-options.ts'
import { syntheticFile } from './marc-file.ts'

/**
 * Records described in BIBFRAME and made of descriptions again: how many a second, and which fields come back. `--file FILE` is a
 * file of records; without it made-up ones. `--records` at most (2,000); `--table true` prints a line for each tag.
 */
export async function run({ emit, file, records = 2000, table }: BenchOptions): Promise<void> {
  const all = await read(
    file === undefined ? Buffer.concat([...syntheticFile(Number(records))]) : bytesOf(String(file)),
    Number(records),
  )
  const timed = <T>(name: string, work: (record: MarcRecord) => T): readonly T[] => {
    for (const record of all.slice(0, 50)) work(record)
    const began = performance.now()
    const made = all.map(work)
    emit(name, Math.round(all.length / ((performance.now() - began) / 1000)), 'records/s', `${all.length} records`)
    return made
  }
  timed('MARC to BIBFRAME, without kept fields', (record) => toBibframe(record, { keepFields: false }))
  const described = timed('MARC to BIBFRAME', (record) => toBibframe(record))
  const began = performance.now()
  const back = described.map((quads) => fromBibframe(quads)[0])
  emit('BIBFRAME to MARC', Math.round(all.length / ((performance.now() - began) / 1000)), 'records/s')
  for (const format of ['turtle', 'rdf-xml', 'json-ld', 'n-triples'] satisfies readonly RdfFormat[]) {
    const start = performance.now()
    const texts = described.map((quads) => writeRdf(quads, format, { prefixes: bibframePrefixes }))
    const middle = performance.now()
    for (const text of texts) readRdf(text, format)
    emit(`${format} written`, Math.round(all.length / ((middle - start) / 1000)), 'records/s')
    emit(`${format} read`, Math.round(all.length / ((performance.now() - middle) / 1000)), 'records/s')
  }
  const natural = all.map((record) => fromBibframe(toBibframe(record, { keepFields: false }))[0])
  const kept = survivors(all, back, writeMarcKey)
  const said = survivors(all, natural, letters)
  const sum = (counts: ReadonlyMap<string, Count>, of: keyof Count) =>
    [...counts.values()].reduce((total, count) => total + count[of], 0)
  emit('fields that come back', Math.round((10_000 * sum(kept, 'back')) / sum(kept, 'all')) / 100, '%', 'word for word')
  emit(
    'fields that the description itself holds',
    Math.round((10_000 * sum(said, 'back')) / sum(said, 'all')) / 100,
    '%',
    'letters and digits, nothing kept beside it',
  )
  if (table !== undefined)
    for (const [tag, { all: total, back: found }] of [...said].toSorted(([a], [b]) => a.localeCompare(b)))
      emit(`field ${tag}`, found, 'fields', `of ${total}; word for word ${kept.get(tag)?.back ?? 0}`)
}

interface Count {
  all: number
  back: number
}

function survivors(
  before: readonly MarcRecord[],
  after: readonly (MarcRecord | undefined)[],
  key: (field: MarcRecord['fields'][number]) => string,
): Map<string, Count> {
  const counts = new Map<string, Count>()
  before.forEach((record, index) => {
    const left = new Map<string, number>()
    for (const field of after[index]?.fields ?? []) left.set(key(field), (left.get(key(field)) ?? 0) + 1)
    for (const field of record.fields) {
      const count = counts.get(field.tag) ?? { all: 0, back: 0 }
      counts.set(field.tag, count)
      count.all++
      const found = left.get(key(field)) ?? 0
      if (found > 0) count.back++
      left.set(key(field), found - 1)
    }
  })
  return counts
}

function letters(field: MarcRecord['fields'][number]): string {
  const text =
    field.kind === 'control'
      ? field.value
      : field.subfields
          .filter(({ code }) => !/\d/.test(code))
          .map(({ value }) => value)
          .join(' ')
  return field.tag + text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

function bytesOf(file: string): Uint8Array {
  const bytes = readFileSync(file)
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes
}

async function read(bytes: Uint8Array, most: number): Promise<MarcRecord[]> {
  const all: MarcRecord[] = []
  for await (const { record } of openMarc([bytes])) {
    if (record) all.push(record)
    if (all.length >= most) break
  }
  return all
}
