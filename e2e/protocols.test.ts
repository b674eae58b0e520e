import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { whyNoBrowser } from './browser.ts'
import { openStaffHouse, type StaffHouse } from './staff-house.ts'

describe(
  'how other programs reach the catalogue, seen and set at the desk by keyboard alone',
  {
    skip: await whyNoBrowser(),
  },
  () => {
    let house: StaffHouse
    before(async () => {
      house = await openStaffHouse()
    })
    after(async () => {
      // The library is shared with the tests that follow.
      await house?.api('PUT', '/protocols/sru', { audience: 'everybody', perMinute: 600, mostRecords: 100 })
      await house?.close()
    })

    it('what could not be answered is shown with its bytes, the try is told, and the address is closed to strangers', async () => {
      const address = `${house.carrel.baseUrl}/sru`
      assert.equal((await fetch(`${address}?query=(((`)).status, 200)
      const { page, problems } = await house.open()
      await page.keyboard.press('/')
      await page.keyboard.type('protocols')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/staff/integrations/protocols')
      const panel = page.locator('section', { has: page.getByRole('heading', { name: 'SRU', exact: true }) }).last()
      await panel.getByText(/Last 24 hours: [1-9]\d* requests?, \d+ turned away, [1-9]\d* not answered/).waitFor()
      const press = async (name: string | RegExp) => {
        await panel.getByRole('button', { name }).focus()
        await page.keyboard.press('Enter')
      }
      await press('What could not be answered')
      await panel.getByText('Show the bytes').focus()
      await page.keyboard.press('Enter')
      await panel.getByText('query=(((', { exact: true }).waitFor()

      await press('Try it')
      await panel.getByText(/It took \d+ ms/).waitFor()

      await press(/Who may use it/)
      await page.getByRole('option', { name: 'Nobody: switched off' }).waitFor()
      await page.keyboard.press('End')
      await page.keyboard.press('Enter')
      await page.getByRole('option').first().waitFor({ state: 'detached' })
      await press('Save')
      await panel.getByText('Off', { exact: true }).waitFor()
      assert.equal((await fetch(`${address}?query=hobbit`)).status, 403)
      await page.getByRole('link', { name: /SIP2/ }).focus()
      await page.keyboard.press('Enter')
      await page.waitForURL('**/staff/machines/trace')
      assert.deepEqual(problems, [])
    })
  },
)
