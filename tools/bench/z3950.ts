import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { bib1Query, octetRecord, readApdu, recordSyntaxes, term, writeApdu } from '@carrel/z3950'
import { openZ3950 } from '@carrel/z3950/node'
import { isInstalled, startPeer } from '../../packages/z3950/test/peer.ts'
import type { Emit } from '../bench-options.ts'

/** What the runner gives a benchmark. */
export interface Z3950Options {
  readonly emit: Emit
  /** Records that are fetched in all. */
  readonly records?: number
}

/**
 * Records a second: messages of records read and written in memory, and records fetched from yaz-ztest, by our client and by yaz-client,
 * in portions of the same size.
 */
export async function run({ emit, records = 20_000 }: Z3950Options): Promise<void> {
  codec(emit, records)
  if (!isInstalled('yaz-ztest')) return
  const ztest = await startPeer('yaz-ztest', (port) => [`tcp:127.0.0.1:${port}`])
  try {
    await ours(emit, ztest.port, records)
    if (isInstalled('yaz-client')) await theirs(emit, ztest.port, records)
  } finally {
    await ztest.stop()
  }
}

const portion = 20

function codec(emit: Emit, records: number): void {
  const record = octetRecord(recordSyntaxes.usmarc, new Uint8Array(1200).fill(0x61))
  const response = {
    kind: 'presentResponse',
    value: {
      returned: portion,
      nextPosition: portion + 1,
      status: 0,
      records: {
        kind: 'records',
        value: Array.from(
          { length: portion },
          () => ({ database: 'Default', record: { kind: 'record', value: record } }) as const,
        ),
      },
    },
  } as const
  const rounds = Math.ceil(records / portion)
  let began = performance.now()
  let bytes = new Uint8Array(0)
  for (let round = 0; round < rounds; round++) bytes = writeApdu(response)
  emit('z3950-records-written', Math.round((rounds * portion * 1000) / (performance.now() - began)), 'records/s')
  began = performance.now()
  for (let round = 0; round < rounds; round++) readApdu(bytes)
  emit('z3950-records-read', Math.round((rounds * portion * 1000) / (performance.now() - began)), 'records/s')
}

/** yaz-ztest finds as many records as the search term says. */
const query = bib1Query(term('24', { 1: 4 }))

async function ours(emit: Emit, port: number, records: number): Promise<void> {
  const session = await openZ3950({ host: '127.0.0.1', port, database: 'Default' })
  const { hits } = await session.search(query)
  const size = Math.min(portion, hits)
  const began = performance.now()
  let fetched = 0
  while (fetched < records) fetched += (await session.present(1, size)).length
  emit('z3950-fetched', Math.round((fetched * 1000) / (performance.now() - began)), 'records/s', 'from yaz-ztest')
  await session.close()
}

async function theirs(emit: Emit, port: number, records: number): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'carrel-bench-z3950-'))
  try {
    const timed = async (rounds: number) => {
      const script = path.join(folder, 'commands')
      const shows = Array.from({ length: rounds }, () => `show 1+${portion}`)
      await writeFile(
        script,
        [`open localhost:${port}/Default`, 'find @attr 1=4 24', ...shows, 'close', 'quit', ''].join('\n'),
      )
      const began = performance.now()
      await new Promise<void>((resolve) => {
        execFile('yaz-client', ['-f', script], { maxBuffer: 1e9 }, () => resolve())
      })
      return performance.now() - began
    }
    const rounds = Math.ceil(records / portion)
    const empty = await timed(0)
    const whole = await timed(rounds)
    emit('yaz-client-fetched', Math.round((rounds * portion * 1000) / (whole - empty)), 'records/s', 'prints them too')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
