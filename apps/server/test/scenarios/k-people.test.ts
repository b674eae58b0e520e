import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { CheckOut } from '../../src/modules/circulation/contract.ts'
import { AddCharge, GetPatronAccount } from '../../src/modules/fees/contract.ts'
import { PutSetting } from '../../src/modules/org/contract.ts'
import { PlaceHold } from '../../src/modules/holds/contract.ts'
import { AddCardRange, FindCard, LoseCard } from '../../src/modules/patrons/contract-cards.ts'
import { DeletePatron } from '../../src/modules/patrons/contract-leaving.ts'
import {
  FindDuplicates,
  ListDeliveries,
  ListPatronBlocks,
  NoteVisit,
  PutBlockKind,
  PutField,
  PutGuarantor,
  PutHousebound,
  PutProxy,
} from '../../src/modules/patrons/contract-people.ts'
import {
  AddPatronBlock,
  AddPatronNote,
  ChangePatron,
  ClearPatronBlock,
  GetPatron,
  GetPatronByCard,
  PutCategory,
  RegisterPatron,
  RenewCard,
  ReplaceCard,
  SearchPatrons,
} from '../../src/modules/patrons/contract.ts'
import { GetPatronSummary } from '../../src/modules/circulation/contract.ts'
import { codes, openLibrary, usd, type TestLibrary } from '../library.ts'
import { runJobs } from './people.ts'

