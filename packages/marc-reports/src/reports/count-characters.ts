import { textOf, type MarcRecord } from '@carrel/marc'
import { characterMark, lookAlikes, unnormalised, type CharacterMark } from '../characters/character-mark.ts'
import { characterName, scriptOf } from '../characters/character-name.ts'
import { refOf, type RecordRef, type RecordReport } from './record-report.ts'

/** How often a character that is not ASCII occurs. */
export interface CharacterCount {
  readonly character: string
  /** `U+00E9`, or several for a letter and its accents. */
  readonly code: string
  readonly name: string
  /** Empty for signs of many scripts. */
  readonly script: string
  readonly times: number
  readonly records: number
  readonly first: RecordRef
  readonly mark?: CharacterMark
}

/** Which characters records have. */
export interface CharacterCounts {
  readonly records: number
  /** Records with any character that is not ASCII. */
  readonly recordsBeyondAscii: number
  /** Every such character, by code. */
  readonly characters: readonly CharacterCount[]
  /** Letters in words of another script that look like letters of it. */
  readonly lookAlikes: readonly CharacterCount[]
  /** Letters with accents that are not written as the one character that Unicode has for them. */
  readonly unnormalised: readonly CharacterCount[]
  /** Characters by script, the most frequent first. */
  readonly scripts: readonly { readonly script: string; readonly times: number }[]
}

const MOST_KINDS = 50_000

interface Count {
  times: number
  records: number
  seenIn: number
  readonly first: RecordRef
}

/** Counts the characters that are not ASCII, and control characters. */
export function countCharacters(): RecordReport<CharacterCounts> {
  const all = new Map<string, Count>()
  const alike = new Map<string, Count>()
  const loose = new Map<string, Count>()
  let [records, recordsBeyondAscii] = [0, 0]
  return {
    add(record, number) {
      records++
      if (isPlain(record)) return
      let isBeyond = false
      const see = (counts: Map<string, Count>, character: string): void => {
        if (!counts.has(character) && counts.size >= MOST_KINDS) return
        const count = counts.getOrInsertComputed(character, () => {
          return { times: 0, records: 0, seenIn: 0, first: refOf(record, number) }
        })
        count.times++
        if (count.seenIn !== records) count.records++
        count.seenIn = records
      }
      for (const text of allTexts(record)) {
        const unusual = text.match(/[^\u0020-\u007E]/gu)
        if (!unusual) continue
        isBeyond = true
        for (const character of unusual) see(all, character)
        for (const letter of lookAlikes(text)) see(alike, letter)
        for (const letter of unnormalised(text)) see(loose, letter)
      }
      if (isBeyond) recordsBeyondAscii++
    },
    result() {
      const characters = listed(all, (character) => characterMark(character.codePointAt(0) ?? 0))
      return {
        records,
        recordsBeyondAscii,
        characters,
        lookAlikes: listed(alike, () => 'look-alike'),
        unnormalised: listed(loose, () => 'unnormalised'),
        scripts: byScript(characters),
      }
    },
  }
}

/** Whether a record has nothing but letters, digits and signs of ASCII, told by its bytes. */
function isPlain({ source, encoding }: MarcRecord): boolean {
  const textControls = (1 << 0x1d) | (1 << 0x1e) | (1 << 0x1f)
  return source?.ascii === true && encoding !== 'marc-8' && (source.controls & ~textControls) === 0
}

/** Every text of a record, the leader first. */
export function* allTexts(record: MarcRecord): Generator<string> {
  yield record.leader
  for (const field of record.fields) {
    if (field.kind === 'control') yield textOf(field)
    else for (const { value } of field.subfields) yield value
  }
}

function listed(
  counts: ReadonlyMap<string, Count>,
  markOf: (character: string) => CharacterMark | undefined,
): CharacterCount[] {
  return [...counts]
    .map(([character, { times, records, first }]): CharacterCount => {
      const points = Array.from(character, (each) => each.codePointAt(0) ?? 0)
      const mark = markOf(character)
      return {
        character,
        code: points.map((point) => `U+${point.toString(16).toUpperCase().padStart(4, '0')}`).join(' '),
        name: points.map(nameOf).join(' + '),
        script: scriptOf(points[0] ?? 0),
        times,
        records,
        first,
        ...(mark && { mark }),
      }
    })
    .sort((a, b) => a.code.length - b.code.length || (a.code < b.code ? -1 : 1))
}

function nameOf(point: number): string {
  return point < 0x7f && point >= 0x20 ? String.fromCodePoint(point) : characterName(point)
}

function byScript(characters: readonly CharacterCount[]): CharacterCounts['scripts'] {
  const scripts = new Map<string, number>()
  for (const { script, times } of characters) {
    const name = script === '' ? 'Common' : script
    scripts.set(name, (scripts.get(name) ?? 0) + times)
  }
  return [...scripts].map(([script, times]) => ({ script, times })).sort((a, b) => b.times - a.times)
}
