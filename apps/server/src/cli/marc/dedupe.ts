import { titleOf, type MarcEntry, type MarcRecord } from '@carrel/marc'
import {
  combineRecords,
  fullness,
  groupDuplicates,
  keysOf,
  keyText,
  type DuplicateGroup,
  type MatchKey,
} from '@carrel/marc-reports'
import { CommandError, type CommandIo } from '../command.ts'
import { parseOptions } from '../options.ts'
import { matchKey } from './match-option.ts'
import { openRecordOutput, refuseSameFile } from './record-output.ts'
import { keepRefusals } from './refusals.ts'
import { readingOptions, refuseStandardInput, walkRecords } from './walk-records.ts'
import { refusedFile, secondsSince, tellEnd, writingFor, writingOptions } from './writing-options.ts'

const usage =
  'marc dedupe FILE --by 001,020a,245ab+260c [--keep first|last|fullest|combined] [--exact] [--out FILE] [--dropped FILE] [--to FORMAT] [--refused FILE] [--json] [--from FORMAT]'

const ways = ['first', 'last', 'fullest', 'combined'] as const

/** What becomes of a record: it is kept, or goes in favour of another, or is put into the first of its group. */
interface Plan {
  readonly keep: ReadonlySet<number>
  /** Which group a record is of, by its number. */
  readonly groupOf: ReadonlyMap<number, DuplicateGroup>
}

