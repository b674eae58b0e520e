import { createReadStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  allRules,
  basicRules,
  checkRecord,
  fixableCodes,
  fixRecord,
  openMarcBatches,
  type MarcRecord,
} from '@carrel/marc'
import { syntheticFile } from './marc-file.ts'
import { marcPeers } from './marc-peers.ts'

/** Says one figure. */
type Emit = (name: string, value: number, unit: string, note?: string) => void

const CHUNK = 256 * 1024
const SYNTHETIC_RECORDS = 20_000
const ROUNDS = 3

/**
 * Checks a file of MARC records by all rules and by the basic ones, mends it, and has MARC::Lint check it beside where it is
 * installed.
 *
 * `--file FILE` (ISO 2709; records are made up without it), `--alone` (without MARC::Lint).
 */
export async function run(options: {
  readonly file?: string
  readonly alone?: boolean
  readonly emit: Emit
}): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'carrel-bench-check-'))
  try {
    const file = options.file ?? path.join(folder, 'made-up.mrc')
    if (options.file === undefined) await writeFile(file, Buffer.concat([...syntheticFile(SYNTHETIC_RECORDS)]))
    await measure(file, options.emit)
    if (options.alone !== true) await measureLint(file, options.emit)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function measure(file: string, emit: Emit): Promise<void> {
  let [findings, fixable] = [0, 0]
  const records = await readAll(file, (record) => {
    for (const finding of checkRecord(record)) {
      findings++
      if (finding.fixable) fixable++
    }
  })
  emit('records in the file', records, 'records')
  emit('findings', findings, 'findings', `${fixable} can be mended`)
  const rate = async (name: string, use: (record: MarcRecord) => void, note: string): Promise<void> => {
    let best = Infinity
    for (let round = 0; round < ROUNDS; round++) {
      const began = performance.now()
      await readAll(file, use)
      best = Math.min(best, (performance.now() - began) / 1000)
    }
    emit(name, Math.round(records / best), 'records/s', note)
  }
  await rate('read', lookAtEverything, 'every subfield made a string, nothing checked')
  await rate('check, basic rules', (record) => void checkRecord(record, basicRules), `${basicRules.length} rules`)
  await rate('check', (record) => void checkRecord(record), `all ${allRules.length} rules`)
  await rate('fix', (record) => void fixRecord(record, fixableCodes), `${fixableCodes.length} kinds of finding mended`)
}

async function measureLint(file: string, emit: Emit): Promise<void> {
  for (const peer of marcPeers(undefined)) {
    if (!peer.name.startsWith('MARC::Lint')) continue
    const result = await peer.run(path.resolve(file), '')
    if (result.ran) emit(peer.name, Math.round(result.records / result.seconds), 'records/s')
    else emit(peer.name, 0, 'records/s', `not run: ${result.why}`)
  }
}

function lookAtEverything(record: MarcRecord): void {
  for (const field of record.fields) {
    if (field.kind === 'control' ? field.value === '\0' : field.subfields.some(({ value }) => value === '\0')) {
      throw new Error('a record holds nothing but NUL')
    }
  }
}

async function readAll(file: string, use: (record: MarcRecord) => void): Promise<number> {
  let records = 0
  for await (const batch of openMarcBatches(createReadStream(file, { highWaterMark: CHUNK }))) {
    for (const { record, kind } of batch) {
      if (kind !== 'stray') records++
      if (record) use(record)
    }
  }
  return records
}
