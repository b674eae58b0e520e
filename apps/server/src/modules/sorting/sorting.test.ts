import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { codes, openLibrary, type TestLibrary } from '../../../test/library.ts'
import { GetItemByBarcode, PutItemType } from '../catalog/contract.ts'
import { CheckIn, CheckOut } from '../circulation/contract.ts'
import { MarkItem } from '../circulation/contract-troubles.ts'
import { checkIn } from '../circulation/index.ts'
import { PlaceHold } from '../holds/contract.ts'
import { PutHousebound } from '../patrons/contract-people.ts'
import { CreateShelvingLocation, PutSetting } from '../org/contract.ts'
import {
  ExportMapping,
  GetSortPlan,
  ListSortPlans,
  ListSortPlanVersions,
  PutSortPlan,
  ReadMapping,
  TryReturn,
  type SortPlan,
} from './contract.ts'
import { GetItemSecurity, ListTypeSecurity, PutTypeSecurity } from './contract-security.ts'
import { itemProperties, noteItemProperties, securityOf, sortReturn } from './index.ts'

const bin = (number: string, name: string) => ({ number, name, emptiedBy: 'machine' as const, capacity: '' })
const rule = (
  name: string,
  to: string,
  ...tests: readonly [SortPlan['rules'][number]['tests'][number]['about'], string][]
) => ({
  name,
  active: true,
  bin: to,
  tests: tests.map(([about, value]) => ({ about, not: false, any: [value] })),
})

