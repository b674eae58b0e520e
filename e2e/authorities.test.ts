import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { after, before, describe, it } from 'node:test'
import { whyNoBrowser } from './browser.ts'
import { openStaffHouse, type OpenPage, type StaffHouse } from './staff-house.ts'

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

interface AxeAnswer {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[]
}

const title = (...lines: readonly string[]) => `=LDR  00000nam a2200000 i 4500\n${lines.join('\n')}\n`

const file = `=LDR  00000nz  a2200000n  4500
=001  n79021164
=008  790508n| azannaabn          |a aaa      
=100  1\\$aTwain, Mark,$d1835-1910
=400  1\\$aClemens, Samuel Langhorne,$d1835-1910

=LDR  00000nz  a2200000n  4500
=001  sh85104892
=150  \\\\$aPoor
=450  \\\\$aPaupers
=550  \\\\$wg$aSocial classes

=LDR  00000nz  a2200000n  4500
=001  sh85123904
=150  \\\\$aSocial classes

=LDR  00000nz  a2200000n  4500
=001  sh1
=670  \\\\$aNo heading
`

describe('authority control at a desk', { skip: await whyNoBrowser() }, () => {
  let house: StaffHouse
  let desk: OpenPage
  before(async () => {
    house = await openStaffHouse()
    for (const marc of [
      title('=100  1\\$aTwain, Mark,$d1835-1910', '=245  10$aRoughing it', '=650  \\0$aPaupers.'),
      title('=100  1\\$aTwain, Mark', '=245  10$aSketches', '=650  \\0$aSocial classes'),
      title('=100  1\\$aBrontë, Anne', '=245  10$aAgnes Grey', '=650  \\0$aPoor'),
    ]) {
      await house.api('POST', '/bibs', { marc })
    }
    desk = await house.open()
  })
  after(() => house?.close())

  it('loads a file and tells what it refused', async () => {
    const { page } = desk
    await page.goto('/staff/authorities?view=files')
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'names.mrk', mimeType: 'text/plain', buffer: Buffer.from(file) })
    await page.getByText('It has no heading: an authority record needs one 1XX field.').waitFor()
    await page.getByText('Done', { exact: true }).waitFor()
  })

  it('shows a form in the list of headings and leads to what it is used for', async () => {
    const { page } = desk
    await page.goto('/staff/authorities')
    await page.getByRole('searchbox', { name: 'Begin at' }).fill('clem')
    await page.getByRole('link', { name: 'Twain, Mark, 1835-1910' }).first().click()
    await page.getByRole('listitem').filter({ hasText: 'Twain, Mark, 1835-1910' }).getByText('1 title').waitFor()
    await house.api('POST', '/test/jobs/run')
    const { rows } = await house.api<{ rows: { title: string }[] }>('GET', '/search?q=clemens')
    assert.deepEqual(
      rows.map((row) => row.title),
      ['Roughing it'],
    )
  })

  it('reports an outdated form, and links by one press what is nearly alike', async () => {
    const { page } = desk
    await page.goto('/staff/authorities?view=reports')
    await page.getByRole('listitem').filter({ hasText: 'Paupers' }).getByRole('link', { name: 'Poor' }).waitFor()
    await page.getByRole('button', { name: /^Nearly alike/ }).click()
    await page.getByRole('button', { name: 'Link to Twain, Mark, 1835-1910' }).click()
    await page.getByText('Nothing to do here').waitFor()
  })

  it('makes a record from a heading that has none, with where it was found', async () => {
    const { page } = desk
    await page.goto('/staff/authorities?from=bront')
    await page.getByRole('link', { name: 'Make a record' }).first().click()
    await page.getByText('Agnes Grey').first().waitFor()
    await page.keyboard.press('Control+s')
    await page.getByText('Version 1,').waitFor()
    await page.getByRole('heading', { level: 1, name: 'Brontë, Anne' }).waitFor()
    await page.getByRole('link', { name: 'Agnes Grey' }).waitFor()
  })

  it('edits a record, and titles are found by the new form at once', async () => {
    const { page } = desk
    await page.getByRole('link', { name: 'Edit', exact: true }).click()
    await page.getByText('Text', { exact: true }).click()
    const text = page.getByRole('textbox', { name: 'Text', exact: true })
    await text.fill(`${(await text.inputValue()).trimEnd()}\n=400  1\\$aBell, Acton\n`)
    await page.keyboard.press('Control+s')
    await page.getByText('Version 2').waitFor()
    await house.api('POST', '/test/jobs/run')
    const { rows } = await house.api<{ rows: { title: string }[] }>('GET', '/search?q=acton+bell')
    assert.deepEqual(
      rows.map((row) => row.title),
      ['Agnes Grey'],
    )
  })

  it('can be read by everybody, in the light and in the dark', async () => {
    const { page, problems } = desk
    const axe = await readFile(axeSource, 'utf8')
    for (const address of ['', '?view=reports', '/1']) {
      await page.goto(`/staff/authorities${address}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      await page.evaluate(axe)
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme })
        const answer = await page.evaluate<AxeAnswer>(
          `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
        )
        assert.deepEqual(
          answer.violations.map(({ id, nodes }) => `${address} ${scheme} ${id}: ${nodes[0]?.html}`),
          [],
        )
      }
      await page.emulateMedia({ colorScheme: 'light' })
    }
    assert.deepEqual(problems, [])
  })
})
