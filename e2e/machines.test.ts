import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { connect, type Socket } from 'node:net'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { whyNoBrowser } from './browser.ts'
import { books, openStaffHouse, people, type StaffHouse } from './staff-house.ts'

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface AxeAnswer {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
  }[]
}

/** A self-check at the end of a real line. */
interface SelfCheck {
  /** Sends a message and gives the answer, both without their ends. */
  say(line: string): Promise<string>
  hangUp(): void
}

function selfCheck(port: number): SelfCheck {
  const socket: Socket = connect(port, '127.0.0.1')
  socket.setEncoding('utf8')
  let heard = ''
  let waiting: ((line: string) => void) | undefined
  socket.on('data', (text: string) => {
    heard += text
    const end = heard.indexOf('\r')
    if (end < 0 || !waiting) return
    const line = heard.slice(0, end).trim()
    heard = heard.slice(end + 1)
    const done = waiting
    waiting = undefined
    done(line)
  })
  return {
    say: (line) =>
      new Promise((resolve, reject) => {
        waiting = resolve
        socket.once('error', reject)
        socket.write(`${line}\r`)
      }),
    hangUp: () => void socket.destroy(),
  }
}

const row = (page: Page, text: RegExp) => page.getByRole('row', { name: text }).first()

describe('machines in a browser', { skip: await whyNoBrowser() }, () => {
  let house: StaffHouse
  let axe = ''
  const lines: SelfCheck[] = []
  before(async () => {
    house = await openStaffHouse()
    axe = await readFile(axeSource, 'utf8')
  })
  after(async () => {
    for (const line of lines) line.hangUp()
    await house?.close()
  })

  const machine = (login: string, name: string, kind: string) =>
    house.api<{ machine: { id: number }; password: string }>('POST', '/machines', {
      name,
      login,
      kind,
      branch: house.branch,
      password: 'open sesame',
    })
  const dial = () => {
    const port = house.carrel.run.ports['sip2']
    assert.ok(port !== undefined, 'the SIP2 server listens')
    const line = selfCheck(port)
    lines.push(line)
    return line
  }
  const accessible = async (page: Page, name: string) => {
    await page.evaluate(axe)
    const told: string[] = []
    // The dark theme differs in nothing but its colours.
    for (const [scheme, only] of [
      ['light', `{ type: 'tag', values: ${JSON.stringify(rules)} }`],
      ['dark', `['color-contrast']`],
    ] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      const found = await page.evaluate<AxeAnswer>(`axe.run('#work', { runOnly: ${only} })`)
      for (const { id, nodes } of found.violations)
        for (const { html, failureSummary } of nodes)
          told.push(`${name}, ${scheme}: ${id}: ${html.slice(0, 200)}\n${failureSummary}`)
    }
    await page.emulateMedia({ colorScheme: 'light' })
    assert.deepEqual(told, [])
  }

  it('shows, as it happens, why a self-check would not lend, and names nobody in what is sent to its maker', async () => {
    await machine('stairs', 'Self-check by the stairs', 'self-check')
    await house.api('POST', `/patrons/${house.patrons.ria}/blocks`, { reason: 'Owes us a talk about the flood' })
    const { page, context, problems } = await house.open()
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto('/staff/machines/trace?tone=refused')
    await page.getByText('Nothing was said').waitFor()

    const line = dial()
    assert.equal(await line.say('9300CNstairs|COopen sesame|'), '941')
    const answer = await line.say(
      `11YN20261122    100000${' '.repeat(18)}AO|AA${people.ria.card}|AB${books.sweetgrass.barcode}|AC|BON|`,
    )
    assert.equal(answer.slice(0, 3), '120')

    await row(page, /Braiding Sweetgrass/).click()
    await page.getByRole('heading', { name: 'Why this answer' }).waitFor()
    await page.getByText('Owes us a talk about the flood').last().waitFor()
    const said = page.getByRole('region', { name: 'The machine said' })
    await said.getByText(people.ria.card, { exact: true }).waitFor()
    await page.getByRole('region', { name: 'Carrel answered' }).getByText('screen message').first().waitFor()
    assert.equal(
      await page.getByRole('link', { name: 'Patron', exact: true }).getAttribute('href'),
      `/staff/patrons/${house.patrons.ria}`,
    )

    await page.getByRole('button', { name: 'Copy' }).click()
    const copied = await page.evaluate('navigator.clipboard.readText()')
    assert.ok(typeof copied === 'string' && copied.includes(books.sweetgrass.barcode))
    for (const secret of [people.ria.card, people.ria.name]) assert.ok(!copied.includes(secret), secret)
    await accessible(page, 'the trace')

    await page.goto('/staff/machines/accounts')
    await row(page, /Self-check by the stairs/)
      .getByText('Connected')
      .waitFor()
    assert.deepEqual(problems, [])
    await context.close()
  })

  it('makes bins and a rule by keyboard, tries them before they are saved, and then the sorter and the desk go by them', async () => {
    await machine('belt', 'Book return', 'sorter')
    const { page, context, problems } = await house.open()
    await page.goto('/staff/machines/sorting')
    for (const name of ['The rest', 'Books here']) {
      await page.getByRole('button', { name: 'Add a bin' }).press('Enter')
      await page.getByRole('textbox', { name: 'Name' }).fill(name)
    }
    await page.keyboard.press('F4')
    await page.getByRole('textbox', { name: 'Name' }).last().fill('To the shelf')
    await page.getByRole('button', { name: /Goes to/ }).press('Enter')
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Add a condition' }).press('Enter')
    await page.getByText('Not saved yet.').waitFor()

    const scan = page.getByRole('textbox', { name: /^Scan something/ })
    await scan.fill(books.forest.barcode)
    await scan.press('Enter')
    await page.getByText('Rule 1, “To the shelf”: goes to this branch → bin 2, Books here').waitFor()
    await scan.fill('39999999999999')
    await scan.press('Enter')
    await page.getByText('No rule fits: bin 1, The rest, where the rest goes').waitFor()
    await page.getByText('Someone should look').waitFor()
    await accessible(page, 'bins and rules')
    await page.keyboard.press('Control+Enter')
    await page.getByText('version 1', { exact: true }).waitFor()

    await house.api('POST', '/loans', {
      patron: house.patrons.jordan,
      barcode: books.soledad.barcode,
      branch: house.branch,
    })
    // Opened before the machines are known, the list shows them when they come.
    const known = Promise.withResolvers<void>()
    await page.route('**/api/v1/machines?*', async (route) => {
      await known.promise
      await route.continue()
    })
    await page.goto('/staff/machines/emulator')
    await page.getByRole('button', { name: /Machine to play/ }).press('Enter')
    await page.getByText('Nothing to choose yet').waitFor()
    known.resolve()
    await page.getByRole('option', { name: /Book return/ }).press('Enter')
    await page.keyboard.press('F6')
    await page.keyboard.type(books.soledad.barcode)
    await page.keyboard.press('Enter')
    await page.getByRole('listitem').filter({ hasText: 'Books here' }).getByText('1 thing').waitFor()
    const { rows } = await house.api<{ rows: { barcode: string }[] }>('GET', `/loans?patron=${house.patrons.jordan}`)
    assert.ok(!rows.some(({ barcode }) => barcode === books.soledad.barcode), 'it was really taken back')
    await accessible(page, 'the sorter')

    await page.goto('/staff/desk/check-in')
    await page.getByText('Scan what came back').waitFor()
    await page.keyboard.type(books.days.barcode)
    await page.keyboard.press('Enter')
    await page.locator('p').filter({ hasText: 'Bin 2 Books here' }).waitFor()
    assert.deepEqual(problems, [])
    await context.close()
  })

  it('rings when something leaves through a gate without a loan, and keeps what staff say of it', async () => {
    const gate = await house.api<{ id: number }>('POST', '/gates', {
      branch: house.branch,
      name: 'Main door',
      place: '',
      enabled: true,
      alarmUnknown: false,
    })
    const { page, context, problems } = await house.open()
    await page.goto('/staff/machines/alarms')
    await page.getByText('All is quiet').waitFor()
    await house.api('POST', `/gates/${gate.id}/passages`, { codes: [books.forest.barcode], entered: 4 })
    const alarm = page.getByRole('listitem').filter({ hasText: books.forest.title })
    await alarm.getByText('Not lent').waitFor()
    await accessible(page, 'gate alarms')
    await alarm.getByRole('button', { name: 'Lent it now' }).press('Enter')
    await page.getByText('All is quiet').waitFor()
    const { rows } = await house.api<{ rows: { note: string; seenBy: string }[] }>('GET', '/gate-alarms')
    assert.deepEqual(
      rows.map(({ note }) => note),
      ['Lent it now'],
    )
    for (const [path, seen] of [
      ['gates', 'Visitors by hour: All gates'],
      ['security', 'Choose an item type to change it.'],
      ['exceptions', 'Nothing to look at'],
      ['accounts?machine=new', 'Begin with'],
    ] as const) {
      await page.goto(`/staff/machines/${path}`)
      await page.getByText(seen).first().waitFor()
      await accessible(page, path)
    }
    assert.deepEqual(problems, [])
    await context.close()
  })
})
