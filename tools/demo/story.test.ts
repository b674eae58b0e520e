import { isLibraryBarcode } from '@carrel/identifiers'
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { demoCopies } from './copies.ts'
import { demoPatrons } from './people.ts'
import { demoStaff } from './staff.ts'
import { demoStory } from './story.ts'
import { works } from './works/index.ts'

const today = Temporal.PlainDate.from('2026-11-24')
const copies = demoCopies()
const patrons = demoPatrons(today)
const story = demoStory(patrons, copies, today)
const copyAt = new Map(copies.map((copy) => [copy.barcode, copy]))
const patronAt = new Map(patrons.map((patron) => [patron.card, patron]))

function ageOf(birthDate: Temporal.PlainDate): number {
  return birthDate.until(today, { largestUnit: 'years' }).years
}

describe('the copies of the demo library', () => {
  it('have each a barcode of its own with the right check digit', () => {
    assert.equal(copyAt.size, copies.length)
    for (const { barcode } of copies) assert.ok(isLibraryBarcode(barcode) && barcode.startsWith('31234'), barcode)
  })

  it('are the same every time', () => assert.deepEqual(demoCopies(), copies))

  it('give every title but the electronic ones at least one copy, and both branches a good share', () => {
    const held = new Set(copies.map((copy) => copy.work))
    for (const work of works) assert.equal(held.has(work.key), work.kind !== 'ebook', work.key)
    assert.ok(copies.filter((copy) => copy.branch === 'HAR').length > copies.length / 3)
  })

  it('carry on the spine what a shelver looks for', () => {
    const spine = (work: string): string | undefined => copies.find((copy) => copy.work === work)?.callNumber
    assert.equal(spine('le-guin-the-left-hand-of-darkness'), 'FIC LEG')
    assert.equal(spine('kimmerer-braiding-sweetgrass'), '305.597 KIM')
    assert.equal(spine('fujimoto-chainsaw-man-volume-11'), 'MANGA FUJ v.11')
    assert.equal(spine('spirited-away-dvd'), 'DVD SPI')
    assert.equal(spine('garcia-marquez-cien-anos-de-soledad-spa'), 'SPA FIC GAR')
    assert.equal(spine('isaacson-steve-jobs'), 'B JOB')
    assert.equal(spine('sendak-where-the-wild-things-are'), 'E SEN')
  })
})

describe('the people of the demo library', () => {
  it('are about 140, each with a card whose check digit is right', () => {
    assert.equal(patrons.length, 140)
    assert.equal(patronAt.size, patrons.length)
    for (const { card } of patrons) assert.ok(isLibraryBarcode(card) && card.startsWith('21234'), card)
  })

  it('begin with Jordan Reyes, whose card ends in nine days', () => {
    const [jordan] = patrons
    assert.equal(jordan?.card, '21234000041574')
    assert.equal(jordan?.givenName, 'Jordan')
    assert.equal(jordan?.expires?.toString(), '2026-12-03')
    assert.equal(patrons.filter((patron) => patron.household === jordan?.card).length, 3)
  })

  it('have the age of their category and were born before they got a card', () => {
    const ages = { adult: [18, 70], senior: [60, 100], teen: [12, 17], child: [0, 12], housebound: [60, 100] }
    for (const patron of patrons) {
      const range = new Map(Object.entries(ages)).get(patron.category)
      if (patron.birthDate === undefined || range === undefined) continue
      const [youngest = 0, oldest = 0] = range
      const age = ageOf(patron.birthDate)
      assert.ok(age >= youngest && age <= oldest, `${patron.familyName}: ${patron.category} of ${age}`)
      assert.ok(Temporal.PlainDate.compare(patron.birthDate, patron.registered) < 0, patron.familyName)
    }
  })

  it('can be reached only at example.org and at numbers kept for fiction', () => {
    for (const patron of patrons) {
      assert.match(patron.email, /^$|@example\.org$/)
      assert.match(patron.phone, /^555-01\d\d$/)
      assert.match(patron.pin, /^\d{4}$/)
    }
  })

  it('include two whose card has ended and two who are blocked', () => {
    const ended = patrons.filter(
      ({ expires }) => expires !== undefined && Temporal.PlainDate.compare(expires, today) < 0,
    )
    assert.equal(ended.length, 2)
    assert.equal(patrons.filter(({ block }) => block !== undefined).length, 2)
  })

  it('are served by eleven members of staff in all eight roles', () => {
    assert.equal(demoStaff.length, 11)
    assert.equal(new Set(demoStaff.map(({ role }) => role)).size, 8)
    assert.equal(new Set(demoStaff.map(({ username }) => username)).size, 11)
    assert.ok(demoStaff.some(({ name, branch }) => name === 'Maya Osei' && branch === 'ELM'))
  })
})

