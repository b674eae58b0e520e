import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { jobHandlers } from '../../app.ts'
import { CreateApiKey } from '../../platform/contract.ts'
import { codes, openLibrary, type TestLibrary } from '../../../test/library.ts'
import { CreateBib, DeleteBib, GetBibMarc, ReplaceBibMarc } from '../catalog/contract.ts'
import {
  CheckBib,
  DismissFlags,
  GetQuality,
  ListBibFlags,
  ListFlags,
  PutLocalFields,
  PutQualityRule,
  QualityTrend,
  RestoreFlags,
} from './contract.ts'
import { badIsbn, goodIsbn, oddSubfield, recordText } from './testing/flagged-records.ts'

describe('a library that looks after its records', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary()
  })
  after(() => library.stop())

  const add = async (title: string, ...lines: string[]) =>
    library.must(CreateBib, { body: { marc: recordText(title, lines) } })
  const edit = async (bib: number, title: string, ...lines: string[]) => {
    const { version } = await library.must(GetBibMarc, { params: { id: bib } })
    const kept = recordText(title, lines).replace('\n', `\n=001  ${bib}\n`)
    return library.must(ReplaceBibMarc, { params: { id: bib }, body: { marc: kept, version } })
  }
  const flagsOf = async (bib: number) => (await library.must(ListBibFlags, { params: { id: bib } })).rows
  const open = async (bib: number) => (await flagsOf(bib)).filter(({ dismissed }) => !dismissed).map(({ code }) => code)
  const ruleOf = async (code: string) => {
    const rule = (await library.must(GetQuality)).rules.find((each) => each.code === code)
    assert.ok(rule, `no rule ${code}`)
    return rule
  }
  const runJobs = () => library.carrel.platform.jobs.runDue(library.carrel.platform, jobHandlers)

  describe('a record with a wrong ISBN', () => {
    let bib: number
    before(async () => {
      bib = (await add('Wrong number', badIsbn)).id
    })

    it('is in the list as soon as it is saved, with the field and the wrong subfield', async () => {
      const [flag] = await flagsOf(bib)
      assert.ok(flag)
      assert.deepEqual([flag.code, flag.severity, flag.tag, flag.occurrence], ['isbn-checksum', 'warning', '020', 1])
      assert.deepEqual(flag.field, {
        tag: '020',
        indicators: '  ',
        marked: 'parts',
        parts: [{ code: 'a', text: '9780306406158', marked: true }],
      })
      const { rows, total } = await library.must(ListFlags, { query: { code: 'isbn-checksum' } })
      assert.deepEqual([total, rows.map(({ title }) => title)], [1, ['Wrong number']])
      assert.equal((await ruleOf('isbn-checksum')).records, 1)
    })

    it('is counted twice when it has two, in one record', async () => {
      await edit(bib, 'Wrong number', badIsbn, '=020  \\\\$a9780306406150')
      const { flags, records } = await ruleOf('isbn-checksum')
      assert.deepEqual([flags, records], [2, 1])
    })

    it('leaves the list when the number is put right, in the moment of saving', async () => {
      await edit(bib, 'Wrong number', goodIsbn)
      assert.deepEqual(await open(bib), [])
      const { flags, records } = await ruleOf('isbn-checksum')
      assert.deepEqual([flags, records], [0, 0])
    })

    it('leaves the list when the title is deleted', async () => {
      const gone = await add('Deleted soon', badIsbn)
      assert.equal((await ruleOf('isbn-checksum')).flags, 1)
      await library.must(DeleteBib, { params: { id: gone.id } })
      assert.equal((await ruleOf('isbn-checksum')).flags, 0)
      assert.equal((await library.call(ListBibFlags, { params: { id: gone.id } })).status, 404)
    })
  })

  describe('a flag that is right as it is', () => {
    let bib: number
    before(async () => {
      bib = (await add('Printed like this', badIsbn, oddSubfield)).id
    })
    const isbnFlag = async () => {
      const flag = (await flagsOf(bib)).find(({ code }) => code === 'isbn-checksum')
      assert.ok(flag)
      return flag
    }

    it('is dismissed with a reason only', async () => {
      const { id } = await isbnFlag()
      const refused = await library.call(DismissFlags, { body: { flags: [id], reason: '  ' } })
      assert.deepEqual(codes(refused), ['reason-missing'])
      assert.ok((await open(bib)).includes('isbn-checksum'))
    })

    it('leaves the list and keeps who said why', async () => {
      const { id } = await isbnFlag()
      const answer = await library.must(DismissFlags, {
        body: { flags: [id, 999_999], reason: 'So printed in the book' },
      })
      assert.deepEqual(answer, { changed: 1, gone: 1 })
      assert.ok(!(await open(bib)).includes('isbn-checksum'))
      const { dismissed } = await isbnFlag()
      assert.equal(dismissed?.reason, 'So printed in the book')
      assert.ok(dismissed?.by)
      const rule = await ruleOf('isbn-checksum')
      assert.deepEqual([rule.flags, rule.records, rule.dismissed], [0, 0, 1])
      const { rows } = await library.must(ListFlags, { query: { code: 'isbn-checksum', dismissed: true } })
      assert.deepEqual(
        rows.map((row) => row.bib),
        [bib],
      )
    })

    it('stays dismissed when another field changes, and when its field moves', async () => {
      await edit(bib, 'Printed like this', goodIsbn, badIsbn)
      const flag = await isbnFlag()
      assert.equal(flag.occurrence, 2)
      assert.ok(flag.dismissed)
    })

    it('is open again when its field changes, and dismissed again when that is taken back', async () => {
      await edit(bib, 'Printed like this', `${badIsbn}$qpaperback`)
      assert.deepEqual(await open(bib), ['isbn-checksum'])
      await edit(bib, 'Printed like this', badIsbn)
      assert.deepEqual(await open(bib), [])
    })

    it('can be opened again', async () => {
      const { id } = await isbnFlag()
      await library.must(RestoreFlags, { body: { flags: [id] } })
      assert.deepEqual(await open(bib), ['isbn-checksum'])
      assert.equal((await ruleOf('isbn-checksum')).dismissed, 0)
    })
  })

  describe('the rules of a library', () => {
    let bib: number
    before(async () => {
      bib = (await add('Own ways', badIsbn, oddSubfield, '=591  \\\\$aOurs', '=331  \\\\$aTheirs')).id
    })

    it('that is switched off is out of all lists at once, and back when it is on', async () => {
      await library.must(PutQualityRule, { params: { code: 'isbn-checksum' }, body: { off: true, severity: null } })
      assert.ok(!(await open(bib)).includes('isbn-checksum'))
      assert.equal((await library.must(ListFlags, { query: { code: 'isbn-checksum' } })).total, 0)
      const rule = await ruleOf('isbn-checksum')
      assert.deepEqual([rule.off, rule.flags], [true, 0])
      await runJobs()
      await library.must(PutQualityRule, { params: { code: 'isbn-checksum' }, body: { off: false, severity: null } })
      await runJobs()
      assert.ok((await open(bib)).includes('isbn-checksum'))
      assert.ok((await ruleOf('isbn-checksum')).flags > 0)
    })

    it('that weighs more here is shown so', async () => {
      const code = 'subfield-undefined'
      await library.must(PutQualityRule, { params: { code }, body: { off: false, severity: 'error' } })
      assert.equal((await flagsOf(bib)).find((flag) => flag.code === code)?.severity, 'error')
      await runJobs()
      const { rows } = await library.must(ListFlags, { query: { severity: 'error' } })
      assert.ok(rows.some((row) => row.bib === bib && row.code === code))
      assert.equal((await ruleOf(code)).severity, 'error')
      await library.must(PutQualityRule, { params: { code }, body: { off: false, severity: null } })
      await runJobs()
    })

    it('leaves fields of its own alone', async () => {
      assert.ok((await flagsOf(bib)).some(({ tag }) => tag === '331'))
      await library.must(PutLocalFields, { body: { fields: [{ pattern: '33X', note: 'From the old system' }] } })
      const { check } = await library.must(GetQuality)
      assert.equal(check?.endedAt, null)
      await runJobs()
      assert.ok(!(await flagsOf(bib)).some(({ tag }) => tag === '331'))
      assert.notEqual((await library.must(GetQuality)).check?.endedAt, null)
      const bad = await library.call(PutLocalFields, { body: { fields: [{ pattern: '9?', note: '' }] } })
      assert.deepEqual(codes(bad), ['invalid-tag'])
    })
  })

  describe('who may', () => {
    it('see flags may not dismiss them or change rules', async () => {
      const desk = await library.deskWith(['quality:read'])
      await desk.must(GetQuality)
      const dismissed = await desk.call(DismissFlags, { body: { flags: [1], reason: 'No' } })
      const off = await desk.call(PutQualityRule, {
        params: { code: 'isbn-checksum' },
        body: { off: true, severity: null },
      })
      assert.deepEqual([codes(dismissed), codes(off)], [['permission-missing'], ['permission-missing']])
    })
  })

  describe('the trend', () => {
    it('keeps what each day had at its end', async () => {
      library.at('2026-04-01T12:00:00Z')
      const one = await add('First of April', '=022  \\\\$a0028-0837')
      await runJobs()
      library.at('2026-04-03T12:00:00Z')
      await add('Third of April', '=022  \\\\$a0028-0837')
      await runJobs()
      await edit(one.id, 'First of April')
      const { rows } = await library.must(QualityTrend, { query: { code: 'issn-checksum', days: 4 } })
      assert.deepEqual(
        rows.map(({ day, flags }) => [day, flags]),
        [
          ['2026-03-31', 0],
          ['2026-04-01', 1],
          ['2026-04-02', 1],
          ['2026-04-03', 1],
        ],
      )
      assert.deepEqual((await ruleOf('issn-checksum')).trend.slice(-4), [0, 1, 1, 1])
    })
  })

  describe('a list of flags', () => {
    it('is narrowed by format, branch and who saved last, and paged', async () => {
      const dune = await add('Dune messes', '=022  \\\\$a1234-5678')
      await library.item('7001', { bib: dune.id })
      const query = { code: 'issn-checksum' }
      const titles = async (more: object) =>
        (await library.must(ListFlags, { query: { ...query, ...more } })).rows.map(({ title }) => title)
      assert.deepEqual(await titles({ branch: library.elm }), ['Dune messes'])
      assert.deepEqual(await titles({ branch: library.harbour }), [])
      assert.deepEqual(await titles({ format: 'book', limit: 1 }), ['Dune messes'])
      assert.deepEqual(await titles({ limit: 1, offset: 1 }), ['Third of April'])
      const [flag] = (await library.must(ListFlags, { query })).rows
      assert.deepEqual(await titles({ savedBy: flag?.savedBy }), ['Dune messes', 'Third of April'])
      assert.deepEqual(await titles({ savedBy: 'Nobody' }), [])
      assert.deepEqual(await titles({ bib: [dune.id] }), ['Dune messes'])
      const { rules, flagged } = await library.must(GetQuality, { query: { branch: library.elm } })
      assert.deepEqual(
        rules.filter(({ flags }) => flags > 0).map(({ code, records }) => [code, records]),
        (await flagsOf(dune.id)).map(({ code }) => [code, 1]),
      )
      assert.deepEqual(flagged.error + flagged.warning + flagged.info, 1)
    })

    it('comes as delimited text that no spreadsheet takes for formulas', async () => {
      await add('=HYPERLINK("x")', '=022  \\\\$a8765-4321')
      const { token } = await library.must(CreateApiKey, {
        body: { name: 'csv', permissions: ['quality:read'], branch: library.elm },
      })
      const response = await library.carrel.server.app.inject({
        url: '/api/v1/quality/flags.csv?code=issn-checksum&delimiter=%3B',
        headers: { authorization: `Bearer ${token}` },
      })
      assert.equal(response.statusCode, 200)
      const lines = response.body.trim().split('\r\n')
      assert.equal(lines.length, 4)
      assert.ok(lines.some((line) => line.includes(`;"'=HYPERLINK(""x"").";`)))
      assert.ok(lines.every((line) => line.split(';').length === 14))
    })
  })

  describe('a record that cannot be stored as ISO 2709', () => {
    it('is checked all the same, and its long field is shown short', async () => {
      const long = 'word '.repeat(19_000)
      const big = await add('Long', `=520  \\\\$a${long}$!x`)
      const flags = (await library.must(CheckBib, { params: { id: big.id } })).rows
      const field = flags.find(({ tag }) => tag === '520')?.field
      assert.ok(field)
      assert.ok(field.parts.every(({ text }) => text.length <= 240))
    })
  })
})
