import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openQuietHouse, type QuietHouse } from '../../../test/quiet-house.ts'
import { createBranch } from '../org/index.ts'
import type { PlanArea } from './contract.ts'
import { addFloorPlan, changeFloorPlan, floorPlans } from './plans.ts'

const picture = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><rect width="9" height="9"/></svg>',
).toString('base64')
const area = (name: string, more: Partial<PlanArea> = {}): PlanArea => ({
  name,
  location: null,
  from: '',
  to: '',
  x: 0,
  y: 0,
  width: 100,
  height: 100,
  ...more,
})

describe('The plan of a floor on which two people draw', () => {
  let house: QuietHouse
  let branch: number
  before(async () => {
    house = await openQuietHouse()
    const elm = { code: 'ELM', name: 'Elm Street', kind: 'branch', timeZone: 'UTC' } as const
    branch = (await house.must((w) => createBranch(w, elm))).id
  })
  after(() => house.stop())

  it('keeps the drawing of the first, tells the second, and takes theirs when they mean it', async () => {
    const { id, changedAt } = await house.must((w) => addFloorPlan(w, { branch, picture }))
    await house.must((w) => changeFloorPlan(w, id, { areas: [area('First')], seen: changedAt }))
    const second = { areas: [area('Second')] }
    const refused = await house.refused((w) => changeFloorPlan(w, id, { ...second, seen: changedAt }))
    assert.deepEqual(refused, ['plan-changed'])
    const names = async () =>
      (await floorPlans(house.read)).find((plan) => plan.id === id)?.areas.map(({ name }) => name)
    assert.deepEqual(await names(), ['First'])
    const now = (await floorPlans(house.read)).find((plan) => plan.id === id)
    await house.must((w) => changeFloorPlan(w, id, { ...second, seen: now?.changedAt ?? '' }))
    assert.deepEqual(await names(), ['Second'])
  })

  it('refuses areas without a name, off the plan, or of a location that there is not, and keeps the others', async () => {
    const { id } = await house.must((w) => addFloorPlan(w, { branch, floor: 'Upstairs', picture }))
    await house.must((w) => changeFloorPlan(w, id, { areas: [area('Kept')] }))
    const faulty = [{ name: ' ' }, { x: 950 }, { width: 0 }, { location: 4711 }]
    for (const fault of faulty) {
      const areas = [area('New'), area('Faulty', fault)]
      assert.deepEqual(await house.refused((w) => changeFloorPlan(w, id, { areas })), ['invalid-area'])
    }
    const plan = (await floorPlans(house.read)).find((one) => one.id === id)
    assert.deepEqual(
      plan?.areas.map(({ name }) => name),
      ['Kept'],
    )
  })
})
