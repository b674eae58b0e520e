import { createRecord, openMarc, type MarcEntry, type MarcRecord, type OpenOptions } from '../src/index.ts'

/** Bytes of text, one to one. */
export function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/** Bytes of text in UTF-8. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** Text of bytes in UTF-8. */
export function textFrom(data: Uint8Array): string {
  return new TextDecoder().decode(data)
}

/** All entries of a file in memory, read in chunks of a size. */
export async function entriesOf(data: Uint8Array, options: OpenOptions = {}, size = 65_536): Promise<MarcEntry[]> {
  const chunks: Uint8Array[] = []
  for (let at = 0; at < data.length; at += size) chunks.push(data.subarray(at, at + size))
  const entries: MarcEntry[] = []
  for await (const entry of openMarc(chunks, options)) entries.push(entry)
  return entries
}

/** All records of a file in memory. */
export async function recordsOf(data: Uint8Array, options: OpenOptions = {}): Promise<MarcRecord[]> {
  return (await entriesOf(data, options)).flatMap((entry) => (entry.record ? [entry.record] : []))
}

/** Every field of a record as one line: `245 10$aEmil`. */
export function linesOf(record: MarcRecord | undefined): string[] {
  return (record?.fields ?? []).map((field) =>
    field.kind === 'control'
      ? `${field.tag} ${field.value}`
      : `${field.tag} ${field.indicators}${field.subfields.map(({ code, value }) => `$${code}${value}`).join('')}`,
  )
}

/** A record from lines as {@link linesOf} gives them. */
export function recordFrom(lines: readonly string[], leader = '00000cam a2200000 a 4500'): MarcRecord {
  return createRecord(
    leader,
    lines.map((line) => {
      const tag = line.slice(0, 3)
      if (tag.startsWith('00')) return { kind: 'control', tag, value: line.slice(4) }
      const [indicators = '', ...subfields] = line.slice(4).split('$')
      return {
        kind: 'data',
        tag,
        indicators,
        subfields: subfields.map((text) => ({ code: text.slice(0, 1), value: text.slice(1) })),
      }
    }),
  )
}

/** Small repeatable random numbers (mulberry32). */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** Damages bytes as transmissions, editors and programs do. */
export function damaged(input: Uint8Array, random: (below: number) => number, spice: string): Uint8Array {
  const list = Array.from(input)
  for (let times = random(6) + 1; times > 0 && list.length > 0; times--) {
    const at = random(list.length)
    const byte = spice.charCodeAt(random(spice.length))
    const kind = random(4)
    if (kind === 0) list[at] = byte
    else if (kind === 1) list.splice(at, random(40) + 1)
    else if (kind === 2) list.splice(at, 0, byte)
    else list.splice(at, 0, ...list.slice(at, at + random(120)))
  }
  return Uint8Array.from(list)
}
