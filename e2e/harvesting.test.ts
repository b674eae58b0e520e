import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { after, before, describe, it } from 'node:test'
import {
  openTheirRepository,
  type TheirRepository,
} from '../apps/server/src/modules/harvesting/testing/their-repository.ts'
import { whyNoBrowser } from './browser.ts'
import { openStaffHouse, type StaffHouse } from './staff-house.ts'

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

describe('a repository is harvested by keyboard alone', { skip: await whyNoBrowser() }, () => {
  let house: StaffHouse
  let theirs: TheirRepository
  before(async () => {
    const day = Date.UTC(2026, 0, 1)
    const record = (number: number) => ({ number, title: `Tides of harbour ${number}`, at: day, isOdd: number === 2 })
    theirs = await openTheirRepository([1, 2, 3].map(record))
    house = await openStaffHouse()
  })
  after(async () => {
    await house?.close()
    await theirs?.close()
  })

  it('it is asked, saved, harvested; what could not be read is looked at and asked for again', async () => {
    const { page, context, problems } = await house.open()
    await page.goto(new URL('/staff/harvesting', page.url()).href)
    await page.getByText('No repository is harvested').waitFor()
    await page.getByText(/^http.*\/oai$/).waitFor()
    await page.keyboard.press('F4')
    await page.getByLabel(/^Base address/).waitFor()
    await page.keyboard.type(theirs.url)
    await page.keyboard.press('Enter')
    await page.getByText('It is called “Theirs”.').waitFor()
    await page.keyboard.press('Control+Enter')
    const done = page.getByRole('row', { name: /2 added, 0 changed, 0 removed, 1 not taken/ })
    await done.waitFor()
    await done.focus()
    await page.keyboard.press('Enter')
    const unread = page.getByRole('row', { name: /oai:theirs\.example:2/ })
    await unread.waitFor()
    await page.evaluate(await readFile(axeSource, 'utf8'))
    const { violations } = await page.evaluate<{ violations: readonly { id: string }[] }>(`axe.run('#work')`)
    assert.deepEqual(
      violations.map(({ id }) => id),
      [],
    )
    await unread.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByText('odd:thing').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    theirs.records = theirs.records.map((each) => ({ ...each, isOdd: false }))
    await page.getByRole('button', { name: 'Ask for them again' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('row', { name: /1 added, 0 changed, 0 removed$/ }).waitFor()
    assert.deepEqual(problems, [])
    await context.close()
  })
})
