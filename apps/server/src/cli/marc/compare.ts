import { diffRecords, titleOf, type DiffOptions, type MarcRecord, type RecordDiff } from '@carrel/marc'
import { compareFiles, keyText, type RecordFate } from '@carrel/marc-reports'
import { CommandError, type CommandIo } from '../command.ts'
import { parseOptions } from '../options.ts'
import { changedLines } from './diff-lines.ts'
import { matchKey } from './match-option.ts'
import { openRecordOutput, refuseSameFile, type RecordOutput } from './record-output.ts'
import { keepRefusals, type Refusals } from './refusals.ts'
import { readingOptions, refuseStandardInput, walkRecords, type Reading } from './walk-records.ts'
import { secondsSince, writingFor } from './writing-options.ts'

const usage =
  'marc compare OLD NEW [--key 001] [--exact] [--ignore 005,9XX] [--order ignored] [--unicode composed] [--summary] [--json] [--added FILE] [--removed FILE] [--changed FILE] [--from FORMAT]'

/** Old versions of changed records are held in portions of this many bytes while the new ones are looked for. */
const PORTION = 64 * 1024 * 1024

/** A record that changed: its numbers in both files. */
interface Changed {
  readonly key: string
  readonly before: number
  readonly after: number
}

/**
 * `carrel marc compare`: which records of two files are the same, changed, added or removed, found by control number or
 * another key, and which fields changed. Gives 1 when the files differ.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(
    argv,
    {
      ...readingOptions,
      key: { type: 'string' },
      exact: { type: 'boolean' },
      ignore: { type: 'string' },
      order: { type: 'string' },
      unicode: { type: 'string' },
      summary: { type: 'boolean' },
      added: { type: 'string' },
      removed: { type: 'string' },
      changed: { type: 'string' },
    },
    usage,
  )
  const [old, now] = positionals
  if (old === undefined || now === undefined || positionals.length > 2) throw new CommandError(`Usage: carrel ${usage}`)
  refuseStandardInput(old, 'compare')
  refuseStandardInput(now, 'compare')
  const key = matchKey(values.key ?? '001', values.exact === true)
  const options: DiffOptions = {
    ignore: (values.ignore ?? '005').split(',').filter((each) => each.trim() !== ''),
    order: oneOf('order', values.order, ['told', 'ignored']),
    unicode: oneOf('unicode', values.unicode, ['exact', 'composed']),
  }
  const started = performance.now()
  const refusals = keepRefusals(undefined)
  const comparison = compareFiles(key, options)
  const totals = {
    before: 0,
    after: 0,
    same: 0,
    changed: 0,
    added: 0,
    removed: 0,
    duplicates: 0,
    withoutKey: 0,
    refused: 0,
  }
  const changed: Changed[] = []
  const files = outputs(values, [old, now], io, refusals)
  try {
    const first = await walkRecords(old, io, values, refusals, (record, { number }) => {
      if (comparison.addBefore(record, number) === 'kept') return
      totals.withoutKey++
      tell(io, values, { kind: 'without-key', key: '', before: number, after: undefined }, record)
    })
    const second = await walkRecords(now, io, values, refusals, async (record, entry) => {
      const fate = comparison.addAfter(record, entry.number)
      if (fate.kind === 'same') totals.same++
      else if (fate.kind === 'without-key') totals.withoutKey++
      else if (fate.kind === 'added') totals.added++
      else if (fate.before !== undefined) {
        totals.changed++
        changed.push({ key: fate.key, before: fate.before, after: entry.number })
        return files.changed?.write(record, entry)
      }
      if (fate.kind !== 'same') tell(io, values, fate, record)
      if (fate.kind === 'added') await files.added?.write(record, entry)
    })
    totals.before = first.records
    totals.after = second.records
    totals.refused = first.unreadable + second.unreadable
    const removed = [...comparison.removed()]
    totals.removed = removed.length
    await readRemoved(old, io, values, removed, files.removed)
    for (const duplicate of comparison.duplicates()) {
      totals.duplicates++
      tellDuplicate(io, values, duplicate)
    }
    if (values.summary !== true) await tellChanged([old, now], io, values, changed, options)
    for (const file of Object.values(files)) await file?.finish()
  } catch (error) {
    for (const file of Object.values(files)) await file?.abort()
    throw error
  }
  const { before, after, same, added, removed, duplicates, withoutKey, refused } = totals
  const seconds = secondsSince(started)
  const sentence = `${before} records before, ${after} after: ${same} the same, ${totals.changed} changed, ${added} added, ${removed} removed; ${withoutKey} without key, ${duplicates} keys twice, ${refused} refused; ${seconds} s`
  io.stdout.write(values.json ? `${JSON.stringify({ ...totals, seconds })}\n` : `${sentence}\n`)
  return same === before && same === after ? 0 : 1
}

function oneOf<const Choice extends string>(
  option: string,
  given: string | undefined,
  choices: readonly Choice[],
): Choice | undefined {
  if (given === undefined) return undefined
  const choice = choices.find((each) => each === given)
  if (choice !== undefined) return choice
  throw new CommandError(`--${option} ${given} is not understood; there are ${choices.join(' and ')}.`)
}

type Outputs = Readonly<Record<'added' | 'removed' | 'changed', RecordOutput | undefined>>

function outputs(
  values: { readonly added?: string; readonly removed?: string; readonly changed?: string },
  inputs: readonly string[],
  io: CommandIo,
  refusals: Refusals,
): Outputs {
  const open = (file: string | undefined): RecordOutput | undefined => {
    if (file === undefined) return undefined
    refuseSameFile(file, ...inputs)
    return openRecordOutput(file, io, { ...writingFor(file, {}), refusals })
  }
  return { added: open(values.added), removed: open(values.removed), changed: open(values.changed) }
}

interface Telling extends Reading {
  readonly json?: boolean | undefined
  readonly summary?: boolean | undefined
}

function tell(io: CommandIo, { json, summary }: Telling, fate: RecordFate, record: MarcRecord): void {
  if (summary === true) return
  const { kind, key, before, after } = fate
  const title = titleOf(record)
  if (json) io.stdout.write(`${JSON.stringify({ kind, key: keyText(key), before, after, title })}\n`)
  else {
    const number = after ?? before ?? 0
    const file = after === undefined ? 'old' : 'new'
    const name = kind === 'without-key' ? 'without key' : `${kind} ${keyText(key)}`
    io.stdout.write(`${name} (record ${number} of the ${file} file): ${title}\n`)
  }
}

/** A second look at the old file, for the titles of what is gone. */
async function readRemoved(
  old: string,
  io: CommandIo,
  telling: Telling,
  removed: readonly RecordFate[],
  output: RecordOutput | undefined,
): Promise<void> {
  if (removed.length === 0 || (telling.summary === true && !output)) return
  const fates = new Map(removed.map((fate) => [fate.before, fate]))
  await walkRecords(old, io, telling, undefined, async (record, entry) => {
    const fate = fates.get(entry.number)
    if (!fate) return
    tell(io, telling, fate, record)
    await output?.write(record, entry)
  })
}

