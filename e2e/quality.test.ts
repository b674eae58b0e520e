import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { badIsbn, goodIsbn, recordText } from '../apps/server/src/modules/quality/testing/flagged-records.ts'
import { whyNoBrowser } from './browser.ts'
import { openStaffHouse, type StaffHouse } from './staff-house.ts'

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

interface AxeAnswer {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[]
}

/** A vendor's file: forty records whose ISBN does not verify, three whose title sorts under its article. */
function vendorFile(): string {
  const wrong = Array.from({ length: 40 }, (_, at) => recordText(`Wrong number ${at + 1}`, [`=001  w${at}`, badIsbn]))
  const article = Array.from({ length: 3 }, (_, at) => recordText(`The river ${at + 1}`, [`=001  r${at}`, goodIsbn]))
  return `${[...wrong, ...article].join('\n\n')}\n`
}

describe('what is wrong in records, by keyboard alone', { skip: await whyNoBrowser() }, () => {
  let house: StaffHouse
  let axe = ''
  before(async () => {
    house = await openStaffHouse()
    axe = await readFile(axeSource, 'utf8')
    const { token } = await house.api<{ token: string }>('POST', '/api-keys', {
      name: 'vendor',
      permissions: ['catalog:import'],
      branch: null,
    })
    const sent = await fetch(`${house.carrel.baseUrl}/api/v1/imports?name=vendor.mrk`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: vendorFile(),
    })
    assert.equal(sent.status, 200)
    await runJobs()
  })
  after(() => house?.close())

  const runJobs = () => fetch(`${house.carrel.baseUrl}/api/v1/test/jobs/run`, { method: 'POST' })
  const check = async (page: Page, name: string) => {
    await page.evaluate(axe)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const { violations } = await page.evaluate<AxeAnswer>(`axe.run('#work')`)
      assert.deepEqual(
        violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html }) => `${name}, ${colorScheme}: ${id}: ${html.slice(0, 160)}`),
        ),
        [],
      )
    }
    await page.emulateMedia({ colorScheme: 'light' })
  }
  const ruleNamed = (page: Page, name: RegExp) => page.getByRole('option', { name })

  it('a flag is found, seen in its field, dismissed, taken back and dismissed again', async () => {
    const { page, context, problems } = await house.open()
    await page.keyboard.press('/')
    await page.keyboard.type('quality')
    await page.keyboard.press('Enter')
    const isbn = ruleNamed(page, /ISBN with a wrong check digit/)
    await isbn.filter({ hasText: '40' }).waitFor()
    await check(page, 'flags')
    // The arrows walk through the rules from whichever is chosen.
    await page.getByRole('listbox', { name: 'By rule' }).getByRole('option').first().focus()
    for (let presses = 0; presses < 20 && (await isbn.getAttribute('aria-selected')) !== 'true'; presses++)
      await page.keyboard.press('ArrowDown')
    const rows = page.getByRole('grid', { name: 'Flagged records' }).locator('tbody tr')
    await rows
      .filter({ hasText: /Wrong number 40/ })
      .first()
      .waitFor()
    assert.match((await page.locator('mark').first().textContent()) ?? '', /9780306406158/)

    await rows.first().focus()
    await page.keyboard.press('d')
    await page.getByLabel('Why it is right as it is').waitFor()
    await page.keyboard.type('So printed in the book')
    await page.keyboard.press('Control+Enter')
    await page.getByText('1 flag dismissed.').first().waitFor()
    await isbn.filter({ hasText: '39' }).waitFor()
    await page.keyboard.press('Control+z')
    await page.getByText('1 flag open again.').first().waitFor()
    await isbn.filter({ hasText: '40' }).waitFor()

    // Two at once, ticked by Space.
    await rows.first().focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await page.keyboard.press('d')
    await page.getByLabel('Why it is right as it is').fill('So printed in the book')
    await page.keyboard.press('Control+Enter')
    await page.getByText('2 flags dismissed.').first().waitFor()
    await isbn.filter({ hasText: '38' }).waitFor()
    assert.deepEqual(problems, [])
    await context.close()
  })

  it('a record opens with its flags, and a rule that is switched off is out of the list', async () => {
    const { page, context, problems } = await house.open()
    const { rows } = await house.api<{ rows: { bib: number; title: string }[] }>(
      'GET',
      '/quality/flags?code=non-filing',
    )
    assert.equal(rows.length, 3)
    await page.goto('/staff/quality?rule=non-filing')
    await page.getByRole('grid', { name: 'Flagged records' }).locator('tbody tr').first().focus()
    await page.keyboard.press('Enter')
    // The field of the flag has the cursor, and the records of the other flags wait behind it.
    await page.getByRole('textbox', { name: 'Subfields' }).waitFor()
    assert.equal(await page.getByRole('textbox', { name: 'Tag', exact: true }).inputValue(), '245')
    assert.ok(page.url().includes(`/catalogue/${rows[0]?.bib}/edit?at=245,1`), page.url())
    assert.ok(page.url().endsWith(`next=${rows[1]?.bib},${rows[2]?.bib}`), page.url())
    await page.goto(`/staff/catalogue/${rows[0]?.bib}?tab=record`)
    await page.getByRole('heading', { name: /flags? on this record/ }).waitFor()
    await check(page, 'record')

    await page.goto('/staff/quality?view=rules')
    await page.getByLabel('Find a rule').fill('do not file')
    const follow = page.getByRole('switch', { name: /Follow “Characters that do not file”/ })
    await check(page, 'rules')
    await follow.focus()
    await page.keyboard.press('Space')
    await page.goto('/staff/quality')
    await ruleNamed(page, /ISBN/i).first().waitFor()
    await ruleNamed(page, /Characters that do not file/).waitFor({ state: 'detached' })
    await runJobs()
    const after = await house.api<{ total: number }>('GET', '/quality/flags?code=non-filing')
    assert.equal(after.total, 0)
    await page.goto('/staff/quality?view=trend')
    await page.getByRole('img', { name: /on / }).first().waitFor()
    await check(page, 'trend')
    await page.goto('/staff/quality?view=links')
    await page.getByRole('button', { name: 'Ask all addresses now' }).waitFor()
    await check(page, 'links')
    assert.deepEqual(problems, [])
    await context.close()
  })
})
