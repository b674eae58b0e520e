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
  })

  it('prints the slip of a caught hold without a click', async () => {
    const { page } = desk
    await page.goto('/staff/desk/check-in')
    await page.getByText('Scan what came back').waitFor()
    await page.keyboard.type(books.chainsaw.barcode)
    await page.keyboard.press('Enter')
    await page.getByText(people.ria.name).first().waitFor()
    await until('the slip is out', () => fake.pages.length === 1)
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
})
