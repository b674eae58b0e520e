import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { explainEscpos, linesOf } from '@carrel/escpos'
import { fakePrinter, until, type FakePrinter } from '../apps/server/src/modules/printing/testing/fake-printer.ts'
import { whyNoBrowser } from './browser.ts'
import { books, openStaffHouse, people, type OpenPage, type StaffHouse } from './staff-house.ts'

describe('a desk whose slips come out by themselves', { skip: await whyNoBrowser() }, () => {
  let house: StaffHouse
  let fake: FakePrinter
  let desk: OpenPage
  before(async () => {
    house = await openStaffHouse()
    fake = await fakePrinter()
    await house.api('POST', '/printers', {
      branch: house.branch,
      name: 'Desk printer',
      kind: 'receipt',
      host: '127.0.0.1',
      port: fake.port,
    })
    desk = await house.open()
  })
  after(async () => {
    await house?.close()
    await fake?.stop()
  })
  const linesOfPage = (n: number) => linesOf(explainEscpos(fake.pages[n] ?? new Uint8Array()))

  it('gives the computer a name and its printer', async () => {
    const { page } = desk
    await page.goto('/staff/printing?view=computer')
    await page.getByLabel('Name of this computer').fill('Front desk 1')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Front desk 1' }).waitFor()
    // What is chosen is saved slowly, and the next choice does not wait for it.
    await page.route('**/api/v1/workstations/*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700))
      await route.continue()
    })
    await page.getByRole('button', { name: /Hold slips/ }).click()
    await page.getByRole('option', { name: 'Desk printer' }).click()
    await page.getByRole('switch', { name: 'Hold slips: print by themselves' }).focus()
    await page.keyboard.press('Space')
    interface Use {
      readonly use: string
      readonly printer: number | null
      readonly automatic: boolean
    }
    await until('the choice is kept', async () => {
      const { rows } = await house.api<{ rows: { uses: Use[] }[] }>('GET', '/workstations')
      const use = rows[0]?.uses.find((one) => one.use === 'hold-slips')
      return use?.automatic === true && use.printer !== null
    })
    await page.unrouteAll({ behavior: 'wait' })
  })

  it('prints the slip of a caught hold without a click', async () => {
    const { page } = desk
    // The first scan of the day is quicker than the answer that tells which printers this desk has.
    await page.route('**/api/v1/workstations', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500))
      await route.continue()
    })
    await page.goto('/staff/desk/check-in')
    await page.getByText('Scan what came back').waitFor()
    await page.keyboard.type(books.chainsaw.barcode)
    await page.keyboard.press('Enter')
    await page.getByText(people.ria.name).first().waitFor()
    await until('the slip is out', () => fake.pages.length === 1)
    await page.unrouteAll({ behavior: 'wait' })
    assert.ok(linesOfPage(0).some((line) => line.includes('OSE R')))
    assert.ok(linesOfPage(0).includes(books.chainsaw.title))
  })

  it('says at once that the paper is out, and prints when it is in', async () => {
    const { page, problems } = desk
    const { bib } = await house.api<{ bib: number }>('GET', `/item-barcodes/${books.sweetgrass.barcode}`)
    await house.api('POST', '/holds', { patron: house.patrons.jordan, bib, pickup: house.branch })
    fake.status = { paperOut: true }
    await page.keyboard.type(books.sweetgrass.barcode)
    await page.keyboard.press('Enter')
    const strip = page.getByRole('region', { name: 'Trouble of Desk printer' })
    await strip.getByText('Out of paper. Put a roll in.').waitFor()
    await strip.getByText('Hold slip: Braiding Sweetgrass waits.').waitFor()
    assert.equal(fake.pages.length, 1)
    fake.status = {}
    await strip.getByRole('button', { name: 'Try again' }).focus()
    await page.keyboard.press('Enter')
    await until('the second slip is out', () => fake.pages.length === 2)
    await strip.waitFor({ state: 'detached' })
    assert.ok(linesOfPage(1).some((line) => line.includes('REY J')))
    await page.goto('/staff/printing')
    await page.getByText('Hold slip: Braiding Sweetgrass').first().waitFor()
    assert.deepEqual(problems, [])
  })

  it('prints what was lent when the patron leaves the desk, and the receipt of what was paid', async () => {
    const { page, problems } = desk
    const { rows } = await house.api<{ rows: { id: number }[] }>('GET', '/workstations')
    const { rows: printers } = await house.api<{ rows: { id: number }[] }>('GET', '/printers')
    const printer = printers[0]?.id
    const uses = ['due-slips', 'receipts'].map((use) => ({ use, printer, automatic: true }))
    await house.api('PUT', `/workstations/${rows[0]?.id}`, { uses })
    await page.goto('/staff/desk')
    await page.getByText('Who is it?').waitFor()
    const scan = async (text: string) => {
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    }
    await scan(people.jordan.card)
    await page.getByRole('heading', { name: people.jordan.name }).first().waitFor()
    for (const { title, barcode } of [books.forest, books.soledad]) {
      await scan(barcode)
      await page.getByRole('listitem').filter({ hasText: title }).getByText('Out', { exact: true }).waitFor()
    }
    assert.equal(fake.pages.length, 2)

    await page.keyboard.press('F8')
    await page.locator('[role=dialog] input:focus').waitFor()
    await page.keyboard.type('20')
    await page.keyboard.press('Enter')
    await page.getByText('Still owed: $0.00').waitFor()
    await until('the receipt is out', () => fake.pages.length === 3)
    assert.ok(linesOfPage(2).includes('RECEIPT'))
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await page.keyboard.press('Escape')
    await page.getByText('Who is it?').waitFor()
    await until('the due slip is out', () => fake.pages.length === 4)
    const slip = linesOfPage(3).join('\n')
    assert.match(slip, new RegExp(books.forest.barcode))
    assert.match(slip, new RegExp(books.soledad.barcode))
    assert.deepEqual(problems, [])
  })
})
