import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import { after, before, describe, it } from 'node:test'
import { writeIso2709 } from '@carrel/marc'
import { sql } from 'kysely'
import { isRefusal } from '../../../platform/refusal.ts'
import { carrel, mustWork } from '../../../platform/work.ts'
import { bibMarc, bibVersions, createItem, getBib, replaceBibMarc } from '../../catalog/index.ts'
import { record } from '../testing/open-library.ts'
import { openLibrary, type LoadingHouse } from '../testing/open-library.ts'
import { importFile } from './import-file.ts'
import { asOnlyImporter, endAbandonedImports } from './import-lock.ts'
import { getImport, listImportRows } from './list-imports.ts'
import { refusedRecords } from './refused-records.ts'
import { previewReversal } from './preview-reversal.ts'
import { revertImport, undoImport } from './revert-import.ts'
import { runImport } from './run-import.ts'
import { createImport } from './start-import.ts'

/** A record as the bytes of ISO 2709. */
function bytes(...lines: readonly string[]): Buffer {
  const written = writeIso2709(record(...lines), { encoding: 'utf-8' })
  if (!written.ok) throw new Error(written.problem.message)
  return Buffer.from(written.bytes)
}
const numbered = (n: number, title: string, ...more: readonly string[]) =>
  bytes(`=001  t${n}`, '=003  CaTest', ...more, `=245  00$a${title}.`)

