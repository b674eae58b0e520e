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

/** A press by keys alone. */
async function press(page: Page, role: 'button' | 'link' | 'tab', name: string | RegExp): Promise<void> {
  await page.getByRole(role, { name }).first().focus()
  await page.keyboard.press('Enter')
}

describe('reports on records, at the desk', { skip: await whyNoBrowser() }, () => {
  let house: StaffHouse
  let axe = ''
  let changed = 0

  before(async () => {
    house = await openStaffHouse()
    axe = await readFile(axeSource, 'utf8')
    const marc = ['=LDR  00000nam a2200000 i 4500', '=245  10$aEmil', '=599  \\\\$aFrom a vendor'].join('\n')
    changed = (await house.api<{ id: number }>('POST', '/bibs', { marc })).id
  })
  after(() => house?.close())

  const accessible = async (page: Page, where: string) => {
    await page.evaluate(axe)
    const { violations } = await page.evaluate((tags): Promise<AxeAnswer> => {
      const here = globalThis as unknown as { axe: { run: (on: unknown, how: unknown) => Promise<AxeAnswer> } }
      // A button that was pending tells so in a log, which outlives it.
      return here.axe.run(
        { exclude: [['[role="log"]']] },
        {
          runOnly: { type: 'tag', values: tags },
        },
      )
    }, rules)
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`,
    )
    assert.deepEqual(found, [], where)
  }

  it('counts fields by keys alone, and leads from a number to its records and on to a set', async () => {
    const { page, problems } = await house.open()
    await page.goto('/staff/record-reports')
    await press(page, 'link', 'New report')
    await page.getByRole('textbox', { name: 'Name' }).fill('Everything')
    await accessible(page, 'a new report')
    await press(page, 'button', /^Begin/)
    await page.getByRole('heading', { name: 'Everything' }).waitFor()
    await page.getByText('Done').first().waitFor()
    await page.getByText('599', { exact: true }).first().waitFor()
    await accessible(page, 'fields')
    await press(page, 'button', 'With 599: Show 1 record')
    await page.getByRole('heading', { name: 'With 599' }).waitFor()
    await page.getByRole('link', { name: 'Emil' }).waitFor()
    await accessible(page, 'a list')
    await press(page, 'button', 'Make a record set')
    await page.getByRole('heading', { name: /^With 599 \(/ }).waitFor()
    await page.getByRole('link', { name: 'Emil' }).waitFor()
    assert.deepEqual(problems, [])
    await page.context().close()
  })

  it('shows what changed in a record since a moment, word by word', async () => {
    const from = new Date().toISOString()
    await new Promise((resolve) => setTimeout(resolve, 20))
    const { version } = await house.api<{ version: number }>('GET', `/bibs/${changed}`)
    await house.api('PUT', `/bibs/${changed}/marc`, {
      version,
      marc: ['=LDR  00000nam a2200000 i 4500', '=245  10$aEmil and the detectives'].join('\n'),
    })
    const { id } = await house.api<{ id: number }>('POST', '/record-reports/comparisons', {
      selection: { search: {} },
      from,
    })
    const { page, problems } = await house.open()
    await page.goto(`/staff/record-reports/${id}`)
    await page.getByText('Records that differ').waitFor()
    await press(page, 'button', 'Show what changed')
    await page.locator('ins', { hasText: 'and the detectives' }).waitFor()
    assert.match(
      await page
        .locator('del')
        .allInnerTexts()
        .then((texts) => texts.join(' ')),
      /From a vendor/,
    )
    await accessible(page, 'a comparison')
    assert.deepEqual(problems, [])
    await page.context().close()
  })

  it('gives a table of the records', async () => {
    const { id } = await house.api<{ id: number }>('POST', '/record-reports', {
      selection: { bibs: [changed] },
      counts: ['fields'],
    })
    const { page } = await house.open()
    await page.goto(`/staff/record-reports/${id}?part=table`)
    const address = await page.getByRole('link', { name: 'Download table' }).getAttribute('href')
    const answer = await page.request.get(address ?? '')
    assert.equal(answer.status(), 200)
    assert.match(await answer.text(), /^\uFEFF001,Title,Author,ISBN,Subjects\r\n[^,]+,Emil and the detectives,,,\r\n$/)
    assert.equal((await page.request.get(`/api/v1/record-reports/${id}/table?columns=24`)).status(), 422)
    await page.context().close()
  })
})
