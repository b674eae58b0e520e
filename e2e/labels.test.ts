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

describe('labels at a desk', { skip: await whyNoBrowser() }, () => {
  let house: StaffHouse
  let desk: OpenPage
  before(async () => {
    house = await openStaffHouse()
    await house.api('POST', '/label-templates/ready')
    const { id: bib } = await house.api<{ id: number }>('POST', '/bibs', {
      fields: { title: 'Emil und die Detektive' },
    })
    const item = { bib, barcode: '31234000777776', itemType: 'book', branch: house.branch }
    await house.api('POST', '/items', { ...item, callNumber: 'PT2621.A23 E5 1929' })
    desk = await house.open()
  })
  after(() => house?.close())

  it('are made of scanned items by keyboard alone, begun on a sheet in use, and marked as printed', async () => {
    const { page, problems } = desk
    await page.goto('/staff/labels?for=barcodes')
    await page.getByText('No items yet').waitFor()
    await page.keyboard.press('F2')
    await page.keyboard.type('31234000777776')
    await page.keyboard.press('Enter')
    await page.getByRole('row').filter({ hasText: 'Emil und die Detektive' }).waitFor()
    await page.getByRole('button', { name: /Label$/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: 'Spine labels, Letter sheet' }).waitFor()
    const reached = () => page.evaluate<string>(`document.activeElement?.textContent ?? ''`)
    for (let n = 0; n < 20 && (await reached()) !== 'Spine labels, Letter sheet'; n++)
      await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('listbox').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Begin at label 1', exact: true }).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    await page.getByRole('button', { name: 'Begin at label 9', exact: true, pressed: true }).waitFor()
    await page.keyboard.press('ControlOrMeta+Enter')
    await page.waitForURL(/labels\/batches\/\d+$/)
    await page.getByRole('img', { name: 'Labels 1' }).getByText('PT', { exact: true }).waitFor()
    const id = Number(page.url().split('/').at(-1))
    const batch = await house.api<{ start: number; labels: number; kind: string }>('GET', `/label-batches/${id}`)
    assert.deepEqual([batch.start, batch.labels, batch.kind], [8, 1, 'sheet'])
    const pdf = await page.request.get(`/api/v1/label-batches/${id}/pdf`)
    assert.equal((await pdf.body()).toString('latin1', 0, 5), '%PDF-')
    await page.getByRole('button', { name: 'They came out' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'They did not come out' }).waitFor()
    const { rows } = await house.api<{ rows: { barcode: string }[] }>('GET', '/label-queue')
    assert.equal(
      rows.some(({ barcode }) => barcode === '31234000777776'),
      false,
    )
    assert.deepEqual(problems, [])
  })

  it('are designed by numbers, and say at once what does not go on them', async () => {
    const { page } = desk
    await page.goto('/staff/labels/designs/new')
    await page.getByLabel('Name').fill('Narrow spine')
    await page.getByLabel('Try it on items').fill('31234000777776')
    await page.getByRole('img', { name: 'Emil und die Detektive' }).getByText('PT', { exact: true }).waitFor()
    const width = page.getByRole('listitem').filter({ hasText: 'Call number' }).getByRole('textbox', { name: 'Width' })
    await width.fill('5')
    await width.press('Tab')
    await page.getByText(/too long for its place/).waitFor()
    await width.fill('21')
    await width.press('Tab')
    await page.getByText(/too long for its place/).waitFor({ state: 'detached' })
    await page.keyboard.press('ControlOrMeta+Enter')
    await page.getByRole('heading', { name: 'Narrow spine' }).waitFor()
    const { rows } = await house.api<{ rows: { name: string }[] }>('GET', '/label-templates')
    assert.ok(rows.some(({ name }) => name === 'Narrow spine'))
  })

  it('and the tags of items are readable for everybody', async () => {
    const { page } = desk
    await page.goto('/staff/labels?view=tags')
    await page
      .getByRole('textbox', { name: 'Bytes' })
      .fill('11010131313232333334340000000000000000513E4445373035000000000000')
    await page.getByRole('button', { name: 'Read', exact: true }).click()
    await page.getByText('The tag is sound.').waitFor()
    const views = ['labels', 'labels?view=tags', 'labels?view=designs', 'labels?view=barcodes', 'labels?view=batches']
    for (const view of views) {
      await page.goto(`/staff/${view}`)
      await page.getByRole('tabpanel').waitFor()
      await page.evaluate(await readFile(axeSource, 'utf8'))
      const answer = await page.evaluate<AxeAnswer>(`axe.run('#work')`)
      assert.deepEqual(
        answer.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`),
        [],
        view,
      )
    }
  })
})