describe('importing a file', () => {
  let library: LoadingHouse
  before(async () => {
    library = await openLibrary()
  })
  after(() => library.stop())

  async function bring(name: string, ...parts: readonly Uint8Array[]) {
    const done = await importFile(library.platform, carrel, { stream: oneByOne(parts), name })
    if (isRefusal(done)) throw new Error(done.blocks[0]?.message)
    return done
  }
  async function* oneByOne(parts: readonly Uint8Array[]) {
    yield* parts
  }
  const rowsOf = async (id: number) => {
    const rows = await listImportRows(library.read, id, { limit: 1000 })
    if (isRefusal(rows)) throw new Error(rows.blocks[0]?.message)
    return rows.rows
  }
  const stateOf = async (id: number) => {
    const known = await getImport(library.read, id)
    return isRefusal(known) ? undefined : known.state
  }
  const counts = ({ read, added, updated, unchanged, refused }: Awaited<ReturnType<typeof bring>>) => [
    read,
    added,
    updated,
    unchanged,
    refused,
  ]

  it('adds what is new, leaves what is the same, updates what changed', async () => {
    const two = [numbered(1, 'One'), numbered(2, 'Two')]
    assert.deepEqual(counts(await bring('first.mrc', ...two)), [2, 2, 0, 0, 0])
    assert.deepEqual(counts(await bring('again.mrc', ...two)), [2, 0, 0, 2, 0])
    const changed = await bring('changed.mrc', numbered(1, 'One, revised'), numbered(2, 'Two'), numbered(3, 'Three'))
    assert.deepEqual(counts(changed), [3, 1, 1, 1, 0])
    const [first] = await rowsOf(changed.id)
    assert.deepEqual([first?.state, first?.title, first?.control], ['updated', 'One, revised', 't1'])
    const versions = await bibVersions(library.read, first?.bib ?? 0)
    assert.ok(!isRefusal(versions))
    assert.deepEqual(
      versions.map(({ version, why }) => [version, why]),
      [
        [2, 'Import of changed.mrc'],
        [1, 'Import of first.mrc'],
      ],
    )
  })
  it('gives back byte for byte what came in', async () => {
    const came = numbered(10, 'Byte for byte', '=500  \\\\$aÅngström · 書')
    const [row] = await rowsOf((await bring('bytes.mrc', came)).id)
    const stored = await bibMarc(library.read, row?.bib ?? 0)
    assert.ok(!isRefusal(stored))
    assert.deepEqual(stored.bytes, came)
  })
  it('reads gzip and says so when it breaks off, keeping what came before', async () => {
    const many = Array.from({ length: 700 }, (_, n) => numbered(1000 + n, `Packed ${n}`))
    const packed = gzipSync(Buffer.concat(many))
    assert.deepEqual(counts(await bring('packed.mrc.gz', packed)), [700, 700, 0, 0, 0])
    const more = gzipSync(Buffer.concat(many.map((_, n) => numbered(2000 + n, `Cut ${n}`))))
    const cut = await bring('cut.mrc.gz', more.subarray(0, more.length - 2000))
    assert.equal(cut.state, 'failed')
    assert.match(cut.error ?? '', /breaks off before its end/)
    assert.equal(cut.read, cut.added + cut.refused)
    assert.ok(cut.added > 0 && cut.refused <= 1)
  })
  it('says in one sentence what is not a file of records, and writes nothing', async () => {
    const picture = await bring(
      'cat.jpg',
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Buffer.from('JFIF picture of a cat')]),
    )
    assert.deepEqual([picture.state, ...counts(picture)], ['failed', 0, 0, 0, 0, 0])
    assert.match(picture.error ?? '', /"cat\.jpg" cannot be imported.*JPEG/)
    const empty = await importFile(library.platform, carrel, { stream: oneByOne([]), name: 'nothing.mrc' })
    assert.ok(isRefusal(empty))
    assert.match(empty.blocks[0]?.message ?? '', /"nothing\.mrc" is empty/)
  })
  it('accounts for every record and gives back the refused ones as they came', async () => {
    const authority = bytes('=LDR  00000nz  a2200000n  4500', '=001  a1', '=150  \\\\$aDragons')
    const holdings = bytes('=LDR  00000nx  a2200000un 4500', '=001  m1', '=852  \\\\$aELM')
    const broken = Buffer.concat([numbered(21, 'Broken off').subarray(0, 60)])
    const done = await bring('mixed.mrc', numbered(20, 'Good'), authority, holdings, numbered(22, 'Good too'), broken)
    assert.deepEqual(counts(done), [5, 2, 0, 0, 3])
    const refused = (await rowsOf(done.id)).filter(({ state }) => state === 'refused')
    assert.deepEqual(
      refused.map(({ number, control }) => [number, control]),
      [
        [2, 'a1'],
        [3, 'm1'],
        [5, null],
      ],
    )
    assert.match(refused[0]?.notes[0] ?? '', /authority record/)
    assert.match(refused[1]?.notes[0] ?? '', /holdings record/)
    assert.match(refused[2]?.notes[0] ?? '', /breaks off/)
    const { rows } = await sql<{ file: string }>`select file from loading.import where id = ${done.id}`.execute(
      library.read.db,
    )
    const parts: Uint8Array[] = []
    for await (const part of refusedRecords(library.platform, done.id, rows[0]?.file ?? '', 'iso2709')) parts.push(part)
    assert.deepEqual(Buffer.concat(parts), Buffer.concat([authority, holdings, broken]))
  })
  it('does not merge two books that share an ISBN', async () => {
    const isbn = '=020  \\\\$a9780261102217'
    const done = await bring(
      'isbn.mrc',
      bytes('=001  i1', isbn, '=245  00$aThe hobbit.'),
      bytes('=001  i2', isbn, '=245  00$aFarmer Giles.'),
    )
    assert.deepEqual(counts(done), [2, 2, 0, 0, 0])
    const other = await bring(
      'vendor.mrc',
      bytes('=001  v9', '=003  Vendor', isbn, '=245  14$aThe Hobbit :$bor there and back again'),
    )
    assert.deepEqual(counts(other), [1, 0, 1, 0, 0])
    // Both agencies' numbers lead to the title from now on.
    assert.deepEqual(counts(await bring('back.mrc', bytes('=001  i1', isbn, '=245  00$aThe hobbit.'))), [1, 0, 1, 0, 0])
  })
  it('takes records that come twice in one file one after the other', async () => {
    const done = await bring(
      'twice.mrc',
      numbered(30, 'First'),
      numbered(31, 'Other'),
      numbered(30, 'Second'),
      numbered(30, 'Second'),
    )
    assert.deepEqual(counts(done), [4, 2, 1, 1, 0])
    const rows = await rowsOf(done.id)
    assert.equal(rows[0]?.bib, rows[2]?.bib)
    assert.equal(rows[0]?.title, 'Second')
    assert.match(rows[2]?.notes.join(' ') ?? '', /came before in this file/)
  })
  it('knows a record without a control number again by its bytes', async () => {
    const anonymous = bytes('=245  00$aWithout number.')
    await bring('anonymous.mrc', anonymous)
    assert.deepEqual(counts(await bring('anonymous-again.mrc', anonymous)), [1, 0, 0, 1, 0])
  })
  it('stores text that PostgreSQL cannot hold', async () => {
    const done = await bring('zero.mrc', numbered(40, 'A\u0000B'))
    assert.equal(done.added, 1)
  })
  for (const [what, text] of [
    ['hold U+0000', 'a\u0000b'],
    [
      'are longer than an index takes',
      Array.from({ length: 4000 }, (_, n) => String.fromCharCode(97 + ((n * n) % 26))).join(''),
    ],
  ] as const) {
    it(`takes records whose numbers ${what}, and knows them again`, async () => {
      const lines = ['=010', '=020', '=022', '=024', '=028', '=952'].map((tag) => `${tag}  \\\\$a${text}$p${text}`)
      const systems = [`=035  \\\\$a(OCoLC)${text}`, `=035  \\\\$a(Other)${text}`]
      const hostile = bytes(`=001  ${text}`, `=003  Ca${text.slice(0, 40)}`, ...lines, ...systems, `=245  00$a${text}`)
      assert.deepEqual(counts(await bring('hostile.mrc', hostile, hostile)), [2, 1, 0, 1, 0])
    })
  }
  const lineEnd = Buffer.from('\r\n')
  const mark = Buffer.from([0xef, 0xbb, 0xbf])
  for (const [what, around] of [
    ['a line end behind each', (one: Buffer, two: Buffer) => [one, lineEnd, two, lineEnd]],
    ['the end mark of DOS behind them', (one: Buffer, two: Buffer) => [one, two, Buffer.from([0x1a])]],
    ['a byte order mark before them', (one: Buffer, two: Buffer) => [mark, one, two]],
    ['all of it', (one: Buffer, two: Buffer) => [mark, one, lineEnd, two, lineEnd, Buffer.from([0x1a])]],
  ] as const) {
    it(`takes records with ${what}, and finds no fault`, async () => {
      const n = 600 + what.length * 2
      const done = await bring('framed.mrc', ...around(numbered(n, `Framed ${n}`), numbered(n + 1, `Framed ${n + 1}`)))
      assert.deepEqual([...counts(done), done.error], [2, 2, 0, 0, 0, null])
      assert.deepEqual(
        (await rowsOf(done.id)).flatMap(({ notes }) => notes),
        [],
      )
    })
  }
  it('takes a record that claims to be UTF-8 and is not, and says so', async () => {
    const claimed = numbered(700, 'Caf_')
    claimed[claimed.lastIndexOf('_')] = 0xe9
    const done = await bring('claims.mrc', claimed)
    assert.deepEqual(counts(done), [1, 1, 0, 0, 0])
    assert.match((await rowsOf(done.id))[0]?.notes.join(' ') ?? '', /UTF-8/)
  })
  it('goes on where it was killed, and takes no record twice', async () => {
    const many = Array.from({ length: 1300 }, (_, n) => numbered(5000 + n, `Long ${n}`))
    const stored = await library.platform.files.put(oneByOne([Buffer.concat(many)]))
    const row = await mustWork(library.platform, carrel, (w) => createImport(w, stored, 'killed.mrc'))
    await assert.rejects(
      runImport(library.platform, carrel, row.id, {
        progress: () => {
          throw new Error('killed')
        },
        cancelled: () => false,
      }),
      /killed/,
    )
    const { rows } = await sql<{ read: number; state: string }>`
      select read, state from loading.import where id = ${row.id}`.execute(library.read.db)
    assert.deepEqual(rows[0], { read: 500, state: 'running' })
    const done = await runImport(library.platform, carrel, row.id, { progress: () => {}, cancelled: () => false })
    assert.deepEqual([done.state, done.read, done.added, done.unchanged], ['done', 1300, 1300, 0])
  })
  it('is done by one process only, and ended at the next start when that was killed', async () => {
    const stored = await library.platform.files.put(oneByOne([numbered(7000, 'Alone')]))
    const row = await mustWork(library.platform, carrel, (w) => createImport(w, stored, 'alone.mrc'))
    const listener = { progress: () => {}, cancelled: () => false }
    await asOnlyImporter(library.platform, row.id, async () => {
      await assert.rejects(runImport(library.platform, carrel, row.id, listener), /another process/)
      await sql`update loading.import set state = 'running' where id = ${row.id}`.execute(library.read.db)
      await endAbandonedImports(library.platform)
      assert.equal(await stateOf(row.id), 'running')
    })
    await endAbandonedImports(library.platform)
    assert.equal(await stateOf(row.id), 'failed')
  })
  it('stops when it is asked to, and can then be undone', async () => {
    const many = Array.from({ length: 1600 }, (_, n) => numbered(8000 + n, `Stop ${n}`))
    const stored = await library.platform.files.put(oneByOne([Buffer.concat(many)]))
    const row = await mustWork(library.platform, carrel, (w) => createImport(w, stored, 'stopped.mrc'))
    const done = await runImport(library.platform, carrel, row.id, { progress: () => {}, cancelled: () => true })
    assert.equal(done.state, 'cancelled')
    assert.ok(done.read >= 500 && done.read < 1600)
    const undone = await undoImport(library.platform, carrel, row.id)
    assert.deepEqual(undone, { removed: done.added, restored: 0, kept: 0 })
  })
})

