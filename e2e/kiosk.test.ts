import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { after, before, beforeEach, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { whyNoBrowser } from './browser.ts'
import { buildStaff, isStaffBuildStale } from '../tools/staff-build.mjs'
import { openKioskHouse, readers, shelf, type KioskHouse, type OpenKiosk } from './kiosk-house.ts'

const repository = fileURLToPath(new URL('..', import.meta.url))
const skip = await whyNoBrowser()
const { jordan, ria } = readers
const lendable = [shelf.sweetgrass, shelf.chainsaw, shelf.soledad, shelf.days, shelf.film].map(({ barcode }) => barcode)

interface LoanRow {
  readonly barcode: string
  readonly patron: number
}

const line = (page: Page, text: string) => page.locator('.line').filter({ hasText: text })
const said = (page: Page) => page.locator('#stage').innerText()

describe('a day at the self-check', { skip }, () => {
  let house: KioskHouse
  const loansOf = async (patron: number) =>
    (await house.api<{ rows: LoanRow[] }>('GET', `/loans?patron=${patron}`)).rows.map((row) => row.barcode).sort()
  const cameBack = async (...barcodes: readonly string[]) => {
    for (const barcode of barcodes) await house.api('POST', '/check-ins', { barcode, branch: house.branch })
  }
  const signIn = async (kiosk: OpenKiosk, reader: (typeof readers)[keyof typeof readers]) => {
    await kiosk.scan(reader.card)
    await kiosk.page.getByLabel('PIN', { exact: true }).fill(reader.pin)
    await kiosk.page.keyboard.press('Enter')
    await kiosk.page.locator('.who').waitFor()
  }

  before(async () => {
    if (isStaffBuildStale(repository)) {
      const problem = await buildStaff(repository, process.execPath)
      if (problem !== undefined) throw new Error(problem)
    }
    house = await openKioskHouse()
  })
  after(() => house?.close())
  beforeEach(() => cameBack(...lendable))

  it('lends by scan alone: card, items one and several at a time, card again', async () => {
    const kiosk = await house.open('Scan alone', { pin: 'none', mail: false, print: false, refusedTypes: ['laptop'] })
    const { page, scan } = kiosk
    await scan(jordan.card)
    await page.getByText('Hello, Jordan').first().waitFor()
    await scan(shelf.sweetgrass.barcode)
    await line(page, shelf.sweetgrass.title).filter({ hasText: 'Yours' }).filter({ hasText: 'Due' }).waitFor()
    await scan(`${shelf.chainsaw.barcode} ${shelf.days.barcode}\t${shelf.laptop.barcode}`)
    await line(page, shelf.chainsaw.title).filter({ hasText: 'Yours' }).waitFor()
    await line(page, shelf.days.title).filter({ hasText: 'Yours' }).waitFor()
    await line(page, shelf.laptop.title).filter({ hasText: 'This is lent at the desk only.' }).waitFor()
    await page.getByRole('button', { name: 'My loans 3' }).waitFor()
    await scan(jordan.card)
    await page.getByRole('heading', { name: 'Goodbye' }).waitFor()
    assert.deepEqual(
      await loansOf(house.patrons.jordan),
      [shelf.sweetgrass.barcode, shelf.chainsaw.barcode, shelf.days.barcode].sort(),
    )
    assert.ok(!(await page.content()).includes('Jordan'))
    assert.deepEqual(kiosk.problems, [])
    await kiosk.context.close()
  })

  it('asks for the PIN, whether all parts are there, and shows loans, holds and what is owed', async () => {
    await house.api('POST', `/patrons/${house.patrons.jordan}/charges`, {
      kind: 'overdue',
      amount: { amount: 340, currency: 'USD' },
    })
    const kiosk = await house.open('All of it')
    const { page, scan } = kiosk
    await scan(jordan.card)
    await page.getByLabel('PIN', { exact: true }).waitFor()
    for (const digit of '9999') await page.getByRole('button', { name: digit, exact: true }).click()
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByText('This PIN is wrong. Try again.').first().waitFor()
    // The card once more is no PIN.
    await scan(jordan.card)
    await page.getByLabel('PIN', { exact: true }).waitFor()
    await page.keyboard.type(jordan.pin)
    await page.keyboard.press('Enter')
    await page.getByText('Hello, Jordan').first().waitFor()
    await scan(shelf.film.barcode)
    await line(page, shelf.film.title).getByRole('button', { name: 'Yes, all there' }).click()
    await line(page, shelf.film.title).filter({ hasText: 'Belongs to it: 3 discs' }).waitFor()
    await scan(shelf.film.barcode)
    await page.getByRole('button', { name: /To collect/ }).click()
    await line(page, shelf.waiting.title).filter({ hasText: 'on the hold shelf under REY J' }).waitFor()
    await page.getByRole('button', { name: /My loans/ }).click()
    await page.getByRole('button', { name: 'Renew all' }).click()
    await page
      .getByText(/of 1 renewed/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: /To pay/ }).click()
    await page.getByRole('button', { name: 'Pay with my phone' }).click()
    await page.getByRole('img', { name: 'Pay with my phone' }).waitFor()
    await page.getByRole('button', { name: /I’m done/ }).click()
    await page.getByText('1 item is yours now').waitFor()
    await page.getByRole('button', { name: 'Send it by e-mail' }).click()
    await page.getByRole('heading', { name: 'Goodbye' }).waitFor()
    const { rows } = await house.api<{ rows: { to: string; text: string }[] }>('GET', '/mail?limit=50')
    const receipt = rows.find((row) => row.to === jordan.email)
    assert.match(receipt?.text ?? '', new RegExp(shelf.film.title))
    assert.deepEqual(kiosk.problems, [])
    await kiosk.context.close()
  })

  it('takes things back without anyone signed in, and says where to put them', async () => {
    await house.api('POST', '/loans', {
      patron: house.patrons.ria,
      barcode: shelf.soledad.barcode,
      branch: house.branch,
    })
    const kiosk = await house.open('Returns', { checkIn: true })
    const { page, scan } = kiosk
    await page.getByRole('button', { name: 'Return items' }).click()
    await scan(shelf.soledad.barcode)
    await line(page, shelf.soledad.title).filter({ hasText: 'Put it on the cart.' }).waitFor()
    assert.ok(!(await said(page)).includes('Ria'))
    assert.deepEqual(await loansOf(house.patrons.ria), [])
    // A card among the returns is somebody who begins.
    await scan(ria.card)
    await page.getByLabel('PIN', { exact: true }).waitFor()
    assert.ok(!(await said(page)).includes(shelf.soledad.title))
    await kiosk.context.close()
  })

  it('prints a receipt in the language on the screen, and keeps nothing of it', async () => {
    const kiosk = await house.open('Printing', { pin: 'none' })
    const { page, scan } = kiosk
    await page.evaluate(
      `window.print = () => (window.printed = document.querySelector('#sheet').innerText || document.querySelector('#sheet').textContent)`,
    )
    await page.getByRole('button', { name: 'Deutsch' }).click()
    await scan(ria.card)
    await scan(shelf.chainsaw.barcode)
    await line(page, shelf.chainsaw.title).filter({ hasText: 'Ausgeliehen' }).waitFor()
    await page.getByRole('button', { name: /Fertig/ }).click()
    await page.getByRole('button', { name: 'Drucken' }).click()
    await page.getByRole('heading', { name: 'Auf Wiedersehen' }).waitFor()
    const printed = await page.evaluate<string>('window.printed')
    assert.match(printed, /Ihre Ausleihen[\s\S]*Chainsaw Man[\s\S]*Fällig am/)
    assert.equal(await page.locator('#sheet').textContent(), '')
    await kiosk.context.close()
  })

  it('sees that the phone has paid', async () => {
    const kiosk = await house.open('Paying')
    const { page } = kiosk
    await signIn(kiosk, jordan)
    await page.getByRole('button', { name: /To pay/ }).click()
    const asked = page.waitForResponse((response) => response.url().endsWith('/kiosk/payments'))
    await page.getByRole('button', { name: 'Pay with my phone' }).click()
    const { address } = (await (await asked).json()) as { address: string }
    const phone = await house.browser.newPage({ baseURL: house.line.baseUrl })
    await phone.goto(new URL(address).pathname)
    await phone.getByRole('button', { name: /Pay/ }).first().click()
    await phone.getByRole('button', { name: /pay/i }).first().click()
    await page.getByText('Paid. Thank you.').first().waitFor()
    assert.match(await said(page), /You owe nothing/)
    await phone.close()
    await kiosk.context.close()
  })

  it('takes a new card for a new person: nothing of the last one is left, late answers are dropped', async () => {
    const kiosk = await house.open('Next', { pin: 'none' })
    const { page, scan } = kiosk
    await scan(jordan.card)
    await page.getByText('Hello, Jordan').first().waitFor()
    await scan(shelf.sweetgrass.barcode)
    await line(page, shelf.sweetgrass.title).filter({ hasText: 'Yours' }).waitFor()
    // An answer that is still on its way when the next card is scanned.
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    await page.route('**/kiosk/visits/own', async (route) => {
      await held
      await route.continue().catch(() => {})
    })
    await page.getByRole('button', { name: /My loans/ }).click()
    await scan(shelf.soledad.barcode)
    await line(page, shelf.soledad.title).filter({ hasText: 'Yours' }).waitFor()
    await scan(ria.card)
    await page.getByText('Hola, Ria').first().waitFor()
    release()
    await page.unroute('**/kiosk/visits/own')
    await scan(shelf.chainsaw.barcode)
    await line(page, shelf.chainsaw.title).filter({ hasText: 'Prestado' }).waitFor()
    const text = await said(page)
    for (const other of ['Jordan', shelf.sweetgrass.title, shelf.soledad.title]) assert.ok(!text.includes(other), other)
    assert.deepEqual(await loansOf(house.patrons.ria), [shelf.chainsaw.barcode])
    await page.reload()
    await page.getByRole('heading', { name: 'Scan your library card' }).waitFor()
    await page.goBack({ timeout: 3000 }).catch(() => null)
    await page.goto('/kiosk')
    await page.getByRole('heading', { name: 'Scan your library card' }).waitFor()
    assert.ok(!(await page.content()).includes('Ria'))
    const stored = await page.evaluate<string>(
      'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])',
    )
    for (const secret of ['Ria', 'Jordan', jordan.card, ria.card, 'carrel_machine']) assert.ok(!stored.includes(secret))
    await kiosk.context.close()
  })

  it('warns with a countdown, then signs out and clears everything', async () => {
    const kiosk = await house.open('Idle', { pin: 'none', idleSeconds: 15 })
    const { page, scan } = kiosk
    await page.clock.install()
    await page.goto('/kiosk')
    await page.getByRole('heading', { name: 'Scan your library card' }).waitFor()
    await scan(jordan.card)
    await page.getByText('Hello, Jordan').first().waitFor()
    await page.clock.runFor(9000)
    await page.getByRole('alertdialog', { name: 'Are you still there?' }).waitFor()
    await page.getByRole('button', { name: 'I’m still here' }).click()
    await page.clock.runFor(5000)
    assert.equal(await page.getByRole('alertdialog').count(), 0)
    assert.ok(await page.getByText('Hello, Jordan').first().isVisible())
    await page.clock.runFor(11_000)
    await page.getByRole('heading', { name: 'Scan your library card' }).waitFor()
    await page.clock.runFor(1000)
    assert.ok(!(await page.content()).includes('Jordan'))
    await kiosk.context.close()
  })

  it('lets a phone sign in by the code on its screen', async () => {
    const kiosk = await house.open('By phone')
    const { page } = kiosk
    await page.getByRole('button', { name: 'Use my phone' }).click()
    const code = (await page.locator('.code').textContent()) ?? ''
    const phone = await house.browser.newPage({ baseURL: house.line.baseUrl })
    await phone.goto(`/account/self-check/${code}`)
    await phone.getByLabel(/card/i).first().fill(jordan.card)
    await phone.getByLabel(/PIN/).first().fill(jordan.pin)
    await phone.keyboard.press('Enter')
    await phone.getByText('By phone').waitFor()
    await phone.getByRole('button', { name: 'Yes, sign me in there' }).click()
    await phone.getByText('You are signed in at By phone.').waitFor()
    await page.getByText('Hello, Jordan').first().waitFor()
    await phone.close()
    await kiosk.context.close()
  })

  it('is closed to the outside: no way out, no selection, a page of staff behind a PIN', async () => {
    const kiosk = await house.open('Closed', {}, { servicePin: '2468' })
    const { page } = kiosk
    assert.equal(await page.locator('a[href]').count(), 0)
    const answer = await page.request.get('/kiosk')
    const policy = answer.headers()['content-security-policy'] ?? ''
    for (const rule of [`default-src 'none'`, `form-action 'none'`, `frame-ancestors 'none'`, `script-src 'self'`])
      assert.ok(policy.includes(rule), rule)
    assert.ok(!policy.includes('unsafe'))
    await page.getByRole('button', { name: 'Staff' }).click()
    await page.keyboard.type('2468')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Service' }).waitFor()
    await kiosk.scan('TRY-1')
    await page.getByText('TRY-1').waitFor()
    await page.getByRole('button', { name: 'Give this device up' }).click()
    await page.getByRole('heading', { name: 'This device is new' }).waitFor()
    await kiosk.context.close()
  })

  it('is read by screen readers and made for thumbs: no findings of axe, nothing smaller than 64 pixels', async () => {
    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    for (const dark of [false, true]) {
      await cameBack(...lendable)
      const kiosk = await house.open(
        `Axe ${dark}`,
        { checkIn: true, note: 'Story time at three.' },
        { width: 1280, height: 800, dark, servicePin: '2468' },
      )
      const { page, scan } = kiosk
      const check = async (where: string) => {
        // The page allows no script of others; what reads it comes in beside it.
        const cdp = await kiosk.context.newCDPSession(page)
        await cdp.send('Runtime.evaluate', { expression: axe })
        const { result } = await cdp.send('Runtime.evaluate', {
          expression: `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((r) => JSON.stringify(r.violations.map((v) => [v.id, v.nodes.map((n) => n.target.join(' '))])))`,
          awaitPromise: true,
        })
        assert.equal(result.value, '[]', where)
        const boxes = await Promise.all((await page.getByRole('button').all()).map((one) => one.boundingBox()))
        const small = boxes.filter((box) => box !== null && (box.width < 64 || box.height < 64))
        assert.deepEqual(small, [], where)
      }
      await check('first page')
      await page.getByRole('button', { name: 'العربية' }).click()
      assert.equal(await page.locator('html').getAttribute('dir'), 'rtl')
      await check('first page in Arabic')
      await page.getByRole('button', { name: 'English' }).click()
      await scan(jordan.card)
      await page.getByLabel('PIN', { exact: true }).waitFor()
      await check('PIN')
      await page.keyboard.type(jordan.pin)
      await page.keyboard.press('Enter')
      await page.getByText('Hello, Jordan').first().waitFor()
      await scan(shelf.days.barcode)
      await line(page, shelf.days.title).filter({ hasText: 'Yours' }).waitFor()
      await scan('no such number')
      await line(page, 'This number is not known here').first().waitFor()
      await page.locator('#urgent', { hasText: 'not known here' }).waitFor({ state: 'attached' })
      await check('what was scanned')
      await page.getByRole('button', { name: /My loans/ }).click()
      await check('loans')
      await page.getByRole('button', { name: /I’m done/ }).click()
      await check('the end')
      await kiosk.context.close()
    }
  })

  it('is adopted by staff on their screen, who see it there and change it', async () => {
    const context = await house.browser.newContext({
      baseURL: house.line.baseUrl,
      viewport: { width: 1440, height: 900 },
    })
    context.setDefaultTimeout(30_000)
    const device = await context.newPage()
    await device.goto('/kiosk')
    const code = (await device.locator('.big-code').textContent()) ?? ''
    const desk = await context.newPage()
    // As the code on the device is photographed by a phone that is not signed in yet.
    await desk.goto(`/staff/settings/kiosks?code=${code}`)
    await desk.getByLabel('User name').fill(house.administrator.user)
    await desk.getByLabel('Password').fill(house.administrator.password)
    await desk.keyboard.press('Enter')
    await desk.getByLabel('Code on the device').waitFor()
    assert.equal(await desk.getByLabel('Code on the device').inputValue(), code)
    await desk.getByRole('textbox', { name: 'Name' }).fill('By the stairs')
    await desk.getByRole('button', { name: 'Adopt' }).click()
    await device.getByRole('heading', { name: 'Scan your library card' }).waitFor()
    const row = desk.getByRole('row').filter({ hasText: 'By the stairs' })
    await row.filter({ hasText: 'Ready' }).waitFor()
    await row.getByText('By the stairs').click()
    await desk.getByLabel('Sentence on the first page').fill('Story time at three.')
    await desk.getByRole('button', { name: 'Save' }).click()
    await desk.getByText('By the stairs is changed.').first().waitFor()
    await device.reload()
    await device.getByText('Story time at three.').waitFor()
    await row.getByText('By the stairs').click()
    await desk.getByRole('button', { name: 'Pause' }).click()
    await row.filter({ hasText: 'Paused' }).waitFor()
    await desk.getByRole('button', { name: 'Sign out for good' }).click()
    await desk.getByRole('alertdialog').getByRole('button', { name: 'Sign out for good' }).click()
    await row.waitFor({ state: 'detached' })
    await device.reload()
    await device.getByRole('heading', { name: 'This device is new' }).waitFor()
    await context.close()
  })

  it('shows that it is paused, and goes on when staff let it', async () => {
    const kiosk = await house.open('Pausing')
    const { page } = kiosk
    await house.api('PATCH', `/kiosks/${kiosk.kiosk.id}`, { paused: true })
    await kiosk.scan(jordan.card)
    await page.getByText('Please go to the desk.').first().waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Out of use just now' }).waitFor()
    assert.match(await said(page), /Gerade außer Betrieb/)
    await house.api('PATCH', `/kiosks/${kiosk.kiosk.id}`, { paused: false })
    await page.reload()
    await page.getByRole('heading', { name: 'Scan your library card' }).waitFor()
    await kiosk.context.close()
  })

  it('says that lending is paused while the server is away; or lends on, and sends each loan once', async () => {
    const closed = await house.open('Cut', { pin: 'none' })
    const open = await house.open('Cut, lends on', { pin: 'none', offline: true, print: false, mail: false })
    await open.page.evaluate('navigator.serviceWorker.ready.then(() => true)')
    const { page, scan } = open
    await scan(jordan.card)
    await page.getByText('Hello, Jordan').first().waitFor()
    await scan(shelf.sweetgrass.barcode)
    await line(page, shelf.sweetgrass.title).filter({ hasText: 'Yours' }).waitFor()

    await house.line.cut()
    await scan(shelf.soledad.barcode)
    await line(page, shelf.soledad.barcode)
      .filter({ hasText: 'Noted, to be booked later' })
      .waitFor({ timeout: 30_000 })
    await scan(jordan.card)
    await page.getByRole('heading', { name: 'Goodbye' }).waitFor()
    await page.reload()
    await page.getByText('You can borrow all the same.').waitFor({ timeout: 30_000 })
    await scan(ria.card)
    await scan(shelf.chainsaw.barcode)
    await line(page, shelf.chainsaw.barcode).filter({ hasText: 'Noted' }).waitFor({ timeout: 30_000 })

    await closed.scan(jordan.card)
    await closed.page.getByRole('heading', { name: 'Lending is paused' }).waitFor({ timeout: 30_000 })
    assert.match(await said(closed.page), /El préstamo está en pausa[\s\S]*الإعارة متوقفة/)
    await closed.context.close()

    await house.line.mend(house.carrel.baseUrl)
    for (let tries = 0; tries < 360; tries++) {
      const done = [...(await loansOf(house.patrons.jordan)), ...(await loansOf(house.patrons.ria))]
      if (done.includes(shelf.chainsaw.barcode) && done.includes(shelf.soledad.barcode)) break
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
    assert.deepEqual(await loansOf(house.patrons.jordan), [shelf.sweetgrass.barcode, shelf.soledad.barcode].sort())
    assert.deepEqual(await loansOf(house.patrons.ria), [shelf.chainsaw.barcode])
    await open.context.close()
  })
})
