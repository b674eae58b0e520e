import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { whyNoBrowser } from './browser.ts'
import { books, openStaffHouse, people, type StaffHouse } from './staff-house.ts'

/** A scanner, or somebody who types fast: the text, then Enter, into whatever has the focus. */
async function scan(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

// What the focused element is called: its label, the words it is labelled by, or its own text.
const nameOfFocused = `(() => {
  const element = document.activeElement
  const named = (element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id))
  const labels = [...(element.labels ?? []), ...named].map((label) => label?.textContent ?? '')
  const texts = [element.getAttribute('aria-label') ?? '', ...labels, element.textContent]
  return (texts.find((text) => text !== '') ?? '').trim()
})()`

/** Goes with Tab to the field or button of a name; fails where the keyboard does not lead there. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const seen: string[] = []
  for (let steps = 0; steps < 120; steps++) {
    const focused = await page.evaluate<string>(nameOfFocused)
    if (name.test(focused)) return
    seen.push(focused.slice(0, 40))
    await page.keyboard.press('Tab')
  }
  assert.fail(`Tab does not lead to ${name}; it led to ${seen.join(' · ')}`)
}

/** Asks for a screen by its name in the field that takes anything. */
async function goTo(page: Page, command: string, address: string): Promise<void> {
  await page.keyboard.press('/')
  await scan(page, command)
  await page.waitForURL(`**/staff${address}`)
}

/** A line so slow that what is asked at addresses like this takes most of a second. */
async function slowDown(page: Page, address: string): Promise<void> {
  await page.route(address, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 800))
    await route.continue()
  })
}

describe('a whole day at the desk, by keyboard alone', { skip: await whyNoBrowser() }, () => {
  let house: StaffHouse
  before(async () => {
    house = await openStaffHouse()
  })
  after(() => house?.close())

  interface Tills {
    readonly rows: readonly {
      readonly name: string
      readonly session: number | null
      readonly expected: { readonly amount: number } | null
    }[]
  }
  const till = async () => (await house.api<Tills>('GET', `/tills?branch=${house.branch}`)).rows[0]
  const barcodesOf = async (patron: number) => {
    const { rows } = await house.api<{ rows: { barcode: string }[] }>('GET', `/loans?patron=${patron}`)
    return rows.map(({ barcode }) => barcode).toSorted()
  }

  it('opens the till, registers, lends, takes back, is paid, clears the shelf and cashes up to the cent', async () => {
    const { page, context, problems } = await house.open()
    const { keyboard } = page

    // In the morning: a till with fifty dollars.
    await goTo(page, 'tills', '/money?view=tills')
    await tabTo(page, /^Add till$/)
    await keyboard.press('Enter')
    await page.locator('[role=dialog] input:focus').waitFor()
    await scan(page, 'Front desk')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByText('Front desk').first().waitFor()
    await tabTo(page, /^Open$/)
    await keyboard.press('Enter')
    await page.locator('[role=dialog] input:focus').waitFor()
    await scan(page, '50')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    assert.equal((await till())?.expected?.amount, 5000)

    // Somebody new.
    await goTo(page, 'register a patron', '/patrons/new')
    await tabTo(page, /^Family name/)
    await keyboard.type('Okafor')
    await tabTo(page, /^Given name/)
    await keyboard.type('Mina')
    await tabTo(page, /^Library card/)
    await keyboard.type('21234000041576')
    await keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: 'Mina Okafor' }).first().waitFor()
    const { id: mina } = await house.api<{ id: number }>('GET', '/cards/21234000041576')

    // Two scans while the answer to the first is still under way: both are lent, in their order.
    await goTo(page, 'check-out', '/desk')
    await scan(page, '21234000041576')
    await page.getByRole('heading', { name: 'Mina Okafor' }).first().waitFor()
    await page.locator('input[placeholder="Scan an item"]:focus').waitFor()
    await slowDown(page, '**/api/v1/loans')
    await scan(page, books.sweetgrass.barcode)
    await scan(page, books.forest.barcode)
    await page.getByRole('listitem').filter({ hasText: books.forest.title }).getByText('Out', { exact: true }).waitFor()
    await page.unrouteAll({ behavior: 'wait' })
    assert.deepEqual(await barcodesOf(mina), [books.sweetgrass.barcode, books.forest.barcode].toSorted())

    // What another waits for comes back; the last scan is taken back and made again.
    await keyboard.press('F3')
    await page.getByText('Scan what came back').waitFor()
    await scan(page, books.chainsaw.barcode)
    await page.getByText(people.ria.name).first().waitFor()
    await keyboard.press('F7')
    await page
      .getByText(/taken back|undone/i)
      .first()
      .waitFor()
    assert.deepEqual(await barcodesOf(house.patrons.jordan), [books.chainsaw.barcode])
    await scan(page, books.chainsaw.barcode)
    await page.getByText(people.ria.name).first().waitFor()

    // The fine of it is paid into the till, with change.
    await keyboard.press('F3')
    await page.getByRole('heading', { name: 'Mina Okafor' }).first().waitFor()
    await keyboard.press('Escape')
    await page.getByText('Who is it?').waitFor()
    // A quick hand does not wait for what the server says of the patron.
    await slowDown(page, '**/patrons/*/summary')
    await scan(page, people.jordan.card)
    await page.getByRole('heading', { name: people.jordan.name }).first().waitFor()
    const { balance } = await house.api<{ balance: { amount: number } }>(
      'GET',
      `/patrons/${house.patrons.jordan}/account`,
    )
    assert.ok(balance.amount > 0)
    await keyboard.press('F8')
    await page.locator('[role=dialog] input:focus').waitFor()
    await page.unrouteAll({ behavior: 'wait' })
    await keyboard.type('20')
    await page.getByText(/^Change: /).waitFor()
    await keyboard.press('Enter')
    await page.getByText('Still owed: $0.00').waitFor()
    await keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    // In the evening: what lies in the drawer is what the ledger says.
    await goTo(page, 'tills', '/money?view=tills')
    const expected = (await till())?.expected?.amount ?? 0
    assert.equal(expected, 5000 + balance.amount)
    await tabTo(page, /^Cash up$/)
    await keyboard.press('Enter')
    await page.locator('[role=dialog] input:focus').waitFor()
    await tabTo(page, /How many of \$0\.01$/)
    await keyboard.type(String(expected))
    await keyboard.press('Control+Enter')
    await page.waitForURL(/view=tills.*id=|id=.*view=tills/)
    await page.getByText('Z report').first().waitFor()
    assert.equal((await till())?.session, null)
    assert.deepEqual(problems, [])
    await context.close()
  })
})
