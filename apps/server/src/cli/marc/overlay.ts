import { readFile } from 'node:fs/promises'
import { controlNumber, type MarcRecord } from '@carrel/marc'
import {
  overlay,
  overlayActions,
  parseOverlayProfile,
  readProfile,
  readyProfiles,
  type OverlayProfile,
  type ReadProfile,
} from '@carrel/marc-merge'
import { keysOf, keyText } from '@carrel/marc-reports'
import { CommandError, type CommandIo } from '../command.ts'
import { parseOptions } from '../options.ts'
import { matchKey } from './match-option.ts'
import { openRecordOutput, refuseSameFile } from './record-output.ts'
import { keepRefusals } from './refusals.ts'
import { readingOptions, walkRecords } from './walk-records.ts'
import { refusedFile, secondsSince, tellEnd, writingFor, writingOptions } from './writing-options.ts'

const usage =
  'marc overlay EXISTING INCOMING --profile NAME|FILE.json --out FILE [--rule "add 505"]… [--base existing|incoming] [--on 001] [--exact] [--to FORMAT] [--encoding E] [--refused FILE] [--json] [--from FORMAT]'

/**
 * `carrel marc overlay`: lays the records of a file over those of another one with the same key, by an overlay profile that
 * came with Carrel, one in a file, or rules given here. What finds no partner is written as it is.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(
    argv,
    {
      ...readingOptions,
      ...writingOptions,
      on: { type: 'string' },
      exact: { type: 'boolean' },
      profile: { type: 'string' },
      rule: { type: 'string', multiple: true },
      base: { type: 'string' },
    },
    usage,
  )
  const [file, other] = positionals
  const { out } = values
  if (file === undefined || other === undefined || positionals.length > 2 || out === undefined) {
    throw new CommandError(`Usage: carrel ${usage}`)
  }
  refuseSameFile(out, file, other)
  const profile = await profileOf(values.profile, values.rule ?? [], values.base)
  const key = matchKey(values.on ?? '001', values.exact === true)
  const started = performance.now()
  const refusals = keepRefusals(refusedFile(values.refused, out))
  const output = openRecordOutput(out, io, { ...writingFor(out, values), refusals })
  const totals = { records: 0, incoming: 0, matched: 0, changed: 0, lost: 0, unused: 0 }
  try {
    const known = new Map<string, MarcRecord>()
    const othersRefused = keepRefusals(undefined)
    const walked = await walkRecords(other, io, values, othersRefused, (record) => {
      for (const own of keysOf(record, key)) {
        if (known.has(own))
          io.stderr.write(`More than one record of ${other} has ${keyText(own)}; the first is taken.\n`)
        else known.set(own, record)
      }
    })
    const used = new Set<MarcRecord>()
    const { records } = await walkRecords(file, io, values, refusals, (record, entry) => {
      const incoming = keysOf(record, key).flatMap((own) => known.get(own) ?? [])[0]
      if (!incoming) return output.write(record, entry)
      used.add(incoming)
      totals.matched++
      const laid = overlay(record, incoming, profile)
      if (laid.isChanged) totals.changed++
      if (laid.lost.length > 0) {
        totals.lost++
        const tags = laid.lost.map(({ tag }) => tag).join(', ')
        io.stderr.write(`record ${entry.number} (${controlNumber(record)}) loses local fields: ${tags}\n`)
      }
      return output.write(laid.record, entry)
    })
    await refusals.finish()
    await output.finish()
    totals.records = records
    totals.incoming = walked.records
    totals.unused = walked.records - used.size
    const { matched, changed, unused } = totals
    tellEnd(
      io,
      values,
      { ...totals, written: output.written, refused: refusals.count, seconds: secondsSince(started) },
      `read ${records} and ${walked.records}: ${matched} with a partner, ${changed} changed, ${unused} of the incoming ones not used; written ${output.written}, refused ${refusals.count}${refusals.note}`,
    )
    return refusals.count > 0 ? 1 : 0
  } catch (error) {
    await output.abort()
    await refusals.abort()
    throw error
  }
}

async function profileOf(name: string | undefined, rules: readonly string[], base = 'existing'): Promise<ReadProfile> {
  const given = name === undefined ? rulesAsProfile(rules, base) : (readyProfiles[name] ?? (await profileIn(name)))
  const read = readProfile(given)
  if (typeof read === 'string') throw new CommandError(read)
  return read
}

function rulesAsProfile(lines: readonly string[], base: string): OverlayProfile {
  if (base !== 'existing' && base !== 'incoming') throw new CommandError('--base is existing or incoming.')
  if (lines.length === 0) {
    throw new CommandError(`Name a --profile (${Object.keys(readyProfiles).join(', ')}, or a file), or give a --rule.`)
  }
  const rules = lines.map((line) => {
    const [first = '', ...fields] = line.trim().split(/\s+/)
    const action = overlayActions.find((each) => each === first)
    if (!action) throw new CommandError(`--rule "${line}" begins with none of ${overlayActions.join(', ')}.`)
    return { action, fields: fields.join(' ') }
  })
  return { name: 'rules', base, rules }
}

async function profileIn(path: string): Promise<OverlayProfile> {
  const names = Object.keys(readyProfiles).join(', ')
  const text = await readFile(path, 'utf8').catch(() => {
    throw new CommandError(`There is no profile and no file ${path}; profiles are ${names}.`)
  })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new CommandError(`${path} is no JSON.`)
  }
  const profile = parseOverlayProfile(value)
  if (typeof profile === 'string') throw new CommandError(`${path}: ${profile}`)
  return profile
}
