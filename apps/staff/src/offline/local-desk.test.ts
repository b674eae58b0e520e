import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import type { Snapshot } from '../../../server/src/modules/offline/contract.ts'
import { en } from '../messages/en.ts'
import { Problem } from '../problem.ts'
import { createDeskBook } from './desk-book.ts'
import { lendLocally, localSummary, returnLocally, undoLocally, type LocalDesk } from './local-desk.ts'
import { memoryStore } from './memory-store.fixture.ts'

const head: Snapshot = {
  version: 1,
  cursor: '1.abc',
  whole: true,
  takenAt: '2026-03-02T09:55:00Z',
  branch: { id: 1, name: 'Elm Street', timeZone: 'UTC' },
  currency: 'USD',
  hours: 12,
  names: true,
  categories: { adult: 'Adult' },
  itemTypes: { book: 'Book' },
  patronKinds: ['adult'],
  itemKinds: ['book'],
  terms: [
    {
      lendable: true,
      due: [['2026-03-02', '2026-03-23T23:59:59Z']],
      steps: [],
      minutes: null,
      totalLoanLimit: 3,
      loanLimit: null,
      fineLimit: 500,
      overdueBlocks: 'no',
      overdueLimit: null,
      minimumAge: null,
      endsWithCard: true,
    },
  ],
  fits: [[0]],
  unknownPatron: 0,
  unknownItem: 0,
}
const book = (barcode: string, ...more: readonly unknown[]) => [
  barcode,
  Number(barcode.slice(1)),
  `Title ${barcode}`,
  null,
  0,
  ...more,
]
const patrons = [
  ['ANNA', 1, 'Anna Berg', 0, 40],
  ['BAD', 2, 'Ben Bad', 0, 40, null, 900, 0, 0, 0, null, ['Blocked by hand: Barred']],
  ['OLD', 3, 'Olga Old', 0, 40, '2026-02-28'],
]
const items = [
  book('A1'),
  book('A2'),
  book('A3'),
  book('A4'),
  book('B1', 'on-loan', null, 2, '2026-03-20T23:59:59Z'),
  book('H1', 'on-hold-shelf', null, null, null, 1),
  book('W1', null, null, null, null, 0),
  book('D1', 'damaged'),
]

async function openDesk(permissions: readonly string[] = []) {
  const store = memoryStore({ p: patrons, i: items })
  await store.put('head', head)
  const desk: LocalDesk = {
    store,
    book: createDeskBook(store),
    words: en.offline,
    now: () => ({ at: Date.parse('2026-03-02T10:00:00Z'), shown: Date.parse('2026-03-02T11:00:00Z') }),
    who: () => ({ id: 7, name: 'Sam Page', permissions }),
    desk: 'Desk 1',
    moment: (instant) => instant,
    day: (day) => day,
  }
  const patron = async (card: string) => {
    const found = await desk.book.patronByCard(card)
    assert.ok(found, card)
    return found
  }
  const lend = async (
    card: string,
    barcode: string,
    more: { title?: string; override?: { codes: string[]; reason: string } } = {},
  ) => lendLocally(desk, { patron: await patron(card), barcode, id: randomUUID(), ...more })
  const refusal = async (run: Promise<unknown>) => {
    const error: unknown = await run.then(
      () => undefined,
      (reason: unknown) => reason,
    )
    assert.ok(error instanceof Problem, 'this should have been refused')
    return error.blocks.map(({ code }) => code)
  }
  return { desk, store, patron, lend, refusal }
}