describe('a sorter at Elm Street', () => {
  let library: TestLibrary
  let version = 0
  before(async () => {
    library = await openLibrary()
    await library.rule({}, { period: { count: 14, unit: 'days' } })
    await library.must(PutItemType, { params: { code: 'dvd' }, body: { name: 'DVD' } })
    version = (await save()).version
  })
  after(() => library.stop())

  const content = (): Omit<SortPlan, 'branch' | 'branchName' | 'version' | 'savedAt' | 'savedBy'> => ({
    defaultBin: '9',
    bins: [
      bin('1', 'Hold shelf'),
      bin('2', 'Crate for Harbour'),
      bin('3', 'Films'),
      bin('8', 'Look at it'),
      bin('9', 'Fiction and the rest'),
    ],
    rules: [
      rule('Unknown', '8', ['problem', 'unknown']),
      rule('To collect here', '1', ['hold', 'here']),
      rule('Harbour', '2', ['destination', `branch:${library.harbour}`]),
      rule('Not ours to have out', '8', ['problem', 'not-on-loan']),
      rule('Films', '3', ['item-type', 'dvd']),
    ],
  })
  const save = async (more: object = {}) =>
    library.must(PutSortPlan, { params: { branch: library.elm }, body: { version, ...content(), ...more } })
  const lend = async (barcode: string, fields: Readonly<Record<string, unknown>> = {}) => {
    const { id } = await library.item(barcode, fields)
    const card = `P-${barcode}`
    await library.patron(card)
    await library.must(CheckOut, { body: { card, barcode } })
    return id
  }
  const sorter = () => ({
    kind: 'machine' as const,
    id: 1,
    name: 'Sorter',
    branch: library.elm,
    permissions: new Set(['circulation:check-in']),
  })
  /** Takes back and sorts as the line of a sorter does. */
  const throwIn = (barcode: string) =>
    library.carrel.mustWork(async (w) => {
      const outcome = await checkIn(w, { barcode })
      return sortReturn(w, { branch: library.elm, barcode, outcome })
    }, sorter())

  it('puts each return where the first fitting rule wants it, and says why', async () => {
    await lend('S-BOOK')
    const book = await throwIn('S-BOOK')
    assert.deepEqual([book.bin?.number, book.rule, book.alertType, book.destination], ['9', null, null, null])

    await lend('S-FILM', { itemType: 'dvd' })
    const film = await throwIn('S-FILM')
    assert.deepEqual([film.bin?.number, film.rule], ['3', 5])
    assert.equal(film.reason, 'Rule 5, “Films”: type is DVD → bin 3, Films')

    await lend('S-AWAY', { branch: library.harbour })
    const away = await throwIn('S-AWAY')
    assert.deepEqual([away.bin?.number, away.alertType, away.destination?.code], ['2', '04', 'HAR'])
  })

  it('sets aside what someone waits for here, with alert type 01, and sends on what is collected elsewhere, with 02', async () => {
    for (const [barcode, pickup, expected] of [
      ['S-HERE', library.elm, ['1', '01', undefined]],
      ['S-THERE', library.harbour, ['2', '02', 'HAR']],
    ] as const) {
      const id = await lend(barcode)
      const waiter = await library.patron(`W-${barcode}`)
      await library.must(PlaceHold, { body: { patron: waiter.id, item: id, pickup } })
      const sorted = await throwIn(barcode)
      assert.deepEqual([sorted.bin?.number, sorted.alertType, sorted.destination?.code], expected)
    }
  })

  it('knows what was missing, what has parts, what is tape, and for whom a hold is brought home', async () => {
    const before = await library.must(GetSortPlan, { params: { branch: library.harbour } })
    await library.must(PutTypeSecurity, {
      params: { itemType: 'dvd' },
      body: { marker: 'none', magnetic: true, desensitize: true, resensitize: true },
    })
    const save = (rules: SortPlan['rules'], bins: SortPlan['bins'], at: number) =>
      library.must(PutSortPlan, {
        params: { branch: library.harbour },
        body: { version: at, defaultBin: bins[0]?.number ?? null, bins, rules },
      })
    const bins = ['rest', 'missing', 'parts', 'tape', 'home'].map((number) => bin(number, ''))
    const saved = await save(
      [
        rule('', 'home', ['hold', 'here'], ['patron', 'housebound']),
        rule('', 'missing', ['problem', 'missing']),
        rule('', 'parts', ['problem', 'parts']),
        rule('', 'tape', ['media', 'magnetic']),
      ],
      bins,
      before.version,
    )
    const at = { branch: library.harbour, status: 'available' }
    const missing = await library.item('S-MISSING', at)
    await library.must(MarkItem, {
      params: { id: missing.id },
      body: { status: 'missing', reason: 'Not on its shelf' },
    })
    await library.item('S-PARTS', { ...at, accompanying: '3 discs' })
    await library.item('S-TAPE', { ...at, itemType: 'dvd' })
    const held = await library.item('S-HOME', at)
    const waiter = await library.patron('W-HOME')
    await library.must(PutHousebound, { params: { id: waiter.id }, body: { weekday: 2 } })
    await library.must(PlaceHold, { body: { patron: waiter.id, item: held.id, pickup: library.harbour } })
    for (const [barcode, number] of [
      ['S-MISSING', 'missing'],
      ['S-PARTS', 'parts'],
      ['S-TAPE', 'tape'],
      ['S-HOME', 'home'],
    ] as const) {
      const tried = await library.must(TryReturn, { body: { branch: library.harbour, barcode } })
      assert.equal(tried.decision.bin?.number, number, barcode)
    }
    await save([], [], saved.version)
  })

  it('sends what nobody had to the bin that people look through', async () => {
    await library.item('S-SHELF')
    assert.equal((await throwIn('S-SHELF')).bin?.number, '8')
  })

  it('tells the desk the same bin after a scan, and nothing at a branch without bins', async () => {
    await lend('S-DESK', { itemType: 'dvd' })
    const here = await library.must(CheckIn, { body: { barcode: 'S-DESK' } })
    assert.deepEqual(here.bin, { number: '3', name: 'Films', reason: 'Rule 5, “Films”: type is DVD → bin 3, Films' })
    await lend('S-DESK-2')
    assert.equal((await library.atHarbour.must(CheckIn, { body: { barcode: 'S-DESK-2' } })).bin, null)
  })

  it('can be asked about a barcode without anything being changed', async () => {
    const id = await lend('S-TRY')
    const waiter = await library.patron('W-TRY')
    await library.must(PlaceHold, { body: { patron: waiter.id, item: id, pickup: library.elm } })
    for (let time = 0; time < 2; time++) {
      const tried = await library.must(TryReturn, { body: { branch: library.elm, barcode: 'S-TRY' } })
      assert.deepEqual([tried.decision.bin?.number, tried.decision.alertType], ['1', '01'])
      assert.equal(tried.title, 'Title of S-TRY')
      assert.match(tried.message, /hold shelf/)
      assert.deepEqual(
        tried.reasons.map((reason) => reason.decided),
        [false, true],
      )
      assert.match(tried.reasons[0]?.detail ?? '', /It wants: barcode is not known\. But nothing is the matter/)
    }
    const item = await library.must(GetItemByBarcode, { params: { barcode: 'S-TRY' } })
    assert.equal(item.status, 'on-loan')
    // A real return still finds the loan and the hold.
    assert.equal((await throwIn('S-TRY')).bin?.number, '1')
  })

  it('knows what to do with a barcode that nobody knows', async () => {
    const tried = await library.must(TryReturn, { body: { branch: library.elm, barcode: 'FOREIGN' } })
    assert.deepEqual([tried.decision.bin?.number, tried.decision.alertType, tried.title], ['8', '99', null])
    assert.match(tried.message, /No item has the barcode FOREIGN/)
  })

  it('can be asked about things that do not exist, by rules that are not saved', async () => {
    const facts = { itemType: 'dvd', destination: library.harbour, hold: 'elsewhere' as const }
    const tried = await library.must(TryReturn, { body: { branch: library.elm, facts } })
    assert.equal(tried.decision.bin?.number, '2')
    const plan = { ...content(), rules: [rule('', '3', ['item-type', 'dvd'])] }
    const other = await library.must(TryReturn, { body: { branch: library.elm, facts, plan } })
    assert.deepEqual([other.decision.bin?.number, other.decision.rule], ['3', 1])
  })

  it('treats holds of other libraries as such where the library says which categories they are', async () => {
    await library.must(PutSetting, {
      params: { name: 'sorting.library-categories' },
      body: { value: 'institution, adult' },
    })
    const id = await lend('S-ILL')
    const waiter = await library.patron('W-ILL')
    await library.must(PlaceHold, { body: { patron: waiter.id, item: id, pickup: library.elm } })
    assert.equal((await throwIn('S-ILL')).alertType, '03')
    await library.must(PutSetting, { params: { name: 'sorting.library-categories' }, body: { value: '' } })
  })

  it('refuses bins and rules that do not hang together, naming every mistake', async () => {
    const answer = await library.call(PutSortPlan, {
      params: { branch: library.elm },
      body: {
        version,
        defaultBin: '7',
        bins: [bin('1', ''), bin('1', '')],
        rules: [rule('', '5', ['item-type', 'kayak'], ['call-number', '800-899'], ['destination', 'branch:999'])],
      },
    })
    assert.deepEqual(codes(answer), [
      'bin-twice',
      'default-bin-needed',
      'bin-not-found',
      'invalid-test',
      'invalid-test',
    ])
  })

  it('does not let two people overwrite each other, and keeps what was before', async () => {
    const before = await library.must(GetSortPlan, { params: { branch: library.elm } })
    const saved = await library.must(PutSortPlan, {
      params: { branch: library.elm },
      body: { version: before.version, ...content(), rules: [] },
    })
    assert.equal(saved.version, before.version + 1)
    assert.deepEqual(
      codes(
        await library.call(PutSortPlan, {
          params: { branch: library.elm },
          body: { version: before.version, ...content() },
        }),
      ),
      ['changed-meanwhile'],
    )
    const versions = await library.must(ListSortPlanVersions, { params: { branch: library.elm } })
    assert.deepEqual(
      versions.rows.map((row) => row.rules),
      [0, 5],
    )
    const old = await library.must(GetSortPlan, { params: { branch: library.elm }, query: { version: before.version } })
    assert.deepEqual(old.rules, before.rules)
    const again = await library.must(PutSortPlan, {
      params: { branch: library.elm },
      body: { version: saved.version, defaultBin: old.defaultBin, bins: old.bins, rules: old.rules },
    })
    version = again.version
    assert.equal((await library.must(ListSortPlans)).rows[0]?.rules, 5)
  })

  it('reads the mapping of another system, and writes one that reads the same', async () => {
    const { id: fiction } = await library.must(CreateShelvingLocation, {
      body: { branch: library.harbour, code: 'FIC', name: 'Fiction' },
    })
    const { branchName } = await library.must(GetSortPlan, { params: { branch: library.harbour } })
    const text = 'HAR:homebranch:ne:HAR:itype:eq:dvd:X\r\nHAR:location:eq:FIC:1\r\nHAR:nonsense:1\r\nELM:itype:eq:dvd:2'
    const read = await library.must(ReadMapping, { params: { branch: library.harbour }, body: { text } })
    assert.deepEqual(
      read.lines.map(({ outcome }) => outcome).sort(),
      ['other-branch', 'refused', 'rule', 'rule'].sort(),
    )
    assert.deepEqual(read.rules[1]?.tests, [{ about: 'location', not: false, any: [String(fiction)] }])
    const { version: unsaved } = await library.must(GetSortPlan, { params: { branch: library.harbour } })
    await library.must(PutSortPlan, {
      params: { branch: library.harbour },
      body: {
        version: unsaved,
        defaultBin: '1',
        bins: read.bins,
        rules: [...read.rules, rule('Holds', '1', ['hold', 'here'])],
      },
    })
    const out = await library.must(ExportMapping, { params: { branch: library.harbour } })
    assert.match(out.text, new RegExp(`# Bins of ${branchName}`))
    assert.match(out.text, /# rule 3, cannot be written in this form: on hold for here -> bin 1/)
    const back = await library.must(ReadMapping, { params: { branch: library.harbour }, body: { text: out.text } })
    assert.deepEqual(
      back.rules.map(({ tests }) => tests),
      read.rules.map(({ tests }) => tests),
    )
  })

  it('may not be changed by everyone', async () => {
    const page = await library.deskWith(['sorting:read'])
    assert.equal((await page.must(GetSortPlan, { params: { branch: library.elm } })).version, version)
    const answer = await page.call(PutSortPlan, { params: { branch: library.elm }, body: { version, ...content() } })
    assert.equal(answer.status, 403)
  })
})

describe('marks against theft', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary()
  })
  after(() => library.stop())

  it('are said for each item type, and are none until then', async () => {
    const of = (itemType: string) => library.carrel.mustWork((w) => securityOf(w, { itemType }))
    assert.deepEqual(await of('book'), {
      marker: 'none',
      sipMarker: '01',
      magnetic: false,
      desensitize: true,
      resensitize: true,
    })
    await library.must(PutTypeSecurity, {
      params: { itemType: 'book' },
      body: { marker: 'tattle-tape', magnetic: false, desensitize: true, resensitize: false },
    })
    const now = await of('book')
    assert.deepEqual([now.sipMarker, now.resensitize], ['02', false])
    const { rows } = await library.must(ListTypeSecurity)
    assert.equal(rows.find((row) => row.itemType === 'book')?.marker, 'tattle-tape')
    assert.deepEqual(
      codes(
        await library.call(PutTypeSecurity, {
          params: { itemType: 'kayak' },
          body: { marker: 'none', magnetic: false, desensitize: true, resensitize: true },
        }),
      ),
      ['item-type-not-found'],
    )
  })

  it('are kept as a machine told them last', async () => {
    const { id } = await library.item('M-1')
    const read = () => library.must(GetItemSecurity, { params: { id } })
    assert.equal((await read()).told, null)
    for (const [text, armed] of [
      ['EAS=on', true],
      ['AFI C2', false],
      ['looks worn', null],
    ] as const) {
      await library.carrel.mustWork((w) => noteItemProperties(w, id, text))
      const told = await library.carrel.mustWork((w) => itemProperties(w, id))
      assert.deepEqual([told?.properties, told?.armed], [text, armed])
    }
    assert.equal((await read()).told?.properties, 'looks worn')
  })
})
