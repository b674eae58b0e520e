import { readFile } from 'node:fs/promises'
import type { MarcEntry, MarcRecord } from '@carrel/marc'
import { keysOf, type MatchKey } from '@carrel/marc-reports'
import { CommandError } from '../command.ts'
import { matchKey } from './match-option.ts'
import { whereTest } from './where.ts'

/** Options by which records are chosen. */
export const choosingOptions = {
  where: { type: 'string' },
  ids: { type: 'string' },
  key: { type: 'string' },
  exact: { type: 'boolean' },
  numbers: { type: 'string' },
} as const

/** Which records are meant, as it was asked for. */
export interface Choosing {
  readonly where?: string | undefined
  readonly ids?: string | undefined
  readonly key?: string | undefined
  readonly exact?: boolean | undefined
  readonly numbers?: string | undefined
}

/** Says of each record whether it is meant. */
export interface Choice {
  isChosen(record: MarcRecord, entry: MarcEntry): boolean
  /** Ids of the list that no record had; asked for at the end. */
  missing(): readonly string[]
  /** Numbers of the records in which a regular expression came to no end; they are not meant. */
  readonly stuck: readonly number[]
}

/** Makes a choice of what was asked for; a record must fit everything that is given. */
export async function chooseRecords(choosing: Choosing): Promise<Choice> {
  const tests: ((record: MarcRecord, entry: MarcEntry) => boolean)[] = []
  const stuck: number[] = []
  let missing = (): readonly string[] => []
  if (choosing.where !== undefined) {
    const test = whereTest(choosing.where)
    tests.push((record, { number }) => {
      const is = test(record)
      if (is === 'stuck') stuck.push(number)
      return is === true
    })
  }
  if (choosing.numbers !== undefined) tests.push(numbersTest(choosing.numbers))
  if (choosing.ids !== undefined) {
    const list = await readIds(choosing.ids, matchKey(choosing.key ?? '001', choosing.exact === true))
    tests.push((record) => list.has(record))
    missing = () => list.missing()
  }
  if (tests.length === 0) {
    throw new CommandError('Say which records are meant: --where CONDITION, --ids FILE or --numbers 1-100,250.')
  }
  return { isChosen: (record, entry) => tests.every((test) => test(record, entry)), missing, stuck }
}

interface Ids {
  has(record: MarcRecord): boolean
  missing(): readonly string[]
}

/** A list of ids, one to a line; they are compared as the key of the records is. */
async function readIds(file: string, key: MatchKey): Promise<Ids> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CommandError(`The list of ids "${file}" cannot be read: ${error instanceof Error ? error.message : ''}.`)
  })
  const given = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (given.length === 0) throw new CommandError(`The list of ids "${file}" is empty; write one to a line.`)
  const [place] = key.places
  if (!place || key.places.length > 1) throw new CommandError('A list of ids is looked up by one place, such as 020a.')
  const wanted = new Map<string, string>()
  for (const id of given) for (const own of keyFor(id, key)) wanted.set(own, id)
  const seen = new Set<string>()
  return {
    has(record) {
      const id = keysOf(record, key).flatMap((own) => wanted.get(own) ?? [])
      for (const each of id) seen.add(each)
      return id.length > 0
    },
    missing: () => [...new Set(given)].filter((id) => !seen.has(id)),
  }
}

/** The key that a record would have whose only field is this id. */
function keyFor(id: string, key: MatchKey): string[] {
  const [place] = key.places
  if (!place) return []
  const tag = place.tag.replaceAll('.', '0')
  const isControl = tag.startsWith('00')
  const code = place.codes[0] ?? 'a'
  const field = isControl
    ? ({ kind: 'control', tag, value: id } as const)
    : ({ kind: 'data', tag, indicators: '  ', subfields: [{ code, value: id }] } as const)
  const record: MarcRecord = { leader: ' '.repeat(24), fields: [field], encoding: 'utf-8' }
  return keysOf(record, { ...key, places: [{ ...place, tag, indicators: undefined, from: undefined, end: undefined }] })
}

/** Places of records in the file: `1-100,250,900-`. */
function numbersTest(text: string): (record: MarcRecord, entry: MarcEntry) => boolean {
  const ranges = text.split(',').map((part) => {
    const [, from = '', dash, to = ''] = /^\s*(\d*)\s*(-?)\s*(\d*)\s*$/.exec(part) ?? []
    if (from === '' && to === '') {
      throw new CommandError(`--numbers ${text} is not understood; write 1-100,250 for example.`)
    }
    const first = from === '' ? 1 : Number(from)
    return { first, last: dash !== '-' ? first : to === '' ? Infinity : Number(to) }
  })
  return (_, { number }) => ranges.some(({ first, last }) => number >= first && number <= last)
}