describe('a desk whose server is away', () => {
  it('lends by the rules that it knew, and keeps on disk what it told', async () => {
    const { lend, store } = await openDesk()
    const { loan, summary } = await lend('anna', 'A1')
    assert.equal(loan.due, '2026-03-23T23:59:59Z')
    assert.equal(loan.id, -1)
    assert.equal(summary.loans, 1)
    const [queued] = await store.queue()
    const { id, ...entry } = queued?.entry ?? { id: '' }
    assert.match(id, /^[0-9a-f-]{36}$/)
    assert.deepEqual(entry, {
      kind: 'check-out',
      at: '2026-03-02T10:00:00.000Z',
      shown: '2026-03-02T11:00:00.000Z',
      branch: 1,
      desk: 'Desk 1',
      by: { id: 7, name: 'Sam Page' },
      card: 'ANNA',
      barcode: 'A1',
      due: '2026-03-23T23:59:59Z',
    })
  })

  it('knows blocks, fines, expired cards, others’ loans and holds, and says all of them at once', async () => {
    const { lend, refusal, store } = await openDesk()
    assert.deepEqual(await refusal(lend('BAD', 'A1')), ['patron-blocked', 'owes-too-much'])
    assert.deepEqual(await refusal(lend('OLD', 'A1')), ['patron-expired'])
    assert.deepEqual(await refusal(lend('ANNA', 'B1')), ['item-on-loan'])
    assert.deepEqual(await refusal(lend('BAD', 'H1')), ['patron-blocked', 'held-for-other', 'owes-too-much'])
    assert.deepEqual(await refusal(lend('ANNA', 'D1')), ['item-damaged'])
    assert.deepEqual(await store.queue(), [])
    // The hold is hers.
    assert.equal((await lend('ANNA', 'H1')).loan.barcode, 'H1')
  })

  it('counts what it lends towards the limit, and what comes back off it', async () => {
    const { lend, refusal, desk, patron } = await openDesk()
    for (const barcode of ['A1', 'A2', 'A3']) await lend('ANNA', barcode)
    assert.deepEqual(await refusal(lend('ANNA', 'A4')), ['too-many-loans'])
    assert.deepEqual(await refusal(lend('ANNA', 'A1')), ['item-on-loan-here', 'too-many-loans'])
    await returnLocally(desk, 'A2', randomUUID())
    await lend('ANNA', 'A4')
    assert.equal((await localSummary(desk, await patron('ANNA'))).loans, 3)
  })

  it('lets staff pass what they may pass, with a reason that goes along', async () => {
    const override = { codes: ['patron-expired'], reason: 'Has the new card at home' }
    const plain = await openDesk()
    assert.deepEqual(await plain.refusal(plain.lend('OLD', 'A1', { override })), ['patron-expired'])
    const { lend, refusal, store } = await openDesk(['patrons:override-expired'])
    assert.deepEqual(await refusal(lend('OLD', 'A1', { override: { ...override, reason: ' ' } })), ['patron-expired'])
    await lend('OLD', 'A1', { override })
    assert.deepEqual((await store.queue())[0]?.entry.passed, override)
  })

  it('asks for a title where it does not know the item, and lends it then', async () => {
    const { lend, refusal, store } = await openDesk()
    assert.deepEqual(await refusal(lend('ANNA', 'Z9')), ['item-not-found'])
    await lend('ANNA', 'Z9', { title: 'A slim volume' })
    assert.equal((await store.queue())[0]?.entry.title, 'A slim volume')
  })

  it('says where things go as far as it knows, and has the rest set aside', async () => {
    const { desk, lend, refusal, store } = await openDesk()
    const back = async (barcode: string) => {
      const { message, tone } = await returnLocally(desk, barcode, randomUUID())
      return [tone, message]
    }
    assert.deepEqual(await back('B1'), ['ok', en.offline.toShelf])
    assert.deepEqual(await back('H1'), ['attention', en.offline.heldFor('Anna Berg')])
    assert.deepEqual(await back('W1'), ['attention', en.offline.othersWait])
    assert.deepEqual(await back('Z9'), ['attention', en.offline.unknownBack])
    assert.deepEqual(
      (await store.queue()).map(({ entry }) => entry.told),
      ['shelf', 'set-aside', 'set-aside', 'set-aside'],
    )
    // What came in here is nobody’s any more.
    assert.equal((await lend('ANNA', 'B1')).loan.barcode, 'B1')
    assert.deepEqual(await refusal(returnLocally(desk, '  ', randomUUID())), ['item-not-found'])
  })

  it('takes back what was not sent yet, and only that', async () => {
    const { desk, lend, refusal, store } = await openDesk()
    const { loan } = await lend('ANNA', 'A1')
    await undoLocally(desk, -loan.id)
    assert.equal((await store.queue())[0]?.state, 'undone')
    const again = await lend('ANNA', 'A1')
    await store.change(-again.loan.id, (entry) => ({ ...entry, state: 'sent' }))
    assert.deepEqual(await refusal(undoLocally(desk, -again.loan.id)), ['sent-already'])
  })

  it('finds patrons by the beginnings of their names, without accents', async () => {
    const { desk } = await openDesk()
    const found = await desk.book.patronsByWords('BERG an', 8)
    assert.deepEqual(
      found.rows.map(({ name }) => name),
      ['Anna Berg'],
    )
    assert.equal((await desk.book.patronById(3))?.card, 'OLD')
  })
})
