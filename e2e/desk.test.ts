import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { whyNoBrowser } from './browser.ts'
import { books, openStaffHouse, people, type StaffHouse } from './staff-house.ts'

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
// The clauses of WCAG 2.2 AA, and what is good practice beside them.
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface AxeAnswer {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
  }[]
}

/** A scanner: the text, then Enter, into whatever has the focus. */
async function scan(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

/** Waits until the next scan would be taken as an item of the patron at the desk. */
const scanning = (page: Page) => page.locator('input[placeholder="Scan an item"]:focus').waitFor()

const row = (page: Page, title: string) => page.getByRole('listitem').filter({ hasText: title }).first()

describe('a day at the desk in a browser', { skip: await whyNoBrowser() }, () => {
  let house: StaffHouse
  let axe = ''
  before(async () => {
    house = await openStaffHouse()
    axe = await readFile(axeSource, 'utf8')
  })
  after(() => house?.close())

  const owedBy = async (patron: number) => {
    const { balance } = await house.api<{ balance: { amount: number } }>('GET', `/patrons/${patron}/account`)
    return balance.amount
  }
  const loansOf = async (patron: number) => {
    const { rows } = await house.api<{ rows: { barcode: string }[] }>('GET', `/loans?patron=${patron}`)
    return rows.map(({ barcode }) => barcode).toSorted()
  }

  it('is sent packed, in few pieces that are asked for once, and keeps every one for the day without a line', async () => {
    const { baseUrl } = house.carrel
    const page = await (await fetch(`${baseUrl}/staff/`)).text()
    const first = [...page.matchAll(/(?:src|href)="(\/staff\/assets\/[^"]+)"/g)].map(([, address]) => address ?? '')
    assert.ok(first.length > 0 && first.length < 6, first.join())
    const kept = await (await fetch(`${baseUrl}/staff/sw.js`)).text()
    for (const address of first) {
      const answer = await fetch(baseUrl + address, { headers: { 'accept-encoding': 'gzip' } })
      assert.equal(answer.headers.get('cache-control'), 'public, max-age=31536000, immutable', address)
      const packed = (await answer.arrayBuffer()).byteLength > 1000 ? 'gzip' : null
      assert.equal(answer.headers.get('content-encoding'), packed, address)
      assert.ok(kept.includes(`"${address}"`), address)
    }
  })

  it('lends, takes back what another waits for, and takes the fine, with a mouse at hand', async () => {
    const { page, context, problems } = await house.open()
    const field = page.getByRole('textbox', { name: /^Scan an item/ })
    await scan(page, people.jordan.card)
    await page.getByRole('heading', { name: people.jordan.name }).waitFor()
    await page.getByText('overdue', { exact: true }).waitFor()

    // Check-out: the row says when it is due, the column beside it why.
    await field.fill(books.sweetgrass.barcode)
    await page.keyboard.press('Enter')
    await row(page, books.sweetgrass.title).getByText('Out', { exact: true }).waitFor()
    await page.getByText('Everything: 3 weeks').waitFor()
    assert.deepEqual(await loansOf(house.patrons.jordan), [books.sweetgrass.barcode, books.chainsaw.barcode].toSorted())

    // Undone as if it had never been lent, and lent again.
    await row(page, books.sweetgrass.title).getByRole('button', { name: 'Undo' }).click()
    await row(page, books.sweetgrass.title).getByText('Undone', { exact: true }).waitFor()
    assert.deepEqual(await loansOf(house.patrons.jordan), [books.chainsaw.barcode])
    await field.fill(books.sweetgrass.barcode)
    await page.keyboard.press('Enter')
    await row(page, books.sweetgrass.title).getByText('Out', { exact: true }).waitFor()

    // The overdue book comes back: it is caught for Ria, and the fine is fixed at 9 days of 25 cents.
    await page.getByRole('button', { name: 'Check-in' }).click()
    await page.getByText('Scan what came back').waitFor()
    await scan(page, books.chainsaw.barcode)
    await page.getByText(`Hold for ${people.ria.name}: to the hold shelf. Overdue:`).first().waitFor()
    assert.deepEqual(await loansOf(house.patrons.jordan), [books.sweetgrass.barcode])
    const fine = await owedBy(house.patrons.jordan)
    assert.ok(fine === 225 || fine === 250, `a fine of ${fine}`)

    // Back to the patron, who pays with a ten.
    await page.getByRole('button', { name: 'Check-out' }).click()
    await page.getByRole('button', { name: 'Pay' }).click()
    const money = page.getByRole('dialog')
    await money.getByLabel('Handed over').fill('10')
    await money.getByText(`Change: $${((1000 - fine) / 100).toFixed(2)}`).waitFor()
    await money.getByRole('button', { name: /^Take/ }).click()
    await money.getByText('Still owed: $0.00').waitFor()
    await money.getByRole('button', { name: 'Done' }).click()
    assert.equal(await owedBy(house.patrons.jordan), 0)

    // What was paid stands in the till, with its receipt.
    await page.getByRole('link', { name: 'Money' }).first().click()
    await page.getByRole('grid', { name: 'Payments' }).getByText(people.jordan.name).waitFor()
    assert.deepEqual(problems, [])
    await context.close()
  })

  it('says every reason why not, and lends all the same when somebody decides so and says why', async () => {
    await house.api('POST', '/check-ins', { barcode: books.chainsaw.barcode, branch: house.branch })
    const { page, context, problems } = await house.open()
    await scan(page, people.jordan.card)
    await page.getByRole('heading', { name: people.jordan.name }).waitFor()
    await scan(page, books.chainsaw.barcode)
    const refused = row(page, books.chainsaw.title)
    await refused.getByText('Not lent', { exact: true }).waitFor()
    await refused.getByRole('button', { name: 'decide' }).click()
    await refused.getByText('Held for another patron').waitFor()
    await refused.getByLabel('Reason').fill('Ria gave it to him at the desk')
    await refused.getByRole('button', { name: 'Lend all the same' }).click()
    await refused.getByText('Out', { exact: true }).waitFor()
    assert.ok((await loansOf(house.patrons.jordan)).includes(books.chainsaw.barcode))

    // A barcode that nobody knows is said so, and stops nothing.
    await scan(page, '39999999999999')
    await row(page, 'Not known').getByText('Not lent', { exact: true }).waitFor()
    await scan(page, books.days.barcode)
    await row(page, books.days.title).getByText('Out', { exact: true }).waitFor()
    assert.deepEqual(problems, [])
    await context.close()
  })

  it('is worked by the keyboard alone', async () => {
    const { soledad } = books
    await house.api('POST', '/loans', { patron: house.patrons.jordan, barcode: soledad.barcode, branch: house.branch })
    const { page, context, problems } = await house.open()
    const { keyboard } = page

    // A name instead of a card: the arrow keys choose among several.
    await scan(page, 'osei')
    await page.getByText('2 patrons fit. Choose one.').first().waitFor()
    await page.locator('[role=option]:focus').waitFor()
    await keyboard.press('ArrowDown')
    await page.locator('[role=option]:focus', { hasText: 'Oseida' }).waitFor()
    await keyboard.press('ArrowUp')
    await page.locator('[role=option]:focus', { hasNotText: 'Oseida' }).waitFor()
    await keyboard.press('Enter')
    await page.getByRole('heading', { name: people.ria.name, exact: true }).waitFor()

    // The field has the focus again: scan, see it lent.
    await scanning(page)
    await scan(page, books.forest.barcode)
    await row(page, books.forest.title).getByText('Out', { exact: true }).waitFor()

    // F4 decides about what was refused: it stands with its reasons, and Enter lends it.
    await scan(page, books.soledad.barcode)
    await row(page, books.soledad.title).getByText('Not lent', { exact: true }).waitFor()
    await keyboard.press('F4')
    await page.getByText('On loan to Jordan Reyes').first().waitFor()
    await page.locator('form input:focus').waitFor()
    await keyboard.press('Escape')
    await scanning(page)
    assert.ok(
      await page.getByRole('heading', { name: people.ria.name, exact: true }).isVisible(),
      'Esc left the patron there',
    )
    await keyboard.press('F4')
    await page.locator('form input:focus').waitFor()
    await keyboard.type('Handed over at the desk')
    await keyboard.press('Enter')
    await row(page, books.soledad.title).getByText('Out', { exact: true }).waitFor()
    assert.deepEqual(await loansOf(house.patrons.ria), [books.soledad.barcode, books.forest.barcode].toSorted())

    // F3 to check-in and back, the same patron still there.
    await keyboard.press('F3')
    await page.getByText('Scan what came back').waitFor()
    await scan(page, books.forest.barcode)
    await page.getByText('Back. To the shelf.').first().waitFor()
    await keyboard.press('F3')
    await page.getByRole('heading', { name: people.ria.name, exact: true }).waitFor()

    // F8 pays: what is owed stands there, Enter takes it, Enter is done.
    await house.api('POST', `/patrons/${house.patrons.ria}/charges`, {
      kind: 'damage',
      amount: { amount: 340, currency: 'USD' },
      description: 'Torn cover',
    })
    await page.reload()
    await page.getByText('$3.40').first().waitFor()
    await keyboard.press('F8')
    await page.locator('[role=dialog] input:focus').waitFor()
    await keyboard.type('5')
    await page.getByText('Change: $1.60').waitFor()
    await keyboard.press('Enter')
    await page.getByText('Still owed: $0.00').waitFor()
    await keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    assert.equal(await owedBy(house.patrons.ria), 0)

    // Esc ends the visit; / finds whatever is typed.
    await scanning(page)
    await keyboard.press('Escape')
    await page.getByText('Who is it?').waitFor()
    await keyboard.press('/')
    await scan(page, people.jordan.card)
    await page.waitForURL(`**/staff/patrons/${house.patrons.jordan}`)
    await keyboard.press('/')
    await scan(page, 'check in')
    await page.waitForURL('**/staff/desk/check-in')
    assert.deepEqual(problems, [])
    await context.close()
  })

  it('takes what is typed in a field for that field’s, however fast the next key comes elsewhere', async () => {
    const { page, context } = await house.open()
    await page.goto('/staff/patrons/new')
    await page.getByRole('textbox', { name: /^Given name/ }).waitFor()
    const heard = await page.evaluate(`(() => {
      const field = document.querySelector('main form input')
      const key = (to, key) => to.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      for (const one of '21234000041573') key(field, one)
      return { blank: key(document.body, ' '), enter: key(document.body, 'Enter') }
    })()`)
    assert.deepEqual(heard, { blank: true, enter: true })
    assert.ok(page.url().endsWith('/staff/patrons/new'))
    await context.close()
  })

  it('stands up to axe on every screen, in both themes', async () => {
    const { jordan } = house.patrons
    const amount = { amount: 100, currency: 'USD' }
    await house.api('POST', `/patrons/${jordan}/charges`, { kind: 'other', amount, description: 'Lost key' })
    await house.api('POST', `/patrons/${jordan}/payments`, { amount, method: 'card' })
    const { page, context, problems } = await house.open()
    // What stands around every screen is looked at once, with the first.
    let place = 'document'
    const run = async (name: string, only: string) => {
      const found = await page.evaluate<AxeAnswer>(`axe.run(${place}, { runOnly: ${only} })`)
      return found.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${name}: ${id}: ${html.slice(0, 200)}\n${failureSummary}`),
      )
    }
    const check = async (name: string) => {
      await page.getByText('Loading', { exact: true }).waitFor({ state: 'detached' })
      await page.evaluate(axe)
      const told = await run(name, `{ type: 'tag', values: ${JSON.stringify(rules)} }`)
      // The dark theme differs in nothing but its colours.
      await page.emulateMedia({ colorScheme: 'dark' })
      told.push(...(await run(`${name}, dark`, `['color-contrast']`)))
      await page.emulateMedia({ colorScheme: 'light' })
      assert.deepEqual(told, [])
    }
    await check('check-out, idle')
    place = `'#work'`
    await scan(page, people.jordan.card)
    await page.getByRole('heading', { name: people.jordan.name }).waitFor()
    await scan(page, books.days.barcode)
    await scan(page, '39999999999999')
    await row(page, 'Not known').getByText('Not lent', { exact: true }).waitFor()
    await page.keyboard.press('F4')
    await check('check-out with a decision')
    const places: readonly (readonly [path: string, seen: string])[] = [
      [`/desk?patron=${jordan}&tab=loans`, 'Renew all'],
      ['/desk/check-in', 'Scan what came back'],
      ['/patrons', 'Reyes, Jordan'],
      ['/patrons/new?name=Jordan+Reyes', 'These are much alike'],
      [`/patrons/${jordan}`, 'Renew all'],
      [`/patrons/${jordan}?tab=account`, 'Payments and waivers'],
      [`/patrons/${jordan}?tab=details`, 'Contact'],
      [`/patrons/${jordan}?tab=history`, 'Registered'],
      [`/patrons/${jordan}/edit`, 'Change details'],
      ['/money', people.jordan.name],
      ['/receipts/1', 'Paid for'],
      ['/find?q=osei', 'Oseida'],
    ]
    for (const [path, seen] of places) {
      await page.goto(`/staff${path}`)
      await page.getByText(seen).first().waitFor()
      await check(path)
    }
    await house.api('POST', `/patrons/${jordan}/charges`, { kind: 'card', amount, description: 'New card' })
    await page.goto(`/staff/patrons/${jordan}?pay=1`)
    await page.getByRole('button', { name: /^Take \$/ }).waitFor()
    place = `'[role=dialog]'`
    await check('the payment')
    place = `'#work'`
    await page.goto('/staff/desk/check-in')
    await page.getByText('Scan what came back').waitFor()
    await scan(page, books.days.barcode)
    await page.getByText('Back. To the shelf.').first().waitFor()
    await check('check-in with a return')
    assert.deepEqual(problems, [])
    await context.close()
  })
})
