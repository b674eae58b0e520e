import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { whyNoBrowser } from './browser.ts'
import { openStaffHouse, type StaffHouse } from './staff-house.ts'

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface AxeAnswer {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[]
}

const record = (number: string, ...fields: readonly string[]) =>
  ['=LDR  00000nam a2200000 i 4500', `=001  ${number}`, '=003  CaTest', ...fields].join('\n')

describe('loading a file at the desk', { skip: await whyNoBrowser() }, () => {
  let house: StaffHouse
  let axe = ''
  let emil = 0

  before(async () => {
    house = await openStaffHouse()
    axe = await readFile(axeSource, 'utf8')
    const marc = record('load1', '=245  10$aEmil', '=590  \\\\$aSigned by the author')
    emil = (await house.api<{ id: number }>('POST', '/bibs', { marc })).id
    const settings = { match: null, overlay: 'replace-all', onMatch: 'update', onNew: 'add', deletes: 'skip' }
    await house.api('POST', '/loading/profiles', {
      name: 'Whole records',
      settings: { ...settings, holdings: false, items: null, set: null },
    })
  })
  after(() => house?.close())

  const accessible = async (page: Page, where: string) => {
    await page.evaluate(axe)
    const { violations } = await page.evaluate((tags): Promise<AxeAnswer> => {
      const here = globalThis as unknown as { axe: { run: (on: unknown, how: unknown) => Promise<AxeAnswer> } }
      // A button that was pending tells so in a log, which outlives it.
      return here.axe.run({ exclude: [['[role="log"]']] }, { runOnly: { type: 'tag', values: tags } })
    }, rules)
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`,
    )
    assert.deepEqual(found, [], where)
  }
  const titleOf = async () => (await house.api<{ title: string }>('GET', `/bibs/${emil}`)).title

  it('looks first, shows what a record would lose, leaves one out, imports the rest, and undoes it', async () => {
    const { page, problems } = await house.open()
    await page.goto('/staff/imports')
    await page.getByRole('button', { name: /Load by/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: 'Whole records' }).click()
    await page.getByText('Look first, write nothing yet').click()
    await accessible(page, 'imports')
    const file = [
      record('load1', '=245  10$aEmil und die Detektive'),
      record('load2', '=245  10$aDas fliegende Klassenzimmer'),
      record('load3', '=245  10$aDas doppelte Lottchen'),
    ].join('\n\n')
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'new.mrk', mimeType: 'text/plain', buffer: Buffer.from(`${file}\n\n`) })
    await page.getByText('Nothing has been written yet.').waitFor()
    assert.equal(await titleOf(), 'Emil')
    await accessible(page, 'a preview')
    const rows = page.getByRole('grid', { name: 'Records of this import' })
    await rows.getByText('Emil').first().waitFor()
    await rows.getByRole('row').nth(1).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Record 1' })
    await dialog.getByText('1 local field is lost.').waitFor()
    await dialog.getByText('Signed by the author').first().waitFor()
    await accessible(page, 'a record of a preview')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await rows.getByRole('row').nth(3).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Record 3' }).getByText('Leave it out').click()
    await page.route('**/rows/3*', async (route) => {
      if (route.request().method() === 'GET') await new Promise((resolve) => setTimeout(resolve, 1500))
      await route.continue()
    })
    await page.keyboard.press('Control+Enter')
    // The dialog is gone before the list says so: the next key is for the page again.
    await rows.getByText('Chosen').waitFor()
    await page.keyboard.press('F9')
    await page.unrouteAll({ behavior: 'wait' })
    await page.getByText('Undo import').waitFor()
    assert.equal(await titleOf(), 'Emil und die Detektive')
    await rows.getByText('Left out', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Undo import' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^Undo 2 titles/ }).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('This import has been undone.').waitFor()
    assert.equal(await titleOf(), 'Emil')
    assert.deepEqual(problems, [])
    await page.context().close()
  })

  it('tries an overlay profile on two records before it is saved', async () => {
    const { page, problems } = await house.open()
    await page.goto('/staff/imports/loading/overlay?open=new')
    await page.getByRole('textbox', { name: 'Fields' }).fill('add 505')
    await page.getByRole('radio', { name: 'what is here counts' }).check({ force: true })
    const both = (which: string) => record('t', `=245  10$a245-${which}`, `=505  0\\$a505-${which}`)
    await page.getByRole('textbox', { name: 'Record that is here' }).fill(both('existing'))
    await page.getByRole('textbox', { name: 'Record that comes in' }).fill(both('incoming'))
    await page.getByRole('button', { name: 'Try' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('comes (add 505)').waitFor()
    await accessible(page, 'an overlay profile')
    assert.deepEqual(problems, [])
    await page.context().close()
  })
})
