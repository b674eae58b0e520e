import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { startRunningCarrel, type RunningCarrel } from '../apps/server/test/running-carrel.ts'
import { buildStaff, isStaffBuildStale } from '../tools/staff-build.mjs'
import { launchBrowser, whyNoBrowser } from './browser.ts'
import { openLine, type CuttableLine } from './cuttable-line.ts'

const repository = fileURLToPath(new URL('..', import.meta.url))
const jordan = { name: 'Jordan Reyes', card: '21234000041573' }
const ria = { name: 'Ria Osei', card: '21234000041574' }
const barcodes = Array.from({ length: 24 }, (_, i) => `3123400900${String(1000 + i)}`)
const titleOf = (barcode: string) => `Almanac ${barcode.slice(-4)}`

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What of WCAG 2.2 AA a page breaks, as it stands. */
async function breaches(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  return page.evaluate<string[]>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
  )
}

/** A scanner: the text, then Enter, into whatever has the focus. */
async function scan(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

describe('a desk whose server is cut off in the middle of a queue', { skip: await whyNoBrowser() }, () => {
  let carrel: RunningCarrel
  let line: CuttableLine
  let browser: Browser
  let key = ''
  let user = ''
  let password = ''
  let branch = 0
  let patrons: { jordan: number; ria: number }

  const api = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${carrel.baseUrl}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return JSON.parse(text) as T
  }
  const loansOf = async (patron: number) => {
    const { rows } = await api<{ rows: { barcode: string }[] }>('GET', `/loans?patron=${patron}&limit=100`)
    return rows.map(({ barcode }) => barcode).toSorted()
  }
  const register = async ({ name, card }: typeof jordan) => {
    const [givenName, familyName] = name.split(' ')
    const body = { givenName, familyName, category: 'adult', branch, card, expires: null }
    return (await api<{ id: number }>('POST', '/patrons', body)).id
  }

  before(async () => {
    if (isStaffBuildStale(repository)) {
      const problem = await buildStaff(repository, process.execPath)
      if (problem !== undefined) throw new Error(problem)
    }
    carrel = await startRunningCarrel()
    const reset = (await (await fetch(`${carrel.baseUrl}/api/v1/test/reset`, { method: 'POST' })).json()) as {
      user: string
      password: string
      branch: number
      apiKey: string
    }
    ;({ user, password, branch, apiKey: key } = reset)
    await api('PUT', '/item-types/book', { name: 'Book' })
    await api('POST', '/circulation-rules', { criteria: {}, attributes: { period: { count: 3, unit: 'weeks' } } })
    for (const barcode of barcodes) {
      const { id } = await api<{ id: number }>('POST', '/bibs', { fields: { title: titleOf(barcode) } })
      await api('POST', '/items', { bib: id, barcode, branch, itemType: 'book', callNumber: '500' })
    }
    patrons = { jordan: await register(jordan), ria: await register(ria) }
    line = await openLine(carrel.baseUrl)
    browser = await launchBrowser()
  })
  after(async () => {
    await browser?.close()
    await line?.close()
    await carrel?.remove()
  })

  const openDesk = async () => {
    const context = await browser.newContext({
      baseURL: line.baseUrl,
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      locale: 'en-US',
      acceptDownloads: true,
    })
    context.setDefaultTimeout(30_000)
    const page = await context.newPage()
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(String(error)))
    await page.goto('/staff/')
    await page.getByLabel('User name').fill(user)
    await page.getByLabel('Password').fill(password)
    await page.keyboard.press('Enter')
    await page.getByText('Who is it?').first().waitFor()
    return { page, context, problems }
  }
  /** Waits until the desk has all it needs to go on alone. */
  const getReady = async (page: Page) => {
    await page.goto('/staff/offline?view=queue')
    await page.getByText('Ready. This desk can go on without the server').first().waitFor()
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
    await page.goto('/staff/desk')
    await page.getByText('Who is it?').first().waitFor()
  }
  const row = (page: Page, barcode: string) =>
    page
      .getByRole('listitem')
      .filter({ hasText: titleOf(barcode) })
      .first()
  const lend = async (page: Page, some: readonly string[]) => {
    for (const barcode of some) await scan(page, barcode)
    for (const barcode of some) await row(page, barcode).getByText('Out', { exact: true }).waitFor()
  }
  const serve = async (page: Page, { name, card }: typeof jordan) => {
    await page.locator('input:focus').waitFor()
    await scan(page, card)
    await page.getByRole('heading', { name }).waitFor()
    await page.locator('input[placeholder="Scan an item"]:focus').waitFor()
  }

  it('lends twenty items, over a reload, and has twenty loans once each when it is back, two of them to look at', async () => {
    const { page, context, problems } = await openDesk()
    await getReady(page)
    await serve(page, jordan)
    const mine = barcodes.slice(0, 19)
    const hers = barcodes.slice(19, 20)
    await lend(page, mine.slice(0, 2))
    assert.equal((await loansOf(patrons.jordan)).length, 2)

    // The power goes: the process ends, and the line with it. Nothing is asked, the queue goes on.
    await line.cut()
    await carrel.kill()
    await lend(page, mine.slice(2, 6))
    await page
      .getByText(/^No connection since .*; lending goes on\. 4 things waiting\.$/)
      .first()
      .waitFor()

    assert.deepEqual(await breaches(page), [])

    // In the middle of it the page is loaded again: it opens without the server, and nothing is lost.
    await page.reload()
    await page.getByText('4 things waiting').first().waitFor()
    await page.locator('input:focus').waitFor()
    await page.keyboard.press('Escape')
    await serve(page, jordan)
    await lend(page, mine.slice(6))
    // What is lent already is known, though only here.
    await scan(page, mine[3] ?? '')
    await page.getByText('This patron has it already. Renew it instead.').first().waitFor()
    await page.goto('/staff/desk')
    await page.getByText('Who is it?').first().waitFor()
    await serve(page, ria)
    await lend(page, hers)
    await page.getByText('18 things waiting').first().waitFor()

    // Meanwhile, at another desk of the server that runs again: Ria is barred, one of the books is withdrawn.
    carrel = await carrel.restart()
    await api('POST', `/patrons/${patrons.ria}/blocks`, { reason: 'Barred on Tuesday' })
    const withdrawn = mine[12] ?? ''
    const { id } = await api<{ id: number }>('GET', `/item-barcodes/${withdrawn}`)
    await api('POST', `/items/${id}/withdrawal`, { reason: 'Worn' })
    assert.equal((await loansOf(patrons.ria)).length, 0)
    await line.mend(carrel.baseUrl)

    // It is sent by itself, once each: what Ria took stands in the books in spite of the block, the withdrawn book does not yet.
    await page.getByText('2 things done without the server need a look.').first().waitFor()
    const others = mine.filter((barcode) => barcode !== withdrawn)
    assert.deepEqual(await loansOf(patrons.jordan), others)
    assert.deepEqual(await loansOf(patrons.ria), hers)

    // Both are settled on the screen.
    await page.getByRole('link', { name: 'Look at them' }).click()
    const exception = (title: string) =>
      page.getByRole('list', { name: 'Things to look at' }).getByRole('listitem').filter({ hasText: title }).first()
    await exception(titleOf(hers[0] ?? ''))
      .getByText('Blocked by hand: Barred on Tuesday.')
      .waitFor()
    assert.deepEqual(await breaches(page), [])
    await exception(titleOf(withdrawn)).getByRole('button', { name: 'Lend all the same' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.type('It is with her')
    await page.keyboard.press('Enter')
    await exception(titleOf(withdrawn)).waitFor({ state: 'detached' })
    await exception(titleOf(hers[0] ?? ''))
      .getByRole('button', { name: 'Leave as it is' })
      .click()
    await page.getByRole('dialog').getByRole('button', { name: 'Leave as it is' }).click()
    await page.getByText('Nothing to look at').first().waitFor()
    assert.deepEqual(await loansOf(patrons.jordan), mine)
    const { rows } = await api<{ rows: { total: number; settled: { how: string; reason: string } }[] }>(
      'GET',
      '/offline/exceptions?settled=true',
    )
    assert.deepEqual(rows.map(({ settled }) => [settled.how, settled.reason]).toSorted(), [
      ['accept', ''],
      ['lend', 'It is with her'],
    ])
    // Nothing waits here any more, and the banner is gone.
    await page.goto('/staff/offline?view=queue')
    await page.getByText('Nothing waits here').first().waitFor()
    assert.equal(await page.getByText('need a look').count(), 0)
    assert.deepEqual(problems, [])
    await context.close()
  })

  it('is carried to another desk when a computer breaks; both send it, from two windows, and nothing happens twice', async () => {
    const broken = await openDesk()
    const { page, context } = broken
    await getReady(page)
    await context.setOffline(true)
    await serve(page, jordan)
    const carried = barcodes.slice(20, 22)
    await lend(page, carried)
    await page.goto('/staff/offline?view=queue')
    await page.getByText('2 things waiting').first().waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save to a file' }).click()
    const file = await (await download).path()
    // A second window of the same computer opens without the server and knows the same queue.
    const window = await context.newPage()
    await window.goto('/staff/offline?view=queue')
    await window.getByText('2 things waiting').first().waitFor()

    const other = await openDesk()
    await other.page.goto('/staff/offline?view=queue')
    await other.page.getByText('Ready.').first().waitFor()
    await other.page.locator('input[type=file]').setInputFiles(file)
    await other.page.getByText('2 things taken in.').first().waitFor()
    await until(async () => (await loansOf(patrons.jordan)).filter((barcode) => carried.includes(barcode)).length === 2)
    // The same file again brings nothing.
    await other.page.getByText('Nothing waits here').first().waitFor()
    await other.page.locator('input[type=file]').setInputFiles(file)
    await other.page
      .getByText(/taken in|was here already/)
      .first()
      .waitFor()

    await context.setOffline(false)
    for (const one of [page, window]) await one.getByText('No connection since').waitFor({ state: 'detached' })
    assert.deepEqual(
      (await loansOf(patrons.jordan)).filter((barcode) => carried.includes(barcode)),
      carried,
    )
    const database = await carrel.database()
    const { rows } = await database.query<{ loans: string; entries: string }>(
      `select (select count(*) from circulation.loan l join catalog.item i on i.id = l.item_id where i.barcode = any($1)) as loans,
        (select count(*) from offline.entry where barcode = any($1)) as entries`,
      [carried],
    )
    await database.end()
    assert.deepEqual(
      rows.map(({ loans, entries }) => [Number(loans), Number(entries)]),
      [[2, 2]],
    )
    assert.deepEqual([...broken.problems, ...other.problems], [])
    await context.close()
    await other.context.close()
  })

  it('asks for a PIN when the page opens without the server, and forgets who borrows here when somebody signs out without the server, and is signed out when it is back', async () => {
    const { page, context } = await openDesk()
    await getReady(page)
    await page.goto('/staff/offline?view=queue')
    await page.getByLabel('PIN for opening without the server').fill('4711')
    await page.keyboard.press('Enter')
    await page.getByText('A PIN is set.').first().waitFor()
    await context.setOffline(true)
    await page.goto('/staff/desk')
    await page.getByLabel('Your PIN at this desk').fill('1174')
    await page.keyboard.press('Enter')
    await page.getByText('That is not the PIN.').first().waitFor()
    assert.deepEqual(await breaches(page), [])
    await page.getByLabel('Your PIN at this desk').fill('4711')
    await page.keyboard.press('Enter')
    await page.getByText('Who is it?').first().waitFor()
    await serve(page, jordan)
    await lend(page, barcodes.slice(22, 23))
    await page
      .getByRole('button', { name: /Your settings/ })
      .first()
      .click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByLabel('User name').waitFor()
    const kept = await page.evaluate<{ rows: number; queue: number }>(keptInBrowser)
    assert.equal(kept.rows, 0)
    // What was not sent yet is kept.
    assert.equal(kept.queue, 1)
    await context.setOffline(false)
    await page.reload()
    await page.getByLabel('User name').waitFor()
    await page.getByLabel('User name').fill(user)
    await page.getByLabel('Password').fill(password)
    await page.keyboard.press('Enter')
    await until(async () => (await loansOf(patrons.jordan)).includes(barcodes[22] ?? ''))
    await context.close()
  })
})

/** Waits until something is so. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1800; tries++) {
    if (await holds()) return
    await wait(100)
  }
  throw new Error('It did not come to pass within three minutes.')
}

/** How many rows of patrons and items, and how many entries of the queue, the browser keeps: read in the page. */
const keptInBrowser = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('carrel-desk')
  opening.onerror = () => reject(opening.error)
  opening.onsuccess = () => {
    const names = ['patron-pages', 'patron-changes', 'item-pages', 'item-changes', 'queue']
    const stores = opening.result.transaction(names)
    Promise.all(
      names.map((name) => new Promise((counted) => {
        const asked = stores.objectStore(name).count()
        asked.onsuccess = () => counted(asked.result)
      })),
    ).then((counts) => {
      const queue = counts.pop()
      opening.result.close()
      resolve({ rows: counts.reduce((sum, one) => sum + one, 0), queue })
    })
  }
})`