/**
 * `carrel marc dedupe`: finds records that agree in any of the keys (places joined by `+` must all agree) and keeps one of
 * each group; `combined` puts the fields of continuation records into the first. Without `--out` it only reports.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(
    argv,
    {
      ...readingOptions,
      ...writingOptions,
      by: { type: 'string', multiple: true },
      keep: { type: 'string' },
      exact: { type: 'boolean' },
      dropped: { type: 'string' },
    },
    usage,
  )
  const [file] = positionals
  if (file === undefined || positionals.length > 1 || values.by === undefined) {
    throw new CommandError(`Usage: carrel ${usage}`)
  }
  refuseStandardInput(file, 'dedupe')
  const way = ways.find((each) => each === (values.keep ?? 'first'))
  if (way === undefined)
    throw new CommandError(`--keep ${values.keep} is not understood; there are ${ways.join(', ')}.`)
  const { out, dropped } = values
  for (const target of [out, dropped]) if (target !== undefined) refuseSameFile(target, file)
  const keys = values.by.flatMap((list) => list.split(',')).map((text) => matchKey(text, values.exact === true))
  const started = performance.now()
  const refusals = keepRefusals(out === undefined ? undefined : refusedFile(values.refused, out))
  const output = out === undefined ? undefined : openRecordOutput(out, io, { ...writingFor(out, values), refusals })
  const rest =
    dropped === undefined ? undefined : openRecordOutput(dropped, io, { ...writingFor(dropped, values), refusals })
  try {
    const found = await findGroups(file, io, values, keys)
    const plan = planFor(found.groups, found.fullest, way)
    const combined = { fields: 0, leftOut: 0 }
    const held = new Map<DuplicateGroup, { readonly record: MarcRecord; readonly entry: MarcEntry }[]>()
    const { records } = await walkRecords(file, io, values, refusals, async (record, entry) => {
      const group = plan.groupOf.get(entry.number)
      if (!group) return output?.write(record, entry)
      const isKept = plan.keep.has(entry.number)
      tellMember(io, values, { group, record, number: entry.number, isKept })
      if (way !== 'combined') return (isKept ? output : rest)?.write(record, entry)
      const members = held.getOrInsertComputed(group, () => [])
      members.push({ record, entry })
      if (!isKept) await rest?.write(record, entry)
      if (members.length < group.numbers.length) return
      held.delete(group)
      const [first, ...others] = members
      if (!first) return
      const done = combineRecords(
        first.record,
        others.map(({ record: each }) => each),
      )
      combined.fields += sum(done.added)
      combined.leftOut += sum(done.leftOut)
      await output?.write(done.record, first.entry)
    })
    await refusals.finish()
    await output?.finish()
    await rest?.finish()
    const duplicates = found.groups.reduce((all, { numbers }) => all + numbers.length - 1, 0)
    const totals = {
      records,
      kept: records - found.unreadable - duplicates,
      duplicates,
      groups: found.groups.length,
      withoutKey: found.withoutKey,
      refused: refusals.count,
      ...(output && { written: output.written }),
      ...(way === 'combined' && { fieldsAdded: combined.fields, controlFieldsLeftOut: combined.leftOut }),
    }
    const sentence = [
      `${records} records: ${totals.kept} kept, ${duplicates} ${way === 'combined' ? 'put into others' : 'dropped'} from ${totals.groups} groups; ${totals.withoutKey} without key, ${totals.refused} refused${refusals.note}`,
      ...(way === 'combined'
        ? [`; ${combined.fields} fields were added, ${combined.leftOut} control fields of the others left out`]
        : []),
      ...(output ? [`; written ${output.written}`] : ['; nothing was written (--out FILE writes)']),
    ]
    tellEnd(io, values, { ...totals, seconds: secondsSince(started) }, sentence.join(''))
    return refusals.count > 0 ? 1 : 0
  } catch (error) {
    await output?.abort()
    await rest?.abort()
    await refusals.abort()
    throw error
  }
}

async function findGroups(
  file: string,
  io: CommandIo,
  reading: { readonly from?: string | undefined },
  keys: readonly MatchKey[],
): Promise<{ groups: DuplicateGroup[]; fullest: ReadonlyMap<number, number>; withoutKey: number; unreadable: number }> {
  const grouping = groupDuplicates()
  const fullest = new Map<number, number>()
  let withoutKey = 0
  const { unreadable } = await walkRecords(file, io, reading, undefined, (record, { number }) => {
    const own = keys.flatMap((key, index) => keysOf(record, key).map((text) => `${index}\u001E${text}`))
    if (own.length === 0) withoutKey++
    grouping.add(number, own)
    fullest.set(number, fullness(record))
  })
  return { groups: grouping.groups(), fullest, withoutKey, unreadable }
}

function planFor(
  groups: readonly DuplicateGroup[],
  fullest: ReadonlyMap<number, number>,
  way: (typeof ways)[number],
): Plan {
  const keep = new Set<number>()
  const groupOf = new Map<number, DuplicateGroup>()
  for (const group of groups) {
    for (const number of group.numbers) groupOf.set(number, group)
    let best = way === 'last' ? group.numbers.at(-1) : group.numbers[0]
    if (way === 'fullest') {
      for (const number of group.numbers) if ((fullest.get(number) ?? 0) > (fullest.get(best ?? 0) ?? 0)) best = number
    }
    if (best !== undefined) keep.add(best)
  }
  return { keep, groupOf }
}

/** Tells each record of a group as it comes, since a group can be spread over the whole file. */
function tellMember(
  io: CommandIo,
  { json, out }: { readonly json?: boolean | undefined; readonly out?: string | undefined },
  member: {
    readonly group: DuplicateGroup
    readonly record: MarcRecord
    readonly number: number
    readonly isKept: boolean
  },
): void {
  const { group, record, number, isKept } = member
  const key = keyText(group.key.slice(group.key.indexOf('\u001E') + 1))
  const [leader = number] = group.numbers
  const title = titleOf(record)
  const line = json
    ? JSON.stringify({ kind: isKept ? 'kept' : 'dropped', group: leader, record: number, key, title })
    : `${isKept ? 'kept   ' : 'dropped'} record ${number} (group ${leader}, ${key}): ${title}`
  ;(out === '-' ? io.stderr : io.stdout).write(`${line}\n`)
}

function sum(counts: ReadonlyMap<string, number>): number {
  return counts.values().reduce((all, count) => all + count, 0)
}
