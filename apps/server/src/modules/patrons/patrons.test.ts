import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startCarrel, type Answer, type TestCarrel } from '../../../test/carrel.ts'
import { smallLibrary } from '../../../test/people.ts'
import {
  AddPatronBlock,
  AddPatronNote,
  ChangePatron,
  ClearPatronBlock,
  GetPatron,
  GetPatronByCard,
  JoinHousehold,
  LeaveHousehold,
  ListCategories,
  PutCategory,
  RegisterPatron,
  RenewCard,
  ReplaceCard,
} from './contract.ts'
import { lendingBlocks, patronFacts, type NewPatron } from './index.ts'

let carrel: TestCarrel
let elm: number

const codes = <R>(answer: Answer<R>) => (answer.ok ? [] : (answer.problem.blocks ?? []).map(({ code }) => code))
const day = (text: string) => Temporal.PlainDate.from(text)

function register(patron: Partial<NewPatron> & { readonly familyName: string }) {
  return carrel.must(RegisterPatron, { body: { givenName: '', category: 'adult', branch: elm, ...patron } })
}

describe('the patrons of a library', () => {
  before(async () => {
    carrel = await startCarrel({ now: '2026-11-24T10:00:00Z' })
    elm = (await smallLibrary(carrel)).branch
  })
  after(() => carrel.stop())

  describe('registering a patron', () => {
    it('begins with the first categories of a new library', async () => {
      const { rows } = await carrel.must(ListCategories)
      assert.deepEqual(
        rows.map(({ code }) => code),
        ['adult', 'child', 'staff'],
      )
    })

    it('gives a card with check digit and a day on which it ends', async () => {
      const jordan = await register({ givenName: 'Jordan', familyName: 'Reyes' })
      assert.equal(jordan.card, '21000000000013')
      assert.equal(jordan.expires, '2028-11-24')
      assert.deepEqual([jordan.name, jordan.sortName, jordan.categoryName], ['Jordan Reyes', 'Reyes, Jordan', 'Adult'])
      assert.equal((await register({ familyName: 'Staff', category: 'staff' })).expires, null)
      assert.equal((await register({ familyName: 'Own day', expires: '2027-01-31' })).expires, '2027-01-31')
      assert.equal((await register({ familyName: 'For ever', expires: null })).expires, null)
    })

    it('skips numbers that a card has already', async () => {
      assert.equal((await register({ familyName: 'Fifth' })).card, '21000000000054')
      await register({ familyName: 'By hand', card: '21000000000062' })
      assert.equal((await register({ familyName: 'Sixth' })).card, '21000000000070')
    })

    it('takes a card as it is printed and finds it as it is typed', async () => {
      const mara = await register({ familyName: 'Mara', card: ' 2 1234 00871 2209 ' })
      assert.equal(mara.card, '21234008712209')
      for (const typed of ['21234008712209', '2 1234 00871 2209', ']F021234008712209']) {
        assert.equal((await carrel.must(GetPatronByCard, { params: { barcode: typed } })).id, mara.id)
      }
      const lower = await register({ familyName: 'Letters', card: 'lib-77a' })
      assert.equal((await carrel.must(GetPatronByCard, { params: { barcode: 'LIB-77A' } })).id, lower.id)
      assert.equal((await carrel.call(GetPatronByCard, { params: { barcode: 'nobody' } })).status, 404)
    })

    it('refuses a card that exists and leaves the other patron untouched', async () => {
      const first = await register({ familyName: 'First', card: 'SAME-1' })
      const second = await carrel.call(RegisterPatron, {
        body: { givenName: '', familyName: 'Second', category: 'adult', branch: elm, card: 'same-1' },
      })
      assert.deepEqual(codes(second), ['card-taken'])
      assert.deepEqual(await carrel.must(GetPatron, { params: { id: first.id } }), first)
    })

    it('gives a number to one of two desks that want it at the same instant', async () => {
      const body = { givenName: '', familyName: 'Race', category: 'adult', branch: elm, card: 'RACE-1' }
      const answers = await Promise.all([carrel.call(RegisterPatron, { body }), carrel.call(RegisterPatron, { body })])
      assert.deepEqual(answers.map(({ ok }) => ok).sort(), [false, true])
      assert.deepEqual(answers.flatMap(codes), ['card-taken'])
    })

    it('lists everything that is wrong at once', async () => {
      const answer = await carrel.call(RegisterPatron, {
        body: {
          givenName: '',
          familyName: '  ',
          category: 'wizard',
          branch: 99,
          birthDate: '2099-01-01',
          email: 'not an address',
          card: 'a b*c',
        },
      })
      assert.equal(answer.status, 422)
      assert.deepEqual(codes(answer).sort(), [
        'branch-not-found',
        'invalid-birth-date',
        'invalid-card',
        'invalid-category',
        'invalid-email',
        'invalid-name',
      ])
    })

    it('refuses birth dates that are none', async () => {
      const born = (birthDate: string) =>
        carrel.call(RegisterPatron, {
          body: { givenName: '', familyName: 'Born', category: 'adult', branch: elm, birthDate },
        })
      assert.equal((await born('2008-02-30')).ok, false)
      assert.deepEqual(codes(await born('2026-11-25')), ['invalid-birth-date'])
      assert.deepEqual(codes(await born('1826-11-25')), ['invalid-birth-date'])
      assert.equal((await born('2026-11-24')).ok, true)
    })

    it('keeps to the ages of a category', async () => {
      const child = (birthDate: string) =>
        carrel.call(RegisterPatron, {
          body: { givenName: '', familyName: 'Kid', category: 'child', branch: elm, birthDate },
        })
      assert.deepEqual(codes(await child('2008-11-24')), ['category-age'])
      const kid = await child('2008-11-25')
      assert.ok(kid.ok)
      carrel.clock.set(Temporal.Instant.from('2026-11-25T10:00:00Z'))
      const moved = await carrel.call(ChangePatron, { params: { id: kid.value.id }, body: { address: '1 New Street' } })
      assert.ok(moved.ok, 'who has outgrown a category can still move house')
      carrel.clock.set(Temporal.Instant.from('2026-11-24T10:00:00Z'))
    })
  })

  describe('changing a patron', () => {
    it('keeps what is not given, and empties what is null', async () => {
      const jo = await register({ givenName: 'Jo', familyName: 'Park', birthDate: '1990-05-05', phone: '555 0100' })
      const changed = await carrel.must(ChangePatron, {
        params: { id: jo.id },
        body: { familyName: 'Parker', birthDate: null },
      })
      assert.deepEqual(
        { ...changed },
        { ...jo, familyName: 'Parker', name: 'Jo Parker', sortName: 'Parker, Jo', birthDate: null, age: null },
      )
      assert.equal((await carrel.call(ChangePatron, { params: { id: 4711 }, body: {} })).status, 404)
    })

    it('gives a new card, and the old one goes on finding its owner', async () => {
      const lee = await register({ familyName: 'Lee', card: 'LEE-1' })
      const second = await carrel.must(ReplaceCard, { params: { id: lee.id }, body: { lost: true } })
      const third = await carrel.must(ReplaceCard, { params: { id: lee.id }, body: { barcode: 'LEE-3' } })
      assert.deepEqual(
        third.cards.map(({ barcode, state }) => [barcode, state]),
        [
          ['LEE-3', 'active'],
          [second.card, 'replaced'],
          ['LEE-1', 'lost'],
        ],
      )
      assert.equal((await carrel.must(GetPatronByCard, { params: { barcode: 'lee-1' } })).id, lee.id)
      const other = await carrel.call(RegisterPatron, {
        body: { givenName: '', familyName: 'X', category: 'adult', branch: elm, card: 'LEE-1' },
      })
      assert.deepEqual(codes(other), ['card-taken'])
      const own = await carrel.call(ReplaceCard, { params: { id: lee.id }, body: { barcode: 'LEE-1' } })
      assert.deepEqual(codes(own), ['card-taken'])
    })

    it('corrects a number that was typed wrong', async () => {
      const ito = await register({ familyName: 'Ito', card: 'WRONG' })
      const right = await carrel.must(ChangePatron, { params: { id: ito.id }, body: { card: 'RIGHT' } })
      assert.deepEqual(
        right.cards.map(({ barcode }) => barcode),
        ['RIGHT'],
      )
      assert.ok((await carrel.call(ChangePatron, { params: { id: ito.id }, body: { card: 'right' } })).ok)
      const answer = await carrel.call(ChangePatron, { params: { id: ito.id }, body: { card: 'LEE-3' } })
      assert.deepEqual(codes(answer), ['card-taken'])
    })

    it('renews a card from today, once however often it is asked, and never shortens it', async () => {
      const ada = await register({ familyName: 'Old', expires: '2026-12-01' })
      assert.equal((await carrel.must(RenewCard, { params: { id: ada.id } })).expires, '2028-11-24')
      assert.equal((await carrel.must(RenewCard, { params: { id: ada.id } })).expires, '2028-11-24')
      const long = await register({ familyName: 'Long', expires: '2040-01-01' })
      assert.equal((await carrel.must(RenewCard, { params: { id: long.id } })).expires, '2040-01-01')
      await carrel.must(PutCategory, { params: { code: 'lifelong' }, body: { name: 'Lifelong' } })
      const life = await register({ familyName: 'Life', category: 'lifelong', expires: '2026-12-01' })
      assert.equal((await carrel.must(RenewCard, { params: { id: life.id } })).expires, null)
    })

    it('blocks by hand until a day, and until someone clears it', async () => {
      const kim = await register({ familyName: 'Kim' })
      const params = { id: kim.id }
      const past = await carrel.call(AddPatronBlock, { params, body: { reason: 'Late', until: '2026-11-23' } })
      assert.deepEqual(codes(past), ['invalid-until'])
      await carrel.must(AddPatronBlock, { params, body: { reason: 'Address unknown', until: '2026-11-24' } })
      const blocked = await carrel.must(AddPatronBlock, { params, body: { reason: 'Asked to see the manager' } })
      assert.equal(blocked.blocked, true)
      assert.deepEqual(
        blocked.blocks.map(({ reason }) => reason),
        ['Address unknown', 'Asked to see the manager'],
      )
      carrel.clock.set(Temporal.Instant.from('2026-11-25T10:00:00Z'))
      const tomorrow = await carrel.must(GetPatron, { params })
      assert.deepEqual(
        tomorrow.blocks.map(({ reason }) => reason),
        ['Asked to see the manager'],
      )
      const cleared = await carrel.must(ClearPatronBlock, {
        params: { id: kim.id, block: tomorrow.blocks[0]?.id ?? 0 },
      })
      assert.deepEqual([cleared.blocked, cleared.blocks], [false, []])
      const again = await carrel.call(ClearPatronBlock, { params: { id: kim.id, block: tomorrow.blocks[0]?.id ?? 0 } })
      assert.equal(again.status, 404)
      carrel.clock.set(Temporal.Instant.from('2026-11-24T10:00:00Z'))
    })

    it('keeps notes for staff, newest first', async () => {
      const sam = await register({ familyName: 'Sam' })
      await carrel.must(AddPatronNote, { params: { id: sam.id }, body: { text: 'Large print please' } })
      const noted = await carrel.must(AddPatronNote, { params: { id: sam.id }, body: { text: 'Rings twice' } })
      assert.deepEqual(
        noted.notes.map(({ text, by }) => [text, by]),
        [
          ['Rings twice', 'test'],
          ['Large print please', 'test'],
        ],
      )
    })

    it('links people who live together', async () => {
      const [a, b, c] = [
        await register({ familyName: 'A' }),
        await register({ familyName: 'B' }),
        await register({ familyName: 'C' }),
      ]
      await carrel.must(JoinHousehold, { params: { id: a.id }, body: { patron: b.id } })
      const three = await carrel.must(JoinHousehold, { params: { id: c.id }, body: { patron: a.id } })
      assert.deepEqual(
        three.household.map(({ name }) => name),
        ['A', 'B'],
      )
      await carrel.must(LeaveHousehold, { params: { id: a.id } })
      assert.deepEqual((await carrel.must(GetPatron, { params: { id: b.id } })).household, [{ id: c.id, name: 'C' }])
      assert.deepEqual(codes(await carrel.call(JoinHousehold, { params: { id: a.id }, body: { patron: a.id } })), [
        'invalid-patron',
      ])
    })
  })

  describe('what lending needs to know of a patron', () => {
    const facts = (by: { id: number } | { card: string }, lock = false) =>
      carrel.mustWork((w) => patronFacts(w, by, { lock }))

    it('is found by number and by any card, and says in which state the card is', async () => {
      const noor = await register({ familyName: 'Noor', card: 'NOOR-1', birthDate: '2000-02-29' })
      await carrel.must(ReplaceCard, { params: { id: noor.id }, body: { barcode: 'NOOR-2' } })
      assert.deepEqual((await facts({ card: 'noor-1' }))?.card, { barcode: 'NOOR-1', state: 'replaced' })
      const byNumber = await facts({ id: noor.id }, true)
      assert.deepEqual(byNumber?.card, { barcode: 'NOOR-2', state: 'active' })
      assert.deepEqual(
        [String(byNumber?.birthDate), byNumber?.categoryName, byNumber?.branch],
        ['2000-02-29', 'Adult', elm],
      )
      assert.equal(await facts({ card: 'nobody' }), undefined)
    })

    it('lists every block of the patron at once', async () => {
      const max = await register({ familyName: 'Max', card: 'MAX-1', expires: '2026-11-23' })
      await carrel.must(AddPatronBlock, {
        params: { id: max.id },
        body: { reason: 'Damaged a laptop', until: '2026-12-24' },
      })
      await carrel.must(ReplaceCard, { params: { id: max.id }, body: { lost: true } })
      await carrel.must(ChangePatron, { params: { id: max.id }, body: { active: false } })
      const known = await facts({ card: 'MAX-1' })
      assert.ok(known)
      const on = (text: string) => lendingBlocks(known, day(text)).map(({ code }) => code)
      assert.deepEqual(on('2026-11-24'), ['patron-inactive', 'patron-expired', 'card-lost', 'patron-blocked'])
      assert.deepEqual(on('2026-12-25'), ['patron-inactive', 'patron-expired', 'card-lost'])
      assert.deepEqual(on('2026-11-23'), ['patron-inactive', 'card-lost', 'patron-blocked'])
    })

    it('is nothing bad for a patron in good standing', async () => {
      const eva = await register({ familyName: 'Eva', expires: '2026-11-24' })
      const known = await facts({ id: eva.id })
      assert.ok(known)
      assert.deepEqual(lendingBlocks(known, day('2026-11-24')), [])
    })
  })
})
