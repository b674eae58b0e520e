import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { jobHandlers } from '../../../app.ts'
import { changeItem } from '../change-item.ts'
import { createBib } from '../create-bib.ts'
import { createItem } from '../create-item.ts'
import { itemFacts } from '../item-facts.ts'
import { openLibrary, type OpenLibrary } from '../testing/open-library.ts'
import { applyRun, undoRun } from './apply-run.ts'
import { changeRunRow, planRun } from './plan-run.ts'
import { getRun, listRunRows } from './runs.ts'
import { putStyle } from './styles.ts'

const names = ['catalog.plan-call-numbers', 'catalog.apply-call-numbers', 'catalog.undo-call-numbers']
const handlers = jobHandlers.filter(({ name }) => names.includes(name))

describe('call numbers for many items', () => {
  let library: OpenLibrary
  let barcode = 5000
  const book = async (title: string, author: string, classField: string, callNumber: string) => {
    const marc = `=LDR  00000nam a2200000 i 4500\n${classField}=100  1\\$a${author}\n=245  10$a${title}\n=264  \\1$c2001\n`
    const bib = await library.must((w) => createBib(w, { marc }))
    return library.must((w) =>
      createItem(w, { bib: bib.id, barcode: String(barcode++), callNumber, branch: library.elm, itemType: 'book' }),
    )
  }
  const plan = async (items: readonly number[], how: 'suggest' | 'mend' = 'suggest') => {
    const run = await library.must((w) => planRun(w, { how, items: [...items] }))
    await work()
    return run.id
  }
  const work = () => library.platform.jobs.runDue(library.platform, handlers)
  const numberOf = async (id: number) => (await itemFacts(library.read, { id }))?.callNumber
  const rowsOf = async (run: number) =>
    (await listRunRows(library.read, run, {})).rows.map(({ before: old, after: made, state }) => [old, made, state])

  before(async () => {
    library = await openLibrary({ search: false })
    await library.must((w) => putStyle(w, { branch: null, location: null, itemType: null, scheme: 'lc' }))
  })
  after(() => library.stop())

  it('are planned, looked at, given and taken back', async () => {
    const one = await book('Alpha', 'Smith, John', '=050  \\4$aQA76\n', '')
    const two = await book('Beta', 'Smith, John', '=050  \\4$aQA76\n', 'QA75 .X1')
    const three = await book('Gamma', 'Jones, Ann', '=050  00$aQA77$b.J6 1999\n', 'QA77.J6 1999')
    const four = await book('Delta', 'Wu, Li', '', '')
    const run = await plan([one.id, two.id, three.id, four.id])
    assert.deepEqual(await rowsOf(run), [
      ['', 'QA76.S65 2001', 'planned'],
      ['QA75 .X1', 'QA76.S653 2001', 'planned'],
      ['QA77.J6 1999', 'QA77.J6 1999', 'same'],
      ['', null, 'none'],
    ])
    assert.equal(await numberOf(one.id), '', 'a plan changes nothing')
    await library.must((w) => changeRunRow(w, run, two.id, { after: 'QA76.S66 2001' }))
    await library.must((w) => applyRun(w, run))
    await work()
    assert.deepEqual([await numberOf(one.id), await numberOf(two.id)], ['QA76.S65 2001', 'QA76.S66 2001'])
    await library.must((w) => changeItem(w, two.id, { callNumber: 'By hand' }))
    await library.must((w) => undoRun(w, run))
    await work()
    assert.deepEqual([await numberOf(one.id), await numberOf(two.id)], ['', 'By hand'])
    const ended = await library.must((w) => getRun(w, run))
    assert.equal(ended.state, 'undone')
    assert.deepEqual([ended.counts.undone, ended.counts.kept, ended.counts.same, ended.counts.none], [1, 1, 1, 1])
  })

  it('leave alone what was left out or changed between plan and doing', async () => {
    const one = await book('Epsilon', 'Adams, A', '=050  \\4$aQB1\n', '')
    const two = await book('Zeta', 'Brown, B', '=050  \\4$aQB1\n', '')
    const run = await plan([one.id, two.id])
    await library.must((w) => changeRunRow(w, run, one.id, { leaveOut: true }))
    await library.must((w) => changeItem(w, two.id, { callNumber: 'QB2' }))
    await library.must((w) => applyRun(w, run))
    await work()
    assert.deepEqual([await numberOf(one.id), await numberOf(two.id)], ['', 'QB2'])
    assert.deepEqual(await library.refused((w) => applyRun(w, run)), ['run-in-other-state'])
  })

  it('are put right where the check knows how', async () => {
    const one = await book('Eta', 'Clark, C', '', 'QA7O .C5')
    const two = await book('Theta', 'Clark, C', '', 'XQ1 .C5')
    const run = await plan([one.id, two.id], 'mend')
    assert.deepEqual(await rowsOf(run), [
      ['QA7O .C5', 'QA70 .C5', 'planned'],
      ['XQ1 .C5', null, 'none'],
    ])
  })

  it('need a selection', async () => {
    assert.deepEqual(await library.refused((w) => planRun(w, { how: 'mend' })), ['nothing-selected'])
  })
})
