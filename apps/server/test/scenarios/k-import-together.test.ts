import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import {
  GetPatronImport,
  ListImportLines,
  RunPatronImport,
  UndoPatronImport,
  type ImportPlan,
  type PatronImport,
} from '../../src/modules/patrons/contract-import.ts'
import { PutField } from '../../src/modules/patrons/contract-people.ts'
import { GetPatronByCard } from '../../src/modules/patrons/contract.ts'
import { verifyAudit } from '../../src/platform/audit.ts'
import { openLibrary, type TestLibrary } from '../library.ts'
import { keyHeaders, runJobs } from './people.ts'

// Plain rows of a file are written some hundred at a time. What comes of a file is the same as if each were taken alone, in its order.
describe('importing many patrons at once', () => {
  let library: TestLibrary
  let headers: Readonly<Record<string, string>>
  before(async () => {
    library = await openLibrary({ now: '2026-06-15T10:00:00Z' })
    headers = await keyHeaders(library)
    await library.must(PutField, { params: { code: 'class' }, body: { name: 'Class', kind: 'text', searchable: true } })
    await library.must(PutField, { params: { code: 'badge' }, body: { name: 'Badge', kind: 'text', once: true } })
  })
  after(() => library.stop())

  async function take(rows: readonly string[], plan: Partial<ImportPlan> = {}, dryRun = false) {
    const sent = await library.carrel.server.app.inject({
      method: 'POST',
      url: '/api/v1/patron-imports/files?name=people.csv',
      headers: { ...headers, 'content-type': 'text/csv' },
      payload: rows.join('\n'),
    })
    const { id }: PatronImport = sent.json()
    await library.must(RunPatronImport, {
      params: { id },
      body: { dryRun, plan: { defaults: { branch: 'ELM', category: 'adult' }, ...plan } },
    })
    await runJobs(library)
    const lines = (await library.must(ListImportLines, { params: { id }, query: { limit: 500 } })).rows
    return {
      id,
      lines,
      said: lines.map(({ state, problems }) => [state, ...problems.map(({ code }) => code)].join(' ')),
    }
  }
  const byCard = (barcode: string) => library.must(GetPatronByCard, { params: { barcode } })
  async function count(table: string): Promise<number> {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(
      library.carrel.platform.database.kysely,
    )
    return rows[0]?.n ?? -1
  }

  it('keeps everything of a row: names, address, dates, fields, note, card, and its line in the log', async () => {
    const before = await count('platform.audit')
    const { said } = await take([
      'card,surname,firstname,street,zip,city,dob,email,phone,class,badge,note,pin,expires',
      'IT-1,Nguyễn,Thị Ánh,1 Elm St,12345,Springfield,2001-02-03,a@example.org,+1 (555) 1,3b,B1,likes maps,2468,2027-01-31',
      ',Without,Card,,,,,,,,,,,',
      'IT-2,Ōe,Kenzaburō,,,,,,,,,,,',
    ])
    assert.deepEqual(said, ['added', 'added', 'added'])
    const one = await byCard('IT-1')
    assert.deepEqual(
      [one.name, one.birthDate, one.email, one.phone, one.fields, one.notes.map(({ text }) => text), one.expires],
      [
        'Thị Ánh Nguyễn',
        '2001-02-03',
        'a@example.org',
        '+1 (555) 1',
        { class: '3b', badge: 'B1' },
        ['likes maps'],
        '2027-01-31',
      ],
    )
    assert.deepEqual(
      one.addresses.map(({ street, postcode, city, mailing }) => [street, postcode, city, mailing]),
      [['1 Elm St', '12345', 'Springfield', true]],
    )
    assert.equal(one.hasPin, true)
    assert.equal((await byCard('IT-2')).expires, '2028-06-15', 'a card of the category lasts 24 months')
    const { rows } = await sql<{ action: string; n: number }>`
      select action, count(*) as n from platform.audit where subject like 'patron:%' and action in ('patron.register', 'patron.note')
      group by action order by action`.execute(library.carrel.platform.database.kysely)
    assert.deepEqual(
      rows.map(({ action, n }) => `${action} ${n}`),
      ['patron.note 1', 'patron.register 3'],
    )
    assert.ok((await count('platform.audit')) > before)
    assert.equal(await verifyAudit(library.carrel.platform.database), undefined)
  })

  it('lets later rows see earlier ones: a card or an id that comes twice, one patron found in two ways, guarantors of the same file', async () => {
    await library.patron('IT-TWO', { externalId: 'X-TWO', familyName: 'Twofold' })
    const { said } = await take(
      [
        'card,id,surname,phone,guarantor,badge',
        'IT-10,X-10,Ten,1,,',
        'IT-10,,Ten,2,,',
        'IT-11,X-10,Eleven,3,,',
        'IT-TWO,,Twofold,4,,',
        ',X-TWO,Twofold,5,,',
        'IT-12,,Early,,IT-13,',
        'IT-13,,Mother,,,',
        'IT-14,,Late,,IT-13,',
        'IT-15,,Badge,,,B-15',
        'IT-16,,Badge,,,b-15',
        'IT-17,,Plain,,,',
      ],
      { overwrite: { phone: 'always' } },
    )
    assert.deepEqual(said, [
      'added',
      'changed',
      'changed',
      'changed',
      'changed',
      'refused card-not-found',
      'added',
      'added',
      'added',
      'refused field-value-taken',
      'added',
    ])
    assert.deepEqual([(await byCard('IT-10')).phone, (await byCard('IT-TWO')).phone], ['3', '5'])
    assert.equal((await byCard('IT-14')).guarantors[0]?.name, (await byCard('IT-13')).name)
  })

  it('changes many who exist, empties nothing, and puts everything back', async () => {
    for (const n of [1, 2, 3])
      await library.patron(`IT-2${n}`, { familyName: 'Before', externalId: `OLD-${n}`, email: `o${n}@example.org` })
    const { id, said } = await take(
      [
        'card,surname,street,city,class,email,id',
        'IT-21,After,2 Oak St,Springfield,4a,n1@example.org,',
        'IT-22,After,,,,,NEW-2',
        'IT-23,Before,,,,o3@example.org,OLD-3',
        'IT-24,Fresh,,,,,OLD-2',
      ],
      { match: ['card'], overwriteOthers: 'always' },
    )
    assert.deepEqual(said, ['changed', 'changed', 'existing', 'added'])
    const one = await byCard('IT-21')
    assert.deepEqual(
      [one.familyName, one.address, one.fields, one.email, one.externalId],
      ['After', '2 Oak St\nSpringfield', { class: '4a' }, 'n1@example.org', 'OLD-1'],
    )
    assert.equal((await byCard('IT-24')).externalId, 'OLD-2', 'the id that line 3 set free')
    await library.must(UndoPatronImport, { params: { id } })
    await runJobs(library)
    const back = await byCard('IT-21')
    assert.deepEqual([back.familyName, back.addresses, back.fields, back.email], ['Before', [], {}, 'o1@example.org'])
    assert.equal((await byCard('IT-22')).externalId, 'OLD-2')
    assert.equal((await library.call(GetPatronByCard, { params: { barcode: 'IT-24' } })).status, 404)
  })

  it('gives no free number to one row that another row of the file brings', async () => {
    const { rows } = await sql<{ next: number }>`select last_value + 1 as next from patrons.card_number`.execute(
      library.carrel.platform.database.kysely,
    )
    const { luhnCheckDigit } = await import('@carrel/identifiers')
    const body = `21000${String(rows[0]?.next ?? 0).padStart(8, '0')}`
    const card = body + luhnCheckDigit(body)
    const { said } = await take(['card,surname', ',Given', `${card},Brought`, ',Given Too'])
    assert.deepEqual(said, ['added', 'added', 'added'])
    assert.equal((await byCard(card)).familyName, 'Brought')
  })

  it('checks some thousand lines without writing one, and counts as the import then does', async () => {
    const rows = ['card,surname,firstname,email,category']
    for (let i = 0; i < 1300; i++)
      rows.push(`ITM-${i % 1200},Reader,Number ${i},${i % 100 === 7 ? 'no mail' : `m${i}@example.org`},`)
    const before = await count('patrons.patron')
    const checked = await take(rows, {}, true)
    assert.equal(await count('patrons.patron'), before)
    const seen = await library.must(GetPatronImport, { params: { id: checked.id } })
    const imported = await library.must(GetPatronImport, { params: { id: (await take(rows)).id } })
    const counts = ({ lines, added, changed, existing, refused }: PatronImport) => ({
      lines,
      added,
      changed,
      existing,
      refused,
    })
    assert.deepEqual(counts(seen), { lines: 1300, added: 1188, changed: 0, existing: 99, refused: 13 })
    assert.deepEqual(counts(imported), counts(seen))
    assert.equal(await count('patrons.patron'), before + 1188)
  })
})
