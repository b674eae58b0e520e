import { spawnSync } from 'node:child_process'
import { open, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { arch, tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeIso2709 } from '@carrel/marc'
import { allOf, bib1Query, term } from '@carrel/z3950'
import { openZ3950 } from '@carrel/z3950/node'
import { bibRecords, storedRecord } from '../../apps/server/src/modules/catalog/index.ts'
import { carrel, readWork } from '../../apps/server/src/platform/work.ts'
import { isInstalled, startPeer } from '../../packages/z3950/test/peer.ts'
import type { Emit } from '../bench-options.ts'
import { emitTimes, type SearchHouse } from './search-house.ts'

const tables = '/usr/share/idzebra-2.0/tab'

/**
 * The same searches for the same records in Zebra (Debian's idzebra-2.0), where it is installed: hits counted and the first
 * twenty records fetched over Z39.50. It counts no facets, ranks nothing and corrects nothing. Beside it
 * Carrel's own server of Z39.50 is asked the same, in the same way.
 */
export async function besideZebra(house: SearchHouse, queries: readonly string[], emit: Emit): Promise<void> {
  await withZebra(house, emit, async (port) => {
    await searchBy('zebra.search', port, queries, emit)
    const own = house.carrel.run.ports['z3950']
    if (own !== undefined) await searchBy('z3950.search', own, queries, emit)
  })
}

/** Starts a Zebra over the records of a library, where it is installed, and stops it afterwards. */
export async function withZebra(house: SearchHouse, emit: Emit, use: (port: number) => Promise<void>): Promise<void> {
  if (!isInstalled('zebraidx-2.0') || !isInstalled('zebrasrv-2.0')) return
  const folder = await mkdtemp(join(tmpdir(), 'carrel-zebra-'))
  try {
    await writeRecords(house, join(folder, 'records.mrc'))
    await writeFile(
      join(folder, 'zebra.cfg'),
      `profilePath: .:${tables}\nmodulePath: /usr/lib/${arch() === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/idzebra-2.0/modules\n` +
        'attset: bib1.att\nrecordType: grs.marcxml.marc21\nencoding: utf-8\nperm.anonymous: r\nmemMax: 256\n',
    )
    const run = (...args: string[]) => spawnSync('zebraidx-2.0', ['-c', 'zebra.cfg', ...args], { cwd: folder })
    run('init')
    const began = performance.now()
    const indexed = run('update', 'records.mrc')
    if (indexed.status !== 0) throw new Error(`Zebra did not index: ${indexed.stderr.toString().slice(-300)}`)
    emit('zebra.indexed', Math.round(house.titles / ((performance.now() - began) / 1000)), 'titles/s')
    const zebra = await startPeer('zebrasrv-2.0', (port) => ['-c', 'zebra.cfg', `tcp:127.0.0.1:${port}`], {
      cwd: folder,
    })
    try {
      await use(zebra.port)
    } finally {
      await zebra.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function writeRecords({ platform, titles }: SearchHouse, file: string): Promise<void> {
  const w = readWork(platform, carrel)
  const out = await open(file, 'w')
  for (let from = 0; from < titles + 1000; from += 1000) {
    const records = await bibRecords(
      w,
      Array.from({ length: 1000 }, (_, n) => from + n),
    )
    const chunks = records.flatMap(({ bytes, form }) => {
      const written = writeIso2709(storedRecord(bytes, form), { encoding: 'utf-8' })
      return written.ok ? [written.bytes] : []
    })
    await out.write(Buffer.concat(chunks))
  }
  await out.close()
}

async function searchBy(name: string, port: number, queries: readonly string[], emit: Emit): Promise<void> {
  const session = await openZ3950({ host: '127.0.0.1', port, database: 'Default' })
  const times: number[] = []
  let found = 0
  for (const query of queries.slice(0, 400)) {
    const words = query.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
    if (words.length === 0) continue
    const began = performance.now()
    const { hits } = await session.search(bib1Query(allOf(words.map((word) => term(word, { 1: 1016 })))))
    if (hits > 0) await session.present(1, Math.min(20, hits))
    times.push(performance.now() - began)
    if (hits > 0) found++
  }
  await session.close()
  emitTimes(
    name,
    times,
    emit,
    `one after the other, twenty records, no facets; ${found} of ${times.length} found something`,
  )
}
