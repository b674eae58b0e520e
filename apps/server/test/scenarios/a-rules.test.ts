import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { CheckOut, SimulateCheckOut } from '../../src/modules/circulation/contract.ts'
import { PlaceHold } from '../../src/modules/holds/contract.ts'
import { PutSetting } from '../../src/modules/org/contract.ts'
import { ChangeBranchGroup, CreateBranchGroup, DeleteBranchGroup } from '../../src/modules/org/contract-groups.ts'
import {
  ChangeRule,
  CopyRule,
  DeleteRule,
  ExplainRules,
  ListRules,
  ListRuleVersions,
  UndoRuleVersion,
  type Criteria,
} from '../../src/modules/policy/contract.ts'
import { PutCategory } from '../../src/modules/patrons/contract.ts'
import { codes, openLibrary, type TestLibrary } from '../library.ts'
import { lendingDesk, moment, period, type LendingDesk } from './lending-desk.ts'

describe('which rule applies', () => {
  let library: TestLibrary
  let desk: LendingDesk
  before(async () => {
    library = await openLibrary()
    desk = lendingDesk(library)
    for (const code of ['student', 'visitor', 'undergrad'])
      await library.carrel.must(PutCategory, { params: { code }, body: { name: code } })
  })
  after(() => library.stop())

  /** The rules that fit a case, in order. */
  const matches = async (the: object) => (await library.must(ExplainRules, { body: the })).rules
  const precedence = (value: string) =>
    library.carrel.must(PutSetting, { params: { name: 'policy.precedence' }, body: { value } })
  async function written(...list: readonly Criteria[]): Promise<number[]> {
    for (const rule of (await library.must(ListRules)).rows)
      await library.carrel.must(DeleteRule, { params: { id: rule.id } })
    const ids: number[] = []
    for (const criteria of list) ids.push(await desk.rule(criteria, { loanLimit: ids.length + 1 }))
    return ids
  }

  it('A01 more criteria win, then the first written', async () => {
    await precedence('specific')
    const [book, dvd, special] = [await desk.itemType(), await desk.itemType(), 'visitor']
    const [pa, pb, pc, pd, p0] = await written(
      { itemType: book },
      { patronCategory: 'student' },
      { itemType: dvd },
      { itemType: dvd, patronCategory: special },
      {},
    )
    assert.equal((await matches({ itemType: book, patronCategory: 'student' }))[0], pa)
    assert.equal((await matches({ itemType: dvd, patronCategory: 'student' }))[0], pb)
    assert.equal((await matches({ itemType: dvd, patronCategory: 'visitor' }))[0], pd)
    assert.deepEqual(await matches({ patronCategory: 'undergrad' }), [p0])
    assert.deepEqual(await matches({ itemType: dvd, patronCategory: 'visitor' }), [pd, pc, p0])
  })

  it('A03 the last written wins, the rule about everything last of all', async () => {
    await precedence('last')
    const shelf = await desk.itemType()
    const [i1, l1, c1] = [await desk.branch(), await desk.branch(), await desk.branch()]
    const group = async (code: string, branches: number[]) =>
      (await library.carrel.must(CreateBranchGroup, { body: { code, name: code, branches } })).id
    const [institution, campus] = [await group('I1', [i1, l1]), await group('C1', [c1])]
    const [p0, pa, pb, pc, pd] = await written(
      {},
      { itemType: shelf },
      { ownerGroup: institution },
      { owner: l1 },
      { group: campus },
    )
    const first = async (the: object) => (await matches(the))[0]
    assert.equal(await first({ owner: c1, branch: l1 }), p0)
    assert.equal(await first({ itemType: shelf, owner: c1, branch: l1 }), pa)
    assert.equal(await first({ itemType: shelf, owner: i1, branch: l1 }), pb)
    assert.equal(await first({ itemType: shelf, owner: l1, branch: l1 }), pc)
    assert.equal(await first({ itemType: shelf, owner: l1, branch: c1 }), pd)
  })

  it('A05 the first written wins, and every match is told in order', async () => {
    await precedence('first')
    const book = await desk.itemType()
    const [inHouse, pb, p0] = await written(
      { patronCategory: 'visitor', collection: 'special' },
      { itemType: book },
      {},
    )
    assert.deepEqual(await matches({ itemType: book, collection: 'special', patronCategory: 'visitor' }), [
      inHouse,
      pb,
      p0,
    ])
    assert.deepEqual(await matches({ itemType: book, collection: 'special', patronCategory: 'undergrad' }), [pb, p0])
    assert.deepEqual(await matches({ collection: 'special', patronCategory: 'undergrad' }), [p0])
    await precedence('specific')
  })

  it('A07 a rule for a group of branches lends and holds otherwise only there', async () => {
    await written({})
    const [one, two, four] = [await desk.branch(), await desk.branch(), await desk.branch()]
    const group = await library.carrel.must(CreateBranchGroup, {
      body: { code: 'LASSO', name: 'River branches', branches: [two, four] },
    })
    const itemType = await desk.itemType()
    await desk.rule({ itemType }, { period: period('14 days') })
    await desk.rule({ group: group.id }, { period: period('7 days'), holdable: false })
    await desk.rule({ itemType, group: group.id }, { period: period('7 days') })
    library.at('2026-03-02T10:00:00Z')
    const lendAt = async (branch: number) => {
      const { barcode } = await library.item(desk.name(), { itemType, branch: one })
      const { id: patron } = await library.patron(desk.name())
      return (await library.carrel.must(CheckOut, { body: { patron, barcode, branch } })).loan.due
    }
    assert.equal(await lendAt(one), moment('2026-03-16'))
    assert.equal(await lendAt(two), moment('2026-03-09'))
    const { bib } = await library.item(desk.name(), { itemType, branch: one })
    const holdAt = async (pickup: number) =>
      library.carrel.call(PlaceHold, { body: { patron: (await library.patron(desk.name())).id, bib, pickup } })
    assert.equal((await holdAt(one)).ok, true)
    assert.deepEqual(codes(await holdAt(two)), ['not-holdable'])
    assert.deepEqual(codes(await library.carrel.call(DeleteBranchGroup, { params: { id: group.id } })), [
      'group-in-use',
    ])
    await library.carrel.must(ChangeBranchGroup, { params: { id: group.id }, body: { branches: [four] } })
    assert.equal(await lendAt(two), moment('2026-03-16'))
  })

  for (const [name, mode, at, is] of [
    ['A09 due on a fixed day at the latest: the day', 'before', '2026-05-01', '2026-05-15'],
    ['A09 due before a fixed day: the ordinary date', 'before', '2026-04-01', '2026-04-22'],
    ['A10 due on a fixed day exactly, though the period ends earlier', 'exactly', '2026-04-01', '2026-05-15'],
    ['A10 due on a fixed day at the earliest', 'after', '2026-04-01', '2026-05-15'],
    ['A10 due after a fixed day: the ordinary date', 'after', '2026-05-01', '2026-05-22'],
  ] as const) {
    it(name, async () => {
      const { loan } = await desk.loan({
        rule: { period: period('21 days'), fixedDue: { day: '2026-05-15', mode } },
        at: `${at}T10:00:00Z`,
      })
      assert.equal(loan.due, moment(is))
    })
  }

  it('A11 a rule begins and ends on a day, and takes over from the one about the same', async () => {
    const itemType = await desk.itemType()
    const usual = await desk.rule({ itemType }, { period: period('21 days') })
    const summer = await library.carrel.must(CopyRule, {
      params: { id: usual },
      body: { attributes: { period: period('42 days') }, validFrom: '2026-07-01', validTo: '2026-08-31' },
    })
    const on = (day: string) => matches({ itemType, on: day })
    assert.equal((await on('2026-06-30'))[0], usual)
    assert.equal((await on('2026-07-01'))[0], summer.id)
    assert.equal((await on('2026-09-01'))[0], usual)
    const { barcode } = await library.item(desk.name(), { itemType })
    const due = async (at: string) => {
      const { id: patron } = await library.patron(desk.name())
      return (await library.must(SimulateCheckOut, { body: { patron, barcode, at } })).due
    }
    assert.equal(await due('2026-06-30T10:00:00Z'), moment('2026-07-21'))
    assert.equal(await due('2026-07-01T10:00:00Z'), moment('2026-08-12'))
    const again = await library.carrel.call(CopyRule, { params: { id: usual }, body: {} })
    assert.deepEqual(codes(again), ['rule-exists'])
  })

  it('A12 every change of a rule is kept and can be taken back, the latest first', async () => {
    const itemType = await desk.itemType()
    const id = await desk.rule({ itemType }, { renewals: 1 })
    const to = (renewals: number) =>
      library.carrel.must(ChangeRule, { params: { id }, body: { criteria: { itemType }, attributes: { renewals } } })
    await to(2)
    await to(3)
    const versions = async () => (await library.must(ListRuleVersions, { query: { rule: id } })).rows
    const [third, second, first] = await versions()
    assert.deepEqual(
      [first, second, third].map((version) => [version?.action, version?.after?.attributes.renewals]),
      [
        ['created', 1],
        ['changed', 2],
        ['changed', 3],
      ],
    )
    const undo = (version: number | undefined) => library.carrel.call(UndoRuleVersion, { params: { id: version ?? 0 } })
    assert.deepEqual(codes(await undo(second?.id)), ['rule-changed-since'])
    const undone = await undo(third?.id)
    assert.equal(undone.ok && undone.value.rule?.attributes.renewals, 2)
    assert.deepEqual(codes(await undo(third?.id)), ['already-undone'])
    await library.carrel.must(DeleteRule, { params: { id } })
    const [removal] = await versions()
    const back = await undo(removal?.id)
    assert.deepEqual(back.ok && [back.value.rule?.id, back.value.rule?.attributes.renewals], [id, 2])
    assert.equal((await matches({ itemType }))[0], id)
  })
})
