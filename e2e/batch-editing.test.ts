import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { after, before, describe, it } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { whyNoBrowser } from './browser.ts'
import { openStaffHouse, type StaffHouse } from './staff-house.ts'

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface AxeAnswer {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[]
}

/** A press by keys alone. */
async function press(page: Page, role: 'button' | 'link', name: string | RegExp): Promise<void> {
  await page.getByRole(role, { name }).first().focus()
  await page.keyboard.press('Enter')
}

/** Chooses from a list by keys alone. */
async function choose(page: Page, list: RegExp, option: RegExp): Promise<void> {
  await page.getByRole('button', { name: list }).first().press('Enter')
  await page.getByRole('option', { name: option }).first().press('Enter')
}

/** Types into a field by its label. */
async function type(page: Page, name: RegExp, text: string): Promise<void> {
  await page.getByRole('textbox', { name }).first().focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}

const flagged = 43
const host = (place: number) => (place % 2 === 0 ? 'www.' : '') + `vendor.example/media/${5000 + place}`

describe('many records changed at once, at the desk', { skip: await whyNoBrowser() }, () => {
  let house: StaffHouse
  let axe = ''
  const bibs: number[] = []

  before(async () => {
    house = await openStaffHouse()
    axe = await readFile(axeSource, 'utf8')
    for (let place = 0; place < flagged; place++) {
      const marc = [
        '=LDR  00000nam a2200000 i 4500',
        '=008  261122s2026\\\\\\\\nyu\\\\\\\\\\o\\\\\\\\\\000\\0\\eng\\d',
        `=245  10$aA vendor’s book ${place}.`,
        `=856  40$u${host(place)}$zBorrow`,
      ].join('\n')
      bibs.push((await house.api<{ id: number }>('POST', '/bibs', { marc })).id)
    }
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
  const linkOf = async (bib: number) => {
    const { fields } = await house.api<{
      fields: { tag: string; subfields?: { code: string; value: string }[] }[]
    }>('GET', `/bibs/${bib}/marc`)
    return fields.find(({ tag }) => tag === '856')?.subfields?.find(({ code }) => code === 'u')?.value
  }

  it('mends 43 links with one regular expression: previewed, one left out, written, and undone', async () => {
    const { page, context, problems } = await house.open()
    await page.keyboard.press('/')
    await page.keyboard.type('batch editing')
    await page.keyboard.press('Enter')
    await page.getByText('Nothing was edited yet').waitFor()
    await accessible(page, 'no edits')
    await press(page, 'link', 'New edit')
    await type(page, /^Search/, 'vendor')
    await page.getByText(`${flagged} records`, { exact: true }).waitFor()
    await type(page, /^Name/, 'Links with a scheme')

    await page.getByRole('combobox', { name: /^Add a step/ }).focus()
    await page.keyboard.type('Replace in sub')
    await page.getByRole('option').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await type(page, /^Tag/, '856')
    await type(page, /^(Subfield|Code)/, 'u')
    await type(page, /^Find/, '^(www\\.)?(.+)$')
    const regex = page.getByRole('checkbox', { name: /regular expression/i })
    if (await regex.count()) await regex.first().press('Space')
    else await choose(page, /plain|looks for|match/i, /regular/i)
    await type(page, /^Replace|^Put|^By/, 'https://$1$2')
    await accessible(page, 'new edit')
    await page.keyboard.press('F6')
    await page.locator('code').filter({ hasText: 'https://www.vendor.example/media/5000' }).first().waitFor()
    assert.equal(await linkOf(bibs[0] ?? 0), host(0), 'trying writes nothing')

    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: `Change ${flagged} records` }).waitFor()
    assert.equal(await linkOf(bibs[0] ?? 0), host(0), 'a preview writes nothing')
    await page.locator('code').filter({ hasText: 'https://vendor.example/media/5001' }).first().waitFor()
    await accessible(page, 'preview')
    await page.getByRole('checkbox', { name: 'Change “A vendor’s book 4”' }).press('Space')
    await page.getByRole('button', { name: `Change ${flagged - 1} records` }).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.locator('h1 ~ *').getByText('Written', { exact: true }).first().waitFor()
    assert.equal(await linkOf(bibs[0] ?? 0), `https://${host(0)}`)
    assert.equal(await linkOf(bibs[4] ?? 0), host(4), 'the one that was left out')
    await accessible(page, 'written')

    // One is mended by hand meanwhile: the undoing names it and leaves it.
    const stored = await house.api<{ version: number }>('GET', `/bibs/${bibs[7]}/marc`)
    const marc = '=LDR  00000nam a2200000 i 4500\n=245  10$aMended by hand.\n=856  40$uhttps://by.hand'
    await house.api('PUT', `/bibs/${bibs[7]}/marc`, { marc, version: stored.version })
    await press(page, 'button', 'Undo')
    await page.getByRole('button', { name: `Change ${flagged - 2} records` }).waitFor()
    await page.getByText('Changed meanwhile').first().waitFor()
    await page.keyboard.press('Control+Enter')
    await page.locator('h1 ~ *').getByText('Written', { exact: true }).first().waitFor()
    assert.equal(await linkOf(bibs[0] ?? 0), host(0))
    assert.equal(await linkOf(bibs[7] ?? 0), 'https://by.hand')
    assert.deepEqual(problems, [])
    await context.close()
  })

  it('brings in a task of MarcEdit, runs it on a set, and undoes it', async () => {
    const { page, context, problems } = await house.open()
    const task = [
      '#DESCRIPTION#Vendor books',
      'DELETE\t856\t\t0\tFalse\tFalse\tFalse\tFalse\tFalse',
      'ADD\t655\t\\7$aElectronic books.$2lcgft\t100\t',
    ].join('\r\n')
    await page.goto('/staff/batch-editing/tasks')
    await page.getByText('No tasks yet').waitFor()
    await press(page, 'button', 'Bring in tasks')
    await page.locator('input[type=file]').setInputFiles({
      name: 'vendor.task',
      mimeType: 'application/zip',
      buffer: Buffer.from(zipSync({ 'vendor.txt': strToU8(task) })),
    })
    await page.getByText('2 of 2 steps can be done').waitFor()
    await accessible(page, 'task files')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('row', { name: /vendor/i }).waitFor()

    await page.goto('/staff/batch-editing/sets')
    await page.getByText('No sets yet').waitFor()
    await page.keyboard.press('F4')
    await type(page, /^Name/, 'Three books')
    await choose(page, /^Records|What a search/, /These records/)
    await type(page, /^Numbers of records/, bibs.slice(0, 3).join(', '))
    await page.getByText('3 records', { exact: true }).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: 'Three books' }).waitFor()
    await page.getByRole('row', { name: /A vendor’s book 2/ }).waitFor()
    await accessible(page, 'a set')
    await press(page, 'link', 'Edit these records')
    // The task is slow to come; the preview need not wait for it.
    const come = Promise.withResolvers<void>()
    await page.route('**/api/v1/batch-tasks/*', async (route) => {
      await come.promise
      await route.continue()
    })
    await choose(page, /Task|Steps of my own/, /vendor/i)
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/\/batch-editing\/edits\/\d+/)
    come.resolve()
    await page.getByRole('button', { name: 'Change 3 records' }).waitFor()
    await page.getByText('Electronic books.').first().waitFor()
    await page.keyboard.press('Control+Enter')
    await page.locator('h1 ~ *').getByText('Written', { exact: true }).first().waitFor()
    assert.equal(await linkOf(bibs[1] ?? 0), undefined)
    await press(page, 'button', 'Undo')
    await page.getByRole('button', { name: 'Change 3 records' }).waitFor()
    await page.keyboard.press('Control+Enter')
    await page.locator('h1 ~ *').getByText('Written', { exact: true }).first().waitFor()
    assert.equal(await linkOf(bibs[1] ?? 0), host(1))
    assert.deepEqual(problems, [])
    await context.close()
  })
})
