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
async function press(page: Page, name: string | RegExp, role: 'button' | 'link' = 'button'): Promise<void> {
  await page.getByRole(role, { name }).first().focus()
  await page.keyboard.press('Enter')
}

/** Types into a field by its label. */
async function type(page: Page, name: RegExp, text: string): Promise<void> {
  await page.getByRole('textbox', { name }).first().focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}

describe('headings changed everywhere, at the desk', { skip: await whyNoBrowser() }, () => {
  let house: StaffHouse
  let axe = ''
  const bibs: number[] = []

  before(async () => {
    house = await openStaffHouse()
    axe = await readFile(axeSource, 'utf8')
    const add = async (...lines: readonly string[]) => {
      const marc = ['=LDR  00000nam a2200000 i 4500', ...lines].join('\n')
      bibs.push((await house.api<{ id: number }>('POST', '/bibs', { marc })).id)
    }
    await add('=245  10$aKitchens', '=264  \\1$aLondon :$bPenguin Books,$c1999.', '=650  \\0$aCookery$zFrance.')
    await add('=245  10$aBread', '=264  \\1$aLondon :$bPENGUIN BOOKS,$c1998.', '=650  \\0$aCookery.')
    await add('=245  10$aBorders', '=264  \\1$aLondon :$bPenguin Books,$c2001.', '=650  \\0$aIllegal aliens$zTexas.')
  })
  after(() => house?.close())

  const accessible = async (page: Page, where: string) => {
    await page.evaluate(axe)
    const found = await page.evaluate<AxeAnswer>(`axe.run(document, { runOnly: ${JSON.stringify(rules)} })`)
    assert.deepEqual(
      found.violations.map(({ id, nodes }) => `${where}: ${id} ${nodes[0]?.html.slice(0, 200)}`),
      [],
    )
  }
  const fieldsOf = async (bib: number, tag: string) => {
    const { fields } = await house.api<{ fields: { tag: string; subfields?: { value: string }[] }[] }>(
      'GET',
      `/bibs/${bib}/marc`,
    )
    return fields
      .filter((field) => field.tag === tag)
      .map(({ subfields = [] }) => subfields.map(({ value }) => value).join('|'))
  }

  it('one heading becomes another and its records follow; undo gives them back', async () => {
    const { page, context, problems } = await house.open()
    await page.keyboard.press('/')
    await page.keyboard.type('change a heading')
    await page.keyboard.press('Enter')
    await page.getByText('No heading was changed everywhere yet').waitFor()
    await type(page, /^Old heading/, 'cooke')
    await press(page, /^Cookery lcsh/)
    await type(page, /^New heading/, 'Cooking')
    await accessible(page, 'a change')
    await page.keyboard.press('ControlOrMeta+Enter')
    await press(page, 'Change 2 records')
    await press(page, 'Undo')
    await press(page, 'Change 2 records')
    await page.getByRole('button', { name: 'Do it again' }).waitFor()
    assert.deepEqual(await fieldsOf(bibs[0] ?? 0, '650'), ['Cookery|France.'])
    const versions = await house.api<{ rows: unknown[] }>('GET', `/bibs/${bibs[0]}/versions`)
    assert.equal(versions.rows.length, 3, 'changed, and taken back')
    assert.deepEqual(problems, [])
    await context.close()
  })

  it('a reparative project goes from its rule to the note that readers see', async () => {
    const { page, context, problems } = await house.open()
    await page.goto('/staff/heading-changes/projects/new')
    await type(page, /^Title/, 'People who migrate')
    await type(page, /^Reason, for/, 'No human being is illegal.')
    await page.getByRole('checkbox', { name: 'Shown in the public catalogue' }).press('Space')
    await page.keyboard.press('Alt+n')
    await page.getByRole('textbox', { name: 'Old heading' }).waitFor()
    await page.keyboard.type('Illegal aliens')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Undocumented immigrants')
    await accessible(page, 'a project')
    await page.keyboard.press('ControlOrMeta+Enter')
    await press(page, 'Change 1 record')
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    assert.deepEqual(await fieldsOf(bibs[2] ?? 0, '650'), ['Undocumented immigrants|Texas.'])

    await page.goto(`/title/${bibs[2]}`)
    await page.getByText('“Undocumented immigrants” stands in place of “Illegal aliens”.').waitFor()
    await page.getByRole('link', { name: /People who migrate/ }).click()
    await page.getByText('No human being is illegal.').waitFor()
    await accessible(page, 'the page of a project')
    assert.deepEqual(problems, [])
    await context.close()
  })

  it('clusters of publishers are walked and merged by keys', async () => {
    const { page, context, problems } = await house.open()
    const { id } = await house.api<{ id: number }>('POST', '/heading-clusters', {
      of: { tag: '264', subfield: 'b' },
      method: 'fingerprint',
    })
    await page.goto(`/staff/heading-changes/clusters/${id}`)
    await page.getByRole('checkbox', { name: /^Merge the cluster of Penguin/ }).waitFor()
    await accessible(page, 'clusters')
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.getByRole('button', { name: /^Preview merging 1 cluster/ }).waitFor()
    await page.keyboard.press('Enter')
    await press(page, 'Change 1 record')
    await page.getByRole('button', { name: 'Undo' }).waitFor()
    assert.deepEqual(await fieldsOf(bibs[1] ?? 0, '264'), ['London :|Penguin Books,|1998.'])
    assert.deepEqual(problems, [])
    await context.close()
  })
})
