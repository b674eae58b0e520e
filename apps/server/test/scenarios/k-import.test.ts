import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { CheckOut } from '../../src/modules/circulation/contract.ts'
import {
  GetPatronImport,
  ListImportLines,
  PutImportProfile,
  RunPatronImport,
  UndoPatronImport,
  type ImportPlan,
  type PatronImport,
} from '../../src/modules/patrons/contract-import.ts'
import { PutField } from '../../src/modules/patrons/contract-people.ts'
import { ChangePatron, GetPatron, GetPatronByCard, SearchPatrons } from '../../src/modules/patrons/contract.ts'
import { codes, openLibrary, type TestLibrary } from '../library.ts'
import { keyHeaders, runJobs } from './people.ts'

describe('importing patrons', () => {
  let library: TestLibrary
  let headers: Readonly<Record<string, string>>
  before(async () => {
    library = await openLibrary({ now: '2026-06-15T10:00:00Z' })
    await library.rule({}, { period: { unit: 'days', count: 21 } })
    headers = await keyHeaders(library)
  })
  after(() => library.stop())

  const send = (text: string | Buffer, name = 'people.csv') =>
    library.carrel.server.app.inject({
      method: 'POST',
      url: `/api/v1/patron-imports/files?name=${encodeURIComponent(name)}`,
      headers: { ...headers, 'content-type': 'text/csv' },
      payload: text,
    })
  async function upload(text: string | Buffer): Promise<PatronImport> {
    const answer = await send(text)
    assert.equal(answer.statusCode, 200, answer.body)
    return answer.json()
  }
  async function run(id: number, body: { dryRun?: boolean; profile?: string; plan?: Partial<ImportPlan> } = {}) {
    await library.must(RunPatronImport, { params: { id }, body })
    await runJobs(library)
    return library.must(GetPatronImport, { params: { id } })
  }
  const counts = ({ added, changed, existing, refused }: PatronImport) => ({ added, changed, existing, refused })
  const lines = (id: number) => library.must(ListImportLines, { params: { id }, query: {} })
  const byCard = (barcode: string) => library.must(GetPatronByCard, { params: { barcode } })

  it('K01 one good line is taken; errors name line, column and value of the others', async () => {
    const file = await upload(
      'cardnumber,surname,firstname,branchcode,categorycode\nK01-A,First,Ann,,adult\nK01-B,Second,Bob,ELM,adult\nK01-C,Third,Cay,NOWHERE,adult\n',
    )
    assert.deepEqual([file.encoding, file.delimiter, file.columns.length], ['utf-8', ',', 5])
    const done = await run(file.id)
    assert.deepEqual(counts(done), { added: 1, changed: 0, existing: 0, refused: 2 })
    const refused = (await lines(file.id)).rows.filter(({ state }) => state === 'refused')
    assert.deepEqual(
      refused.map(({ line, problems }) => [
        line,
        problems.map(({ code, facts }) => [code, facts?.['column'], facts?.['value']]),
      ]),
      [
        [2, [['invalid-branch', null, '']]],
        [4, [['invalid-branch', 'branchcode', 'NOWHERE']]],
      ],
    )
    assert.equal((await byCard('K01-B')).name, 'Bob Second')
    const back = await library.carrel.server.app.inject({ url: `/api/v1/patron-imports/${file.id}/refused`, headers })
    assert.equal(
      back.body,
      'cardnumber,surname,firstname,branchcode,categorycode\nK01-A,First,Ann,,adult\nK01-C,Third,Cay,NOWHERE,adult\n',
    )
  })

  it('K02 a dry run says what would happen and writes nothing', async () => {
    const file = await upload(
      'card,family name,given name,branch,category\nK02-A,Dry,Run,ELM,adult\nK02-A,Dry,Twice,ELM,adult\n',
    )
    const checked = await run(file.id, { dryRun: true })
    assert.equal(checked.state, 'checked')
    assert.deepEqual(counts(checked), { added: 1, changed: 0, existing: 1, refused: 0 })
    assert.equal((await library.call(GetPatronByCard, { params: { barcode: 'K02-A' } })).status, 404)
    assert.equal((await run(file.id)).added, 1)
  })

  it('K03 matched by card: untouched and counted without overwriting, else updated; what the file lacks stays', async () => {
    await library.patron('K03-A', { givenName: 'Old', familyName: 'Name', phone: '555 1', email: 'old@example.org' })
    const text = 'card,family name,given name,email,branch,category\nK03-A,New,Given,new@example.org,ELM,adult\n'
    const off = await run((await upload(text)).id, { plan: { match: ['card'] } })
    assert.deepEqual(counts(off), { added: 0, changed: 0, existing: 1, refused: 0 })
    assert.equal((await byCard('K03-A')).name, 'Old Name')
    const on = await run((await upload(text)).id, {
      plan: { match: ['card'], overwriteOthers: 'always', overwrite: { email: 'if-empty' } },
    })
    assert.deepEqual(counts(on), { added: 0, changed: 1, existing: 0, refused: 0 })
    const patron = await byCard('K03-A')
    assert.deepEqual([patron.name, patron.phone, patron.email], ['Given New', '555 1', 'old@example.org'])
    const again = await run((await upload(text)).id, {
      plan: { match: ['card'], overwriteOthers: 'always', overwrite: { email: 'if-empty' } },
    })
    assert.deepEqual(counts(again), { added: 0, changed: 0, existing: 1, refused: 0 })
  })

  it('finds patrons by external id, e-mail, or name and birth date, and says when several fit', async () => {
    await library.patron('KM-1', { externalId: 'S-1', familyName: 'Ext' })
    await library.patron('KM-2', { email: 'two@example.org', familyName: 'Mail' })
    await library.patron('KM-3', { givenName: 'Zoë', familyName: 'Müller', birthDate: '2001-02-03' })
    await library.patron('KM-4', { email: 'family@example.org' })
    await library.patron('KM-5', { email: 'family@example.org' })
    const file = await upload(
      'id;surname;firstname;email;dob;phone;branch;category\nS-1;Ext;;;;1;ELM;adult\n;Mail;;TWO@example.org;;2;ELM;adult\n;MULLER;Zoe;;03.02.2001;3;ELM;adult\n;X;;family@example.org;;4;ELM;adult\n',
    )
    assert.equal(file.delimiter, ';')
    const done = await run(file.id, {
      plan: { match: ['external-id', 'email', 'name-and-birth-date'], overwrite: { phone: 'always' }, dates: 'dmy' },
    })
    assert.deepEqual(counts(done), { added: 0, changed: 3, existing: 0, refused: 1 })
    assert.deepEqual(
      (await lines(file.id)).rows.at(-1)?.problems.map(({ code }) => code),
      ['ambiguous-match'],
    )
    assert.deepEqual([(await byCard('KM-1')).phone, (await byCard('KM-3')).phone], ['1', '3'])
  })

  it('reads a saved plan with defaults, fields of the library, and guarantors', async () => {
    await library.must(PutField, { params: { code: 'class' }, body: { name: 'Class', kind: 'text' } })
    await library.patron('KP-MOM')
    const plan: Partial<ImportPlan> = {
      columns: { Schüler: 'name', Nr: 'externalId', Klasse: 'field:class', Mutter: 'guarantorCard' },
      defaults: { branch: 'ELM', category: 'child' },
    }
    await library.must(PutImportProfile, { params: { code: 'school' }, body: { name: 'School', plan } })
    const file = await upload(
      Buffer.from('Schüler\tNr\tKlasse\tMutter\nReyes, José\t7\t3b\tKP-MOM\nNo, Mother\t8\t3b\tKP-NONE\n', 'latin1'),
    )
    assert.deepEqual([file.encoding, file.delimiter], ['windows-1252', '\t'])
    const done = await run(file.id, { profile: 'school' })
    assert.deepEqual(counts(done), { added: 1, changed: 0, existing: 0, refused: 1 })
    const [found] = (await library.must(SearchPatrons, { query: { q: 'reyes jose' } })).rows
    const pupil = await library.must(GetPatron, { params: { id: found?.id ?? 0 } })
    assert.deepEqual(
      [pupil.givenName, pupil.externalId, pupil.fields, pupil.guarantors.length],
      ['José', '7', { class: '3b' }, 1],
    )
    assert.equal(
      (await library.must(SearchPatrons, { query: { q: 'mother' } })).total,
      0,
      'a refused line leaves nothing',
    )
  })

  it('takes an import back, but for what something depends on', async () => {
    await library.patron('KU-OLD', { familyName: 'Before', phone: '1' })
    await library.item('KU-ITEM')
    const file = await upload(
      'card,surname,phone,branch,category\nKU-1,One,,ELM,adult\nKU-2,Two,,ELM,adult\nKU-OLD,After,2,ELM,adult\n',
    )
    await run(file.id, { plan: { overwriteOthers: 'always' } })
    await library.must(CheckOut, { body: { card: 'KU-2', barcode: 'KU-ITEM' } })
    const old = await byCard('KU-OLD')
    assert.equal(old.familyName, 'After')
    await library.must(ChangePatron, { params: { id: old.id }, body: { phone: '3' } })
    await library.must(UndoPatronImport, { params: { id: file.id } })
    await runJobs(library)
    assert.equal((await library.must(GetPatronImport, { params: { id: file.id } })).state, 'undone')
    assert.equal((await library.call(GetPatronByCard, { params: { barcode: 'KU-1' } })).status, 404)
    assert.equal((await byCard('KU-2')).familyName, 'Two')
    const patron = await byCard('KU-OLD')
    assert.deepEqual([patron.familyName, patron.phone], ['Before', '3'])
    const notes = (await lines(file.id)).rows.map(({ undone }) => (undone ?? '') !== '')
    assert.deepEqual(notes, [false, true, true])
    assert.equal((await run((await upload('card,surname,branch,category\nKU-1,Again,ELM,adult\n')).id)).added, 1)
  })

  it('bears hostile files: marks, UTF-16, line breaks in quotes, open quotes, too many fields, no table at all', async () => {
    const table = 'card,surname,note,branch,category\r\nKH-1,"O""Neill, Ann","two\r\nlines",ELM,adult\r\n'
    const wide = await upload(Buffer.from(`\uFEFF${table}`, 'utf16le'))
    assert.equal(wide.encoding, 'utf-16le')
    assert.equal((await run(wide.id)).added, 1)
    const ann = await byCard('KH-1')
    assert.deepEqual([ann.familyName, ann.notes[0]?.text], ['O"Neill, Ann', 'two\r\nlines'])
    const broken = await upload(
      'card,surname,branch,category\nKH-2,"Open,ELM,adult\nKH-3,Many,ELM,adult,more\nKH-4,Fine,ELM,adult\n\n',
    )
    const done = await run(broken.id)
    assert.deepEqual(counts(done), { added: 1, changed: 0, existing: 0, refused: 2 })
    assert.deepEqual(
      (await lines(broken.id)).rows.map(({ line, state }) => [line, state]),
      [
        [2, 'refused'],
        [3, 'refused'],
        [4, 'added'],
      ],
    )
    assert.equal((await send('')).statusCode, 422)
    assert.equal((await send(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 8, 0, 1, 2]))).statusCode, 422)
    assert.equal((await send('x', 'y'.repeat(500))).statusCode, 200)
  })

  it('says what is wrong with a plan before it begins, and is run once', async () => {
    const file = await upload('a,b\nx,y\n')
    const answer = await library.call(RunPatronImport, {
      params: { id: file.id },
      body: { plan: { columns: { a: 'shoe-size' } } },
    })
    assert.deepEqual(codes(answer), ['invalid-plan', 'invalid-plan'])
    const done = await upload('card,surname,branch,category\nKR-1,Once,ELM,adult\n')
    await run(done.id)
    assert.deepEqual(codes(await library.call(RunPatronImport, { params: { id: done.id }, body: {} })), [
      'import-not-ready',
    ])
  })
})
