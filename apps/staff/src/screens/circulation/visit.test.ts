import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Loan } from '../../../../server/src/modules/circulation/contract.ts'
import {
  addScan,
  canPass,
  dropScan,
  firstGuess,
  isWords,
  keepUndoProblem,
  loansOf,
  mayAdd,
  onlyAsks,
  settle,
  type Visit,
} from './visit.ts'

const usd = (amount: number) => ({ amount, currency: 'USD' })
const loan = (id: number, title: string): Loan => ({
  id,
  patron: 1,
  patronName: 'Jordan Reyes',
  card: '21234000041573',
  item: id,
  barcode: `B${id}`,
  bib: id,
  title,
  author: null,
  classNumber: null,
  format: 'book',
  callNumber: '',
  itemType: 'book',
  branch: 2,
  out: '2026-11-24T10:00:00Z',
  due: '2026-12-15T23:59:00Z',
  shortened: false,
  renewals: 0,
  renewalsLeft: 2,
  returned: null,
  state: 'out',
  fine: usd(0),
  accompanying: '',
  recalled: false,
  onSite: false,
  proxy: null,
})
const out = (id: number, title: string) => ({ is: 'out', loan: loan(id, title), reasons: [] }) as const

describe('a visit at the desk', () => {
  it('shows a scan at once, the newest on top, and settles each in its own row', () => {
    let visit: Visit = addScan(addScan([], 1, 'B1'), 2, 'B2')
    visit = settle(visit, 1, out(1, 'Braiding Sweetgrass'))
    assert.deepEqual(
      visit.map((row) => [row.barcode, row.outcome.is]),
      [
        ['B2', 'pending'],
        ['B1', 'out'],
      ],
    )
  })

  it('forgets a scan that was a card and no item', () => {
    assert.deepEqual(
      dropScan(addScan(addScan([], 1, 'B1'), 2, 'C2'), 2).map((row) => row.key),
      [1],
    )
  })

  it('prints on the slip what is still out, in the order of the scans', () => {
    let visit: Visit = addScan(addScan(addScan([], 1, 'B1'), 2, 'B2'), 3, 'B3')
    visit = settle(settle(visit, 1, out(1, 'First')), 3, out(3, 'Third'))
    visit = settle(visit, 2, { is: 'undone', item: { title: 'Second' } })
    assert.deepEqual(
      loansOf(visit).map(({ title }) => title),
      ['First', 'Third'],
    )
  })

  it('forgets why something could not be undone once it was', () => {
    const visit = keepUndoProblem(settle(addScan([], 1, 'B1'), 1, out(1, 'First')), 1, 'Already returned.')
    assert.equal(visit[0]?.undoProblem, 'Already returned.')
    assert.equal(settle(visit, 1, { is: 'undone', item: { title: 'First' } })[0]?.undoProblem, undefined)
  })
})

describe('a refusal at the desk', () => {
  const held = { code: 'held-for-other', message: 'Held', override: 'circulation:override-holds' }
  const claimed = { code: 'item-claimed-returned', message: 'Claimed' }
  const rows = [
    { name: 'by somebody who may pass each block', blocks: [held], may: ['circulation:override-holds'], passes: true },
    { name: 'not without the permission', blocks: [held], may: ['circulation:check-out'], passes: false },
    {
      name: 'not when one block cannot be passed by anyone',
      blocks: [held, claimed],
      may: ['circulation:override-holds'],
      passes: false,
    },
    { name: 'not when no block is named', blocks: [], may: ['circulation:override-holds'], passes: false },
  ]
  for (const { name, blocks, may, passes } of rows)
    it(`is passed ${name}`, () => assert.equal(canPass(blocks, may), passes))
})

describe('what was scanned', () => {
  const rows = [
    ['21234000041573', true, 'card'],
    ['21234000041573', false, 'card'],
    ['31234008712209', false, 'item'],
    ['I17', true, 'item'],
    ['I17', false, 'card'],
  ] as const
  for (const [text, hasPatron, guess] of rows)
    it(`takes ${text} ${hasPatron ? 'with' : 'without'} a patron for ${guess === 'card' ? 'a card' : 'an item'} first`, () =>
      assert.equal(firstGuess(text, hasPatron), guess))

  it('tells names from numbers', () => {
    assert.deepEqual(['reyes', 'Đoàn Giỏi', 'jordan@example.org', 'I17', '555 0134', '李 小龍'].map(isWords), [
      true,
      true,
      true,
      false,
      true,
      true,
    ])
  })
})

describe('what stands in the way of a loan', () => {
  it('is only a question where every block asks to be confirmed', () => {
    const ask = { code: 'accompanying-material', message: '2 discs', override: 'circulation:check-out', confirm: true }
    assert.equal(onlyAsks([ask]), true)
    assert.equal(onlyAsks([ask, { code: 'item-lost', message: 'Lost' }]), false)
    assert.equal(onlyAsks([]), false)
  })
  it('may be an unknown barcode that this person may add', () => {
    const unknown = { code: 'item-not-found', message: 'No item' }
    assert.equal(mayAdd([{ ...unknown, facts: { fastAdd: true } }]), true)
    assert.equal(mayAdd([unknown]), false)
  })
})
