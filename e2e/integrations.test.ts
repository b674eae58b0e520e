import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { openReceiver, type Receiver } from '../apps/server/src/modules/webhooks/testing/receiver.ts'
import { whyNoBrowser } from './browser.ts'
import { openStaffHouse, type StaffHouse } from './staff-house.ts'

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

interface AxeAnswer {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[]
}

/** Goes to a button or link by name and presses it, as one does without a mouse. */
async function press(page: Page, role: 'button' | 'link' | 'tab' | 'row', name: string | RegExp): Promise<void> {
  await page.getByRole(role, { name }).first().focus()
  await page.keyboard.press('Enter')
}

async function type(page: Page, field: string | RegExp, text: string): Promise<void> {
  await page.getByLabel(field).first().focus()
  await page.keyboard.type(text)
}

describe('programs outside, set up at the desk by keyboard alone', { skip: await whyNoBrowser() }, () => {
  let house: StaffHouse
  let receiver: Receiver
  let axe = ''
  before(async () => {
    house = await openStaffHouse()
    receiver = await openReceiver()
    axe = await readFile(axeSource, 'utf8')
  })
  after(async () => {
    await receiver?.close()
    await house?.close()
  })

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

  it('a webhook is made, tried, seen to work and to fail, and its message sent again', async () => {
    const { page, context, problems } = await house.open()
    await page.keyboard.press('/')
    await page.keyboard.type('integrations')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/staff/integrations/webhooks')
    await page.getByText('Nobody is told yet').waitFor()
    await check(page, 'no webhooks')

    await press(page, 'link', 'New webhook')
    await type(page, /^Whom it tells/, 'Reading app')
    await type(page, /^Address/, receiver.url)
    await page.getByRole('checkbox', { name: /A title was added/ }).focus()
    await page.keyboard.press('Space')
    await page.getByText('"type": "bib.created"').waitFor()
    await check(page, 'new webhook')
    await page.keyboard.press('Control+Enter')
    await page.getByText('It is shown only now. The program checks with it').waitFor()
    const secret = (await page.getByText(/^whsec_/).textContent()) ?? ''
    assert.match(secret, /^whsec_.{32}$/)

    await press(page, 'button', 'Send a test')
    await press(page, 'button', /^Send$/)
    await page.getByRole('dialog').getByText('204').waitFor()
    await page.keyboard.press('Escape')
    assert.equal(receiver.received[0]?.body.test, true)

    await house.api('POST', '/bibs', { fields: { title: 'Đất rừng phương Nam' } })
    await page.getByRole('row', { name: /bib\.created.*204.*Arrived/ }).waitFor()
    receiver.next(500)
    await house.api('POST', '/bibs', { fields: { title: 'الأيام' } })
    const failed = page.getByRole('row', { name: /bib\.created.*500.*Waits/ })
    await failed.waitFor()
    await page.getByText('Failing', { exact: true }).waitFor()
    await failed.focus()
    await page.keyboard.press('Enter')
    await page.getByText('Out of order').waitFor()
    await check(page, 'a delivery that failed')
    await press(page, 'button', 'Send again')
    await page.getByText(/sent by Administrator/).waitFor()
    await page.getByText('Active', { exact: true }).waitFor()

    // The lists are slow to come again; the button is its own opposite all the same.
    const listed = Promise.withResolvers<void>()
    await page.route('**/api/v1/webhook-deliveries?*', async (route) => {
      await listed.promise
      await route.continue()
    })
    await press(page, 'button', 'Pause')
    await page.getByText('What happens meanwhile waits', { exact: false }).waitFor()
    await press(page, 'button', 'Let it go on')
    await page.getByText('Active', { exact: true }).waitFor()
    listed.resolve()
    assert.deepEqual(problems, [])
    await context.close()
  })

  it('a key is made from a preset, works once it is copied, and says when it was used', async () => {
    const { page, context, problems } = await house.open()
    await page.goto('/staff/settings/keys')
    await page.waitForURL('**/staff/integrations/keys')
    await press(page, 'link', 'New key')
    await page
      .getByRole('checkbox', { name: /Find and see patrons/ })
      .first()
      .focus()
    await page.keyboard.press('Space')
    await type(page, /^What it is for/, 'Patron look-up')
    await type(page, /^Only from these addresses/, '127.0.0.0/8')
    await check(page, 'new key')
    await page.keyboard.press('Control+Enter')
    const token = (await page.getByText(/^ck_/).textContent()) ?? ''
    const ask = (path: string) =>
      fetch(`${house.carrel.baseUrl}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } })
    assert.equal((await ask('/patrons?q=ria')).status, 200)
    assert.equal((await ask('/audit')).status, 403)

    await page.goto('/staff/integrations/keys')
    const row = page.getByRole('row', { name: /Patron look-up.*from 127\.0\.0\.1.*Good/ })
    await row.waitFor()
    await check(page, 'keys')
    await row.focus()
    await page.keyboard.press('Enter')
    await press(page, 'button', 'End key…')
    await press(page, 'button', /^End key$/)
    await page.getByText('Ended', { exact: true }).waitFor()
    assert.equal((await ask('/patrons?q=ria')).status, 401)
    assert.deepEqual(problems, [])
    await context.close()
  })
})