describe('the story of the demo library', () => {
  it('is the same every time', () => assert.deepEqual(demoStory(patrons, copies, today), story))

  it('has 180 loans, 25 of them overdue and some due today, and three devices out', () => {
    const byDay = story.loans.filter(({ lentMinutesAgo }) => lentMinutesAgo === undefined)
    assert.equal(byDay.length, 180)
    assert.equal(byDay.filter(({ dueInDays }) => dueInDays < 0).length, 25)
    assert.ok(byDay.filter(({ dueInDays }) => dueInDays === 0).length >= 10)
    assert.equal(story.loans.length - byDay.length, 3)
    assert.equal(story.loans.filter(({ claimedReturned }) => claimedReturned).length, 1)
    assert.equal(story.loans.filter(({ lost }) => lost).length, 1)
  })

  it('puts no copy in two places', () => {
    const places = [
      ...story.loans.map(({ copy }) => copy),
      ...story.states.map(({ copy }) => copy),
      ...story.holds.flatMap(({ copy }) => copy ?? []),
    ]
    assert.equal(new Set(places).size, places.length)
    for (const barcode of places) assert.ok(copyAt.has(barcode), barcode)
  })

  it('lends only to people in good standing, within their limits, nothing that stays in the house', () => {
    for (const { patron, copy } of story.loans) {
      const borrower = patronAt.get(patron)
      assert.equal(borrower?.block, undefined, patron)
      assert.ok(!borrower?.expires || Temporal.PlainDate.compare(borrower.expires, today) >= 0, patron)
      assert.notEqual(copyAt.get(copy)?.itemType, 'reference')
    }
    for (const patron of patrons) {
      const theirs = story.loans.filter((loan) => loan.patron === patron.card).map((loan) => copyAt.get(loan.copy))
      const count = (type: string): number => theirs.filter((copy) => copy?.itemType === type).length
      assert.ok(count('dvd') <= 5 && count('board-game') <= 2 && count('new-book') <= 3 && count('device') <= 1)
    }
  })

  it('has queues only where every copy is out, and nobody waits for what they have', () => {
    const out = new Set(story.loans.map(({ copy }) => copy))
    const busy = new Set([
      ...out,
      ...story.states.map(({ copy }) => copy),
      ...story.holds.flatMap(({ copy }) => copy ?? []),
    ])
    const waiting = story.holds.filter(({ state }) => state === 'waiting' || state === 'suspended')
    const queued = new Set(
      waiting.map(({ work }) => work).filter((work) => waiting.filter((hold) => hold.work === work).length > 1),
    )
    for (const work of queued) {
      for (const copy of copies.filter((candidate) => candidate.work === work)) assert.ok(busy.has(copy.barcode), work)
    }
    for (const hold of story.holds) {
      const theirs = story.loans
        .filter(({ patron }) => patron === hold.patron)
        .map(({ copy }) => copyAt.get(copy)?.work)
      assert.ok(!theirs.includes(hold.work), hold.work)
    }
  })

  it('gives Jordan Reyes seven loans, two of them films, two holds to fetch and $3.40 to pay', () => {
    const [jordan] = patrons
    const loans = story.loans.filter(({ patron }) => patron === jordan?.card)
    assert.equal(loans.length, 7)
    assert.equal(loans.filter(({ copy }) => copyAt.get(copy)?.itemType === 'dvd').length, 2)
    assert.deepEqual(
      story.holds.filter(({ patron }) => patron === jordan?.card).map(({ state, pickup }) => [state, pickup]),
      [
        ['ready', 'ELM'],
        ['ready', 'ELM'],
      ],
    )
    const owed = story.charges
      .filter(({ patron }) => patron === jordan?.card)
      .reduce((sum, { amount }) => sum + amount, 0)
    assert.equal(owed, 340)
  })

  it('has about sixty holds in every state', () => {
    assert.ok(story.holds.length >= 55 && story.holds.length <= 70, `${story.holds.length}`)
    assert.deepEqual([...new Set(story.holds.map(({ state }) => state))].sort(), [
      'in-transit',
      'overstayed',
      'ready',
      'suspended',
      'waiting',
    ])
  })

  it('never takes more money than was owed', () => {
    for (const patron of patrons) {
      const sum = (rows: readonly { readonly patron: string; readonly amount: number }[]): number =>
        rows.filter((row) => row.patron === patron.card).reduce((total, row) => total + row.amount, 0)
      assert.ok(sum(story.payments) <= sum(story.charges), patron.familyName)
    }
  })

  it('tells of every title how often it was lent', () => {
    const byWork = new Map(story.history.map((row) => [row.work, row]))
    for (const work of works.filter(({ kind }) => kind !== 'ebook')) {
      const row = byWork.get(work.key)
      assert.ok(row && row.lent >= row.lentThisYear, work.key)
    }
  })
})