describe('patrons', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary({ now: '2026-06-15T10:00:00Z' })
    await library.rule({}, { period: { unit: 'days', count: 21 } })
  })
  after(() => library.stop())

  const set = (name: string, value: unknown) => library.must(PutSetting, { params: { name }, body: { value } })
  const get = (id: number) => library.must(GetPatron, { params: { id } })
  const lend = (card: string, barcode: string) => library.call(CheckOut, { body: { card, barcode } })

  it('K04 who outgrows a category is in the next from the birthday on; the job writes it down once', async () => {
    await library.must(PutCategory, { params: { code: 'k04-adult' }, body: { name: 'Grown-up' } })
    await library.must(PutCategory, {
      params: { code: 'k04-teen' },
      body: { name: 'Teen', ageFrom: 13, ageTo: 17, becomes: 'k04-adult' },
    })
    await library.must(PutCategory, {
      params: { code: 'k04-child' },
      body: { name: 'Child', ageTo: 12, becomes: 'k04-teen' },
    })
    const child = await library.patron('K04-1', { category: 'k04-child', birthDate: '2013-06-16' })
    const kept = await library.patron('K04-2', { category: 'k04-child', birthDate: '2020-01-01' })
    assert.equal((await get(child.id)).category, 'k04-child')
    library.at('2026-06-16T00:30:00Z')
    assert.equal((await get(child.id)).category, 'k04-teen')
    await runJobs(library)
    library.at('2026-06-15T10:00:00Z')
    assert.equal((await get(child.id)).category, 'k04-teen', 'what the job wrote stays')
    assert.equal((await get(kept.id)).category, 'k04-child')
    library.at('2045-01-01T00:00:00Z')
    assert.equal((await get(kept.id)).category, 'k04-adult', 'over two steps at once')
    library.at('2026-06-15T10:00:00Z')
  })

  it('K05 juvenile follows the birth date and the limit; a deleted patron stays as they were', async () => {
    const born = (years: number, card: string) =>
      library.patron(card, { birthDate: `${2026 - years}-06-01`, category: 'staff' })
    const [nineteen, seventeen, sixteen, gone] = [
      await born(19, 'K05-19'),
      await born(17, 'K05-17'),
      await born(16, 'K05-16'),
      await born(17, 'K05-gone'),
    ]
    await library.must(DeletePatron, { params: { id: gone.id } })
    const flags = async () => {
      const all = [nineteen, seventeen, sixteen, gone].map(({ id }) => get(id))
      return (await Promise.all(all)).map(({ juvenile }) => juvenile)
    }
    assert.deepEqual(await flags(), [false, true, true, true])
    await set('patrons.juvenile-under', 16)
    await runJobs(library)
    assert.deepEqual(await flags(), [false, false, false, true])
    await set('patrons.juvenile-under', 18)
  })

  it('K13 who sees only the patrons of their branch finds and counts only those', async () => {
    await library.patron('K13-1', { familyName: 'Visible', branch: library.elm })
    await library.patron('K13-2', { familyName: 'Visible', branch: library.harbour })
    const search = (desk: Pick<TestLibrary, 'must'>) => desk.must(SearchPatrons, { query: { q: 'visible' } })
    const reader = await library.deskWith(['patrons:read'])
    assert.equal((await search(reader)).total, 2)
    await set('patrons.own-branch-only', true)
    const found = await search(reader)
    assert.deepEqual([found.total, found.rows.map(({ card }) => card)], [1, ['K13-1']])
    assert.equal((await search(library)).total, 2, 'with patrons:everywhere')
    const other = (await search(library)).rows.find(({ card }) => card === 'K13-2')
    assert.deepEqual(codes(await reader.call(GetPatron, { params: { id: other?.id ?? 0 } })), ['permission-missing'])
    await set('patrons.own-branch-only', false)
  })

  for (const birthDate of ['2008-02-30', '2099-01-01'])
    it(`K17 a birth date of ${birthDate} is refused`, async () => {
      const body = { givenName: '', familyName: 'Born', category: 'adult', branch: library.elm, birthDate }
      const answer = await library.call(RegisterPatron, { body })
      assert.equal(answer.ok, false)
      assert.ok(answer.status === 422 || answer.status === 400)
    })

  it('warns of an age that the category is not for, and goes on with a reason by those who may', async () => {
    const body = {
      givenName: '',
      familyName: 'Too old',
      category: 'child',
      branch: library.elm,
      birthDate: '1980-01-01',
    }
    assert.deepEqual(codes(await library.call(RegisterPatron, { body })), ['category-age'])
    const override = { codes: ['category-age'], reason: 'Teacher of the class' }
    const assistant = await library.deskWith(['patrons:write'])
    assert.equal((await assistant.call(RegisterPatron, { body: { ...body, override } })).ok, false)
    assert.equal((await library.must(RegisterPatron, { body: { ...body, override } })).category, 'child')
  })

  it('charges what enrolling costs, and again at renewal where the category says so', async () => {
    await library.must(PutCategory, {
      params: { code: 'k-paying' },
      body: { name: 'Visitor', cardMonths: 12, enrolmentFee: usd(25), feeOnRenewal: true },
    })
    const visitor = await library.patron('K-FEE', { category: 'k-paying', expires: '2026-07-01' })
    const owed = async () => (await library.must(GetPatronAccount, { params: { id: visitor.id } })).balance
    assert.deepEqual(await owed(), usd(25))
    await library.must(RenewCard, { params: { id: visitor.id } })
    await library.must(RenewCard, { params: { id: visitor.id } })
    assert.deepEqual(await owed(), usd(50), 'once for one renewal')
  })

  it('hints at people who are in the records already, however they are written', async () => {
    const anna = await library.patron('K-DUP', {
      givenName: 'Anna',
      familyName: 'Müller',
      birthDate: '1990-04-05',
      email: 'anna@example.org',
      phone: '+1 (555) 123-4567',
      addresses: [{ street: '12 Elm Street', city: 'Springfield' }],
    })
    const hint = async (body: object) =>
      (await library.must(FindDuplicates, { body })).rows.find(({ id }) => id === anna.id)?.alike ?? []
    assert.deepEqual(await hint({ givenName: 'ANNA', familyName: 'muller', birthDate: '1990-04-05' }), [
      'name-and-birth-date',
    ])
    assert.deepEqual(await hint({ email: 'Anna@Example.org' }), ['email'])
    assert.deepEqual(await hint({ phone: '555-123-4567' }), ['phone'])
    assert.deepEqual(await hint({ address: '12 elm st\nSpringfield' }), ['address'])
    assert.deepEqual(await hint({ card: 'k-dup' }), ['card'])
    assert.deepEqual(await hint({ email: 'anna@example.org', except: anna.id }), [])
    assert.deepEqual(await hint({ givenName: 'Anna', familyName: 'Miller', birthDate: '1990' }), [])
  })

  it("keeps the library's own fields by their kinds, and finds patrons by them", async () => {
    const field = (code: string, body: object) =>
      library.must(PutField, { params: { code }, body: { name: code, kind: 'text', ...body } })
    await field('school', { kind: 'choice', choices: ['North', 'South'] })
    await field('student-number', { searchable: true, once: true })
    await field('grade', { kind: 'number' })
    const body = { givenName: '', familyName: 'Pupil', category: 'adult', branch: library.elm }
    const wrong = { school: 'West', grade: 'ten', nonsense: 1 }
    const answer = await library.call(RegisterPatron, { body: { ...body, fields: wrong } })
    assert.deepEqual(codes(answer), ['invalid-field', 'invalid-field', 'invalid-field'])
    const pupil = await library.must(RegisterPatron, {
      body: { ...body, fields: { school: 'north', 'student-number': 'S-77', grade: 10 } },
    })
    assert.deepEqual(pupil.fields, { school: 'North', 'student-number': 'S-77', grade: 10 })
    assert.equal((await library.must(SearchPatrons, { query: { q: 's-77' } })).rows[0]?.id, pupil.id)
    assert.equal((await library.must(SearchPatrons, { query: { field: 'school', value: 'NORTH' } })).total, 1)
    const twice = await library.call(RegisterPatron, { body: { ...body, fields: { 'student-number': 's-77' } } })
    assert.deepEqual(codes(twice), ['field-value-taken'])
  })

  it('a lost card lends nothing but finds its owner, whose holds wait on; found, it is in use again', async () => {
    const owner = await library.patron('K-LOST')
    await library.item('K-LOST-A')
    await library.item('K-LOST-B')
    const other = await library.item('K-LOST-C')
    await library.must(PlaceHold, { body: { patron: owner.id, bib: other.bib, pickup: library.elm } })
    const lost = await library.must(LoseCard, { params: { id: owner.id, barcode: 'k-lost' } })
    assert.equal(lost.card, null)
    assert.deepEqual(codes(await lend('K-LOST', 'K-LOST-A')), ['card-lost'])
    assert.equal((await library.must(GetPatronByCard, { params: { barcode: 'K-LOST' } })).id, owner.id)
    assert.equal((await library.must(GetPatronSummary, { params: { id: owner.id } })).holdsWaiting, 1)
    await library.must(FindCard, { params: { id: owner.id, barcode: 'K-LOST' } })
    assert.equal((await lend('K-LOST', 'K-LOST-A')).ok, true)
    await library.must(LoseCard, { params: { id: owner.id, barcode: 'K-LOST' } })
    await set('patrons.card-replacement-fee', 300)
    const replaced = await library.must(ReplaceCard, {
      params: { id: owner.id },
      body: { barcode: 'K-LOST-NEW', lost: true },
    })
    assert.equal(replaced.card, 'K-LOST-NEW')
    assert.deepEqual((await library.must(GetPatronAccount, { params: { id: owner.id } })).balance, usd(3))
    assert.deepEqual(codes(await library.call(FindCard, { params: { id: owner.id, barcode: 'K-LOST' } })), [
      'card-replaced',
    ])
    assert.equal((await lend('K-LOST-NEW', 'K-LOST-B')).ok, true)
  })

  it('cards keep to the scheme and the ranges of the library', async () => {
    await set('patrons.card-verify', true)
    const body = { givenName: '', familyName: 'Scheme', category: 'adult', branch: library.elm }
    assert.deepEqual(codes(await library.call(RegisterPatron, { body: { ...body, card: '21000000000014' } })), [
      'card-check-digit',
    ])
    assert.deepEqual(codes(await library.call(RegisterPatron, { body: { ...body, card: '99' } })), [
      'card-length',
      'card-prefix',
      'card-check-digit',
    ])
    const range = { first: '21000000005004', last: '21000000005027', branch: library.elm }
    await library.must(AddCardRange, { body: range })
    assert.deepEqual(codes(await library.call(AddCardRange, { body: range })), ['range-overlaps'])
    await set('patrons.card-ranges-only', true)
    assert.deepEqual(codes(await library.call(RegisterPatron, { body: { ...body, card: '21000000099999' } })), [
      'card-out-of-range',
    ])
    const given = [await library.must(RegisterPatron, { body }), await library.must(RegisterPatron, { body })]
    assert.deepEqual(
      given.map(({ card }) => card),
      ['21000000005004', '21000000005012'],
    )
    await set('patrons.card-ranges-only', false)
    await set('patrons.card-verify', false)
  })

  it('K06 what guarantees owe stops their guarantor beyond the limit, and what all owe together stops each', async () => {
    const [guarantor, child, sister] = [
      await library.patron('K06-G'),
      await library.patron('K06-C'),
      await library.patron('K06-S'),
    ]
    for (const { id } of [child, sister])
      await library.must(PutGuarantor, { params: { id, other: guarantor.id }, body: { relation: 'mother' } })
    assert.deepEqual(
      codes(await library.call(PutGuarantor, { params: { id: guarantor.id, other: child.id }, body: {} })),
      ['guarantor-circle'],
    )
    assert.deepEqual(codes(await library.call(PutGuarantor, { params: { id: child.id, other: child.id }, body: {} })), [
      'guarantor-self',
    ])
    await library.item('K06-A')
    await library.item('K06-B')
    const charge = (id: number, dollars: number) =>
      library.must(AddCharge, { params: { id }, body: { kind: 'other', amount: usd(dollars) } })
    await charge(child.id, 6)
    await charge(sister.id, 4)
    await set('patrons.guarantees-limit', 1000)
    assert.equal((await lend('K06-G', 'K06-A')).ok, true, 'ten is not more than ten')
    await charge(child.id, 0.01)
    assert.deepEqual(codes(await lend('K06-G', 'K06-B')), ['guarantee-owes'])
    assert.equal((await lend('K06-S', 'K06-B')).ok, true, 'only the guarantor is stopped')
    await set('patrons.guarantees-limit', null)
    await set('patrons.guarantor-group-limit', 1000)
    await library.item('K06-D')
    for (const card of ['K06-G', 'K06-C', 'K06-S'])
      assert.deepEqual(codes(await lend(card, 'K06-D')), ['guarantor-group-owes'])
    await set('patrons.guarantor-group-limit', null)
  })

  it('blocks stop what their kind says, to their last day, and stay in the history with who cleared them and why', async () => {
    await library.must(PutBlockKind, { params: { code: 'k-holds' }, body: { name: 'No holds', stops: ['holds'] } })
    const patron = await library.patron('K-BLOCK')
    const item = await library.item('K-BLOCK-A')
    const block = (body: object) =>
      library.must(AddPatronBlock, { params: { id: patron.id }, body: { reason: 'Asked to', ...body } })
    await block({ kind: 'k-holds' })
    const hold = () => library.call(PlaceHold, { body: { patron: patron.id, bib: item.bib, pickup: library.elm } })
    assert.deepEqual(codes(await hold()), ['patron-blocked'])
    assert.equal((await lend('K-BLOCK', 'K-BLOCK-A')).ok, true)
    const [first] = (await block({ until: '2026-06-20' })).blocks
    await library.must(ClearPatronBlock, {
      params: { id: patron.id, block: first?.id ?? 0 },
      query: { reason: 'Came to talk' },
    })
    const { rows } = await library.must(ListPatronBlocks, { params: { id: patron.id } })
    assert.deepEqual(
      rows.map(({ kind, clearedReason, until }) => [kind, clearedReason, until]),
      [
        [null, null, '2026-06-20'],
        ['k-holds', 'Came to talk', null],
      ],
    )
    await library.item('K-BLOCK-B')
    assert.deepEqual(codes(await lend('K-BLOCK', 'K-BLOCK-B')), ['patron-blocked'])
    library.at('2026-06-21T08:00:00Z')
    assert.equal((await lend('K-BLOCK', 'K-BLOCK-B')).ok, true)
    library.at('2026-06-15T10:00:00Z')
  })

  it('a pop-up note is told at the desk until its last day', async () => {
    const patron = await library.patron('K-NOTE')
    const note = { text: 'Ask for the new address', kind: 'pop-up' as const, until: '2026-06-15' }
    await library.must(AddPatronNote, { params: { id: patron.id }, body: note })
    const told = async () =>
      (await library.must(GetPatronSummary, { params: { id: patron.id } })).notices.map(({ text }) => text)
    assert.deepEqual(await told(), ['Ask for the new address'])
    library.at('2026-06-16T10:00:00Z')
    assert.deepEqual(await told(), [])
    library.at('2026-06-15T10:00:00Z')
  })

  it('a proxy is somebody else, on its days', async () => {
    const [sponsor, helper] = [await library.patron('K-PROXY-1'), await library.patron('K-PROXY-2')]
    const put = (other: number, body: object) => library.call(PutProxy, { params: { id: sponsor.id, other }, body })
    assert.deepEqual(codes(await put(sponsor.id, {})), ['proxy-self'])
    const answer = await put(helper.id, { rights: ['collect'], starts: '2026-06-01', ends: '2026-06-15' })
    assert.ok(answer.ok)
    assert.deepEqual(
      answer.value.proxies.map(({ patron, active, rights }) => [patron, active, rights]),
      [[helper.id, true, ['collect']]],
    )
    library.at('2026-06-16T10:00:00Z')
    assert.equal((await get(helper.id)).sponsors[0]?.active, false)
    library.at('2026-06-15T10:00:00Z')
  })

  it('brings things home on the days that were agreed', async () => {
    const patron = await library.patron('K-HOME')
    // Every second Wednesday from 17 June 2026 on.
    const plan = await library.must(PutHousebound, {
      params: { id: patron.id },
      body: { weekday: 3, everyWeeks: 2, preferences: 'Crime, large print' },
    })
    assert.equal(plan.next, '2026-06-17')
    const on = async (day: string) =>
      (await library.must(ListDeliveries, { query: { day } })).rows.map(({ card, state }) => [card, state])
    assert.deepEqual(await on('2026-06-24'), [])
    await library.must(NoteVisit, { params: { id: patron.id, day: '2026-07-01' }, body: { state: 'delivered' } })
    assert.deepEqual(await on('2026-07-01'), [['K-HOME', 'delivered']])
  })

  it('moves to another home branch', async () => {
    const patron = await library.patron('K-MOVE')
    const moved = await library.must(ChangePatron, { params: { id: patron.id }, body: { branch: library.harbour } })
    assert.equal(moved.branch, library.harbour)
  })
})
