import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { finished } from 'node:stream/promises'
import { promisify } from 'node:util'
import {
  checkRecord,
  createWriter,
  openMarcBatches,
  type Encoding,
  type MarcRecord,
  type OutputFormat,
} from '@carrel/marc'
import { syntheticFile } from './marc-file.ts'
import { marcPeers } from './marc-peers.ts'

/** Says one figure. */
type Emit = (name: string, value: number, unit: string, note?: string) => void

const CHUNK = 256 * 1024
const SYNTHETIC_RECORDS = 20_000
/** The file is read as often as makes it this big when its memory is measured. */
const BIG_FILE = 256 * 1024 * 1024

/**
 * Reads, writes, converts and checks a file of MARC records, and has other programs do the same beside.
 *
 * `--file FILE` (ISO 2709; records are made up without it), `--peers FOLDER` (where marcjs is installed),
 * `--alone` (no other programs).
 */
export async function run(options: {
  readonly file?: string
  readonly peers?: string
  readonly alone?: boolean
  readonly emit: Emit
}): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'carrel-bench-marc-'))
  try {
    const file = options.file ?? (await writeSynthetic(path.join(folder, 'made-up.mrc')))
    await measureCarrel(file, folder, options.emit)
    if (options.alone !== true) await measurePeers(file, folder, options.peers, options.emit)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function measureCarrel(file: string, folder: string, emit: Emit): Promise<void> {
  const { size } = await stat(file)
  const { records } = await timed(() => readAll(file, () => undefined))
  emit('records in the file', records, 'records', `${(size / 1e6).toFixed(1)} MB`)
  const rate = async (name: string, work: () => Promise<number>, note?: string): Promise<void> => {
    let best = Infinity
    for (let round = 0; round < 3; round++) best = Math.min(best, (await timed(work)).seconds)
    emit(name, Math.round(records / best), 'records/s', note)
  }
  const out = path.join(folder, 'out')
  await rate('parse', () => readAll(file, () => undefined), 'frames and directories verified')
  await rate('parse and decode', () => readAll(file, lookAtEverything), 'every subfield made a string')
  await rate('round trip', () => convert(file, out, 'iso2709'), 'file to file')
  await rate(
    'MARC-8 to MARCXML',
    () => convert(file, out, 'marcxml', 'marc-8'),
    'file to file, all text taken for MARC-8',
  )
  await rate('ISO 2709 to MARCXML', () => convert(file, out, 'marcxml'), 'file to file, each record by its encoding')
  await rate('ISO 2709 to JSON lines', () => convert(file, out, 'jsonl'), 'file to file')
  await rate('check', () => readAll(file, (record) => void checkRecord(record)), 'all basic rules')
  await convert(file, out, 'marcxml')
  await rate('MARCXML to ISO 2709', () => convert(out, `${out}.mrc`, 'iso2709'), 'file to file')

  const times = Math.max(1, Math.ceil(BIG_FILE / size))
  for (const format of ['iso2709', 'marcxml'] as const) {
    const script = path.join(import.meta.dirname, 'marc-memory.ts')
    const { stdout } = await promisify(execFile)(process.execPath, [script, file, String(times), format])
    const [mebibytes = 0] = stdout.trim().split(' ').map(Number)
    emit(`peak memory, to ${format}`, mebibytes, 'MiB', `${Math.round((size * times) / 1e6)} MB in`)
  }
}

async function measurePeers(file: string, folder: string, peers: string | undefined, emit: Emit): Promise<void> {
  const { records } = await timed(() => readAll(file, () => undefined))
  for (const peer of marcPeers(peers)) {
    const result = await peer.run(path.resolve(file), path.join(folder, 'peer.out'))
    if (!result.ran) emit(peer.name, 0, 'records/s', `not run: ${result.why}`)
    else {
      const gave =
        result.records > 0 && result.records !== records ? `gave back ${result.records} of ${records}` : undefined
      emit(peer.name, Math.round((result.records || records) / result.seconds), 'records/s', gave)
    }
  }
}

async function timed(work: () => Promise<number>): Promise<{ seconds: number; records: number }> {
  const began = performance.now()
  const records = await work()
  return { seconds: (performance.now() - began) / 1000, records }
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

function lookAtEverything(record: MarcRecord): void {
  for (const field of record.fields) {
    if (field.kind === 'control' ? field.value === '\0' : field.subfields.some(({ value }) => value === '\0')) {
      throw new Error('a record holds nothing but NUL')
    }
  }
}

async function convert(file: string, out: string, format: OutputFormat, encoding?: Encoding): Promise<number> {
  const writer = createWriter(format)
  const target = await open(out, 'w')
  let records = 0
  await target.write(writer.header)
  for await (const batch of openMarcBatches(createReadStream(file, { highWaterMark: CHUNK }), { encoding })) {
    for (const { record } of batch) {
      if (!record) continue
      records++
      writer.append(record)
    }
    await target.write(writer.take())
  }
  await target.write(writer.footer)
  await target.close()
  return records
}

async function writeSynthetic(file: string): Promise<string> {
  const target = createWriteStream(file)
  for (const bytes of syntheticFile(SYNTHETIC_RECORDS)) {
    if (!target.write(bytes)) await new Promise<void>((resolve) => target.once('drain', resolve))
  }
  target.end()
  await finished(target)
  return file
}
