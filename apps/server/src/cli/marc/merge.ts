import { controlNumber, type Field } from '@carrel/marc'
import { fieldsToTake, keysOf, keyText, takeFields, type TakeMode } from '@carrel/marc-reports'
import { CommandError, type CommandIo } from '../command.ts'
import { parseOptions } from '../options.ts'
import { matchKey } from './match-option.ts'
import { openRecordOutput, refuseSameFile } from './record-output.ts'
import { keepRefusals } from './refusals.ts'
import { readingOptions, walkRecords } from './walk-records.ts'
import { refusedFile, secondsSince, tellEnd, writingFor, writingOptions } from './writing-options.ts'

const usage =
  'marc merge FILE OTHER --on KEY --take 856,6XX --out FILE [--mode replace|add|missing] [--exact] [--to FORMAT] [--encoding E] [--refused FILE] [--json] [--from FORMAT]'

const modes: readonly TakeMode[] = ['replace', 'add', 'missing']

/** What a record of the other file gives. */
interface Gift {
  readonly number: number
  readonly fields: readonly Field[]
  isUsed: boolean
}

/**
 * `carrel marc merge`: gives the records of a file some fields of the records of another one that they are found by a key
 * with: instead of their own (`replace`), beside them (`add`, the default) or where they have none (`missing`).
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(
    argv,
    {
      ...readingOptions,
      ...writingOptions,
      on: { type: 'string' },
      take: { type: 'string' },
      mode: { type: 'string' },
      exact: { type: 'boolean' },
    },
    usage,
  )
  const [file, other] = positionals
  const { on, out } = values
  const tags = (values.take ?? '')
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean)
  if (file === undefined || other === undefined || positionals.length > 2)
    throw new CommandError(`Usage: carrel ${usage}`)
  if (on === undefined || out === undefined || tags.length === 0) throw new CommandError(`Usage: carrel ${usage}`)
  const wrong = tags.find((tag) => !/^[0-9A-Za-z.]{3}$/.test(tag))
  if (wrong !== undefined) throw new CommandError(`--take ${wrong} is not a tag; write 856 or 6XX.`)
  const mode = modes.find((each) => each === (values.mode ?? 'add'))
  if (mode === undefined)
    throw new CommandError(`--mode ${values.mode} is not understood; there are ${modes.join(', ')}.`)
  refuseSameFile(out, file, other)
  const key = matchKey(on, values.exact === true)
  const started = performance.now()
  const refusals = keepRefusals(refusedFile(values.refused, out))
  const output = openRecordOutput(out, io, { ...writingFor(out, values), refusals })
  const totals = { records: 0, others: 0, matched: 0, changed: 0, unmatched: 0, ambiguous: 0, unused: 0 }
  try {
    const gifts = new Map<string, Gift>()
    const twice = new Set<string>()
    const all: Gift[] = []
    const othersRefused = keepRefusals(undefined)
    const walked = await walkRecords(other, io, values, othersRefused, (record, { number }) => {
      const gift: Gift = { number, fields: fieldsToTake(record, tags), isUsed: false }
      all.push(gift)
      for (const own of keysOf(record, key)) {
        if (gifts.has(own)) twice.add(own)
        else gifts.set(own, gift)
      }
    })
    for (const own of twice) {
      io.stderr.write(`More than one record of ${other} has ${on} ${keyText(own)}; the first is taken.\n`)
    }
    const { records } = await walkRecords(file, io, values, refusals, (record, entry) => {
      const keys = keysOf(record, key)
      const found = new Set(keys.flatMap((own) => gifts.get(own) ?? []))
      const [gift] = found
      if (found.size > 1 && gift) {
        totals.ambiguous++
        const numbers = [...found].map(({ number }) => number).join(', ')
        io.stderr.write(
          `record ${entry.number} (${controlNumber(record)}) is like records ${numbers} of ${other}; the first is taken.\n`,
        )
      }
      if (!gift) {
        totals.unmatched++
        return output.write(record, entry)
      }
      gift.isUsed = true
      totals.matched++
      const merged = takeFields(record, gift.fields, tags, mode)
      if (merged !== record) totals.changed++
      return output.write(merged, entry)
    })
    await refusals.finish()
    await output.finish()
    totals.records = records
    totals.others = walked.records
    totals.unused = all.filter(({ isUsed }) => !isUsed).length
    const { matched, changed, unmatched, ambiguous, unused } = totals
    tellEnd(
      io,
      values,
      {
        ...totals,
        written: output.written,
        refused: refusals.count,
        othersRefused: othersRefused.count,
        seconds: secondsSince(started),
      },
      `read ${records} and ${totals.others}: ${matched} found in the other file, ${changed} changed, ${unmatched} not found, ${ambiguous} ambiguous, ${unused} of the other file not used; written ${output.written}, refused ${refusals.count}${refusals.note}`,
    )
    return refusals.count > 0 ? 1 : 0
  } catch (error) {
    await output.abort()
    await refusals.abort()
    throw error
  }
}