function tellDuplicate(
  io: CommandIo,
  { json, summary }: Telling,
  { key, before, after }: { readonly key: string; readonly before: number; readonly after: number },
): void {
  if (summary === true) return
  if (json) io.stdout.write(`${JSON.stringify({ kind: 'duplicate-key', key: keyText(key), before, after })}\n`)
  else io.stdout.write(`key ${keyText(key)} is that of ${before} old and ${after} new records\n`)
}

/** Reads both files again and shows what changed, as many old records at a time as fit into memory. */
async function tellChanged(
  [old, now]: readonly [string, string],
  io: CommandIo,
  telling: Telling,
  changed: readonly Changed[],
  options: DiffOptions,
): Promise<void> {
  const waiting = new Map(changed.map((pair) => [pair.before, pair]))
  while (waiting.size > 0) {
    const held = new Map<number, { readonly pair: Changed; readonly record: MarcRecord }>()
    const buffers = new Set<ArrayBufferLike>()
    let bytes = 0
    await walkRecords(old, io, telling, undefined, (record, { number, raw }) => {
      const pair = waiting.get(number)
      if (!pair || bytes > PORTION) return
      // A record is a view into a piece of the file, all of which it keeps in memory.
      if (!buffers.has(raw.buffer)) bytes += raw.buffer.byteLength
      buffers.add(raw.buffer)
      held.set(pair.after, { pair, record })
      waiting.delete(number)
    })
    if (held.size === 0) return
    await walkRecords(now, io, telling, undefined, (record, { number }) => {
      const found = held.get(number)
      if (found) io.stdout.write(changeText(found.pair, diffRecords(found.record, record, options), record, telling))
    })
  }
}

function changeText({ key, before, after }: Changed, diff: RecordDiff, record: MarcRecord, { json }: Telling): string {
  const lines = changedLines(diff)
  if (json) {
    return `${JSON.stringify({ kind: 'changed', key: keyText(key), before, after, title: titleOf(record), fields: lines })}\n`
  }
  const text = lines.map(({ kind, before: from, after: to }) =>
    [
      ...(from === undefined ? [] : [`  ${kind === 'moved' ? '<' : '-'} ${from}\n`]),
      ...(to === undefined ? [] : [`  ${kind === 'moved' ? '>' : '+'} ${to}\n`]),
    ].join(''),
  )
  return `changed ${keyText(key)} (record ${before}, now ${after}): ${titleOf(record)}\n${text.join('')}`
}