describe('undoing an import', () => {
  let library: LoadingHouse
  before(async () => {
    library = await openLibrary()
  })
  after(() => library.stop())
  const bring = async (name: string, ...records: readonly Uint8Array[]) => {
    const stream = (async function* () {
      yield* records
    })()
    const done = await importFile(library.platform, carrel, { stream, name })
    if (isRefusal(done)) throw new Error(done.blocks[0]?.message)
    const rows = await listImportRows(library.read, done.id, {})
    if (isRefusal(rows)) throw new Error(rows.blocks[0]?.message)
    return { id: done.id, bibs: rows.rows.map(({ bib }) => bib ?? 0) }
  }

  it('removes what was added, puts back what was changed, and keeps what someone has worked on since', async () => {
    const before = await bring('before.mrc', numbered(1, 'One'), numbered(2, 'Two'))
    const mistake = await bring(
      'mistake.mrc',
      numbered(1, 'One, ruined'),
      numbered(2, 'Two, ruined'),
      numbered(3, 'Added'),
      numbered(4, 'Added with an item'),
      numbered(5, 'Added and edited'),
    )
    const [one = 0, two = 0, three = 0, four = 0, five = 0] = mistake.bibs
    assert.deepEqual(before.bibs, [one, two])
    await library.must((w) => createItem(w, { bib: four, barcode: 'KEEP', branch: library.elm, itemType: 'book' }))
    for (const [bib, version, title] of [
      [two, 2, 'Two, mended by hand'],
      [five, 1, 'Edited'],
    ] as const) {
      const marc = `=LDR  00000nam a2200000 i 4500\n=001  x\n=245  00$a${title}.\n`
      await library.must((w) => replaceBibMarc(w, bib, { marc, version }))
    }
    const preview = await previewReversal(library.read, mistake.id)
    assert.ok(!isRefusal(preview))
    assert.deepEqual([preview.remove, preview.restore, preview.keep], [1, 1, 3])
    assert.deepEqual(preview.kept, [
      { bib: two, title: 'Two, mended by hand', why: 'changed' },
      { bib: four, title: 'Added with an item', why: 'has-items' },
      { bib: five, title: 'Edited', why: 'changed' },
    ])
    assert.ok((await library.must((w) => revertImport(w, mistake.id))).job > 0)
    assert.deepEqual(await undoImport(library.platform, carrel, mistake.id), { removed: 1, restored: 1, kept: 3 })

    const title = async (bib: number) => {
      const found = await getBib(library.read, bib)
      return isRefusal(found) ? found.blocks[0]?.code : `${found.version} ${found.title}`
    }
    assert.deepEqual(await Promise.all([one, two, three, four, five].map(title)), [
      '3 One',
      '3 Two, mended by hand',
      'bib-not-found',
      '1 Added with an item',
      '2 Edited',
    ])
    const rows = await listImportRows(library.read, mistake.id, {})
    assert.ok(!isRefusal(rows))
    assert.deepEqual(
      rows.rows.map(({ notes }) => notes.find((note) => note.startsWith('Not undone'))),
      [
        undefined,
        'Not undone: someone has changed the record since.',
        undefined,
        'Not undone: the title has items now.',
        'Not undone: someone has changed the record since.',
      ],
    )
    assert.deepEqual(await library.refused((w) => revertImport(w, mistake.id)), ['import-reverted'])
  })
  it('brings the bytes back as they were, and the record is found by its number again', async () => {
    const came = numbered(50, 'As it was')
    const [bib = 0] = (await bring('came.mrc', came)).bibs
    const mistake = await bring('mistake2.mrc', numbered(50, 'As it was not'))
    await undoImport(library.platform, carrel, mistake.id)
    const stored = await bibMarc(library.read, bib)
    assert.ok(!isRefusal(stored))
    assert.deepEqual(stored.bytes, came)
    assert.deepEqual((await bring('came-again.mrc', came)).bibs, [bib])
    const added = await bring('added.mrc', numbered(51, 'Never again'))
    await undoImport(library.platform, carrel, added.id)
    const again = await bring('added-again.mrc', numbered(51, 'Never again'))
    assert.notDeepEqual(again.bibs, added.bibs)
  })
  it('leaves the headings counted right', async () => {
    const about = (n: number, subject: string) => numbered(n, `About ${n}`, `=650  \\0$a${subject}.`)
    await bring('a.mrc', about(60, 'Otters'), about(61, 'Otters'))
    const mistake = await bring('b.mrc', about(60, 'Beavers'), about(62, 'Otters'))
    await undoImport(library.platform, carrel, mistake.id)
    const { rows } = await sql<{ text: string; bibs: number }>`
      select text, bibs from authorities.heading where kind = 'subject' order by text`.execute(library.read.db)
    assert.deepEqual(rows, [
      { text: 'Beavers', bibs: 0 },
      { text: 'Otters', bibs: 2 },
    ])
  })
})
