import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import {
  openReadingLibrary,
  reader,
  type ReadingLibrary,
} from '../apps/server/src/edges/opac/testing/reading-library.ts'
import { launchBrowser, whyNoBrowser } from './browser.ts'

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
/** Bytes on the wire without pictures: of the first page, and of any other. */
const mostOfFirst = 58_500
const mostBytes = 66_000
/** Fonts that a page loads only when it has a rarer letter; the others have a mark of their content before the name. */
const isOfSomeLetters = (address: string) => !/fonts\/[\w-]{10}-(?:sans|serif)\.woff2$/.test(address)
const phone = { width: 390, height: 844 }
const desk = { width: 1440, height: 900 }

interface AxeAnswer {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[]
}

describe('every kind of page of the public site in a browser', { skip: await whyNoBrowser() }, () => {
  let house: ReadingLibrary
  let browser: Browser
  let address = ''
  let axe = ''
  const paths: string[] = []
  before(async () => {
    house = await openReadingLibrary()
    address = await house.library.carrel.server.listen()
    browser = await launchBrowser()
    axe = await readFile(axeSource, 'utf8')
    const title = `/title/${house.bibs.leftHand}`
    const { body } = await house.library.carrel.server.app.inject({ url: title, headers: { accept: 'text/html' } })
    const found = ['person', 'subject', 'series'].flatMap((kind) => body.match(new RegExp(`/${kind}/\\d+`))?.[0] ?? [])
    const ways = ['shelf', 'where', 'cite'].map((way) => `${title}/${way}`)
    paths.push(
      '/',
      '/search?q=darkness',
      title,
      ...found,
      ...ways,
      '/new',
      '/kids',
      '/kids/animals',
      '/branches',
      '/contact',
      '/search/advanced',
    )
  })
  after(async () => {
    await browser?.close()
    await house?.stop()
  })

  async function inTab(options: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ baseURL: address, bypassCSP: true, ...options })
    context.setDefaultTimeout(60_000)
    await use(await context.newPage())
    await context.close()
  }

  const violations = async (page: Page) => {
    await page.evaluate(axe)
    const found = await page.evaluate<AxeAnswer>('axe.run(document)')
    return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))
  }
  const overflow = (page: Page) =>
    page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

  for (const [name, options] of [
    ['desk, light, English', { viewport: desk, colorScheme: 'light', locale: 'en' }],
    ['phone, dark, Arabic', { viewport: phone, colorScheme: 'dark', locale: 'ar' }],
  ] as const)
    it(`stands up to axe and fits the width: ${name}`, async () => {
      await inTab({ ...options, serviceWorkers: 'block' }, async (page) => {
        for (const path of paths) {
          await page.goto(path)
          assert.equal(await page.locator('html').getAttribute('dir'), options.locale === 'ar' ? 'rtl' : null)
          assert.deepEqual(await violations(page), [], path)
          assert.equal(await overflow(page), 0, path)
        }
      })
    })

  it('stands up to axe and fits the width where someone is signed in: phone, dark, Arabic', async () => {
    await inTab({ viewport: phone, colorScheme: 'dark', locale: 'ar', serviceWorkers: 'block' }, async (page) => {
      await page.goto('/sign-in')
      await page.locator('[name=card]').fill(reader.card)
      await page.locator('[name=pin]').fill(reader.pin)
      await page.locator('[name=pin]').press('Enter')
      await page.getByRole('heading', { name: 'Jordan Reyes' }).waitFor()
      const own = ['', '/details', '/lists', '/searches', '/suggestions', '/notices', '/card'].map(
        (part) => `/account${part}`,
      )
      for (const path of [...own, `/title/${house.bibs.heart}/hold`, `/title/${house.bibs.noon}/list`]) {
        await page.goto(path)
        assert.deepEqual(await violations(page), [], path)
        assert.equal(await overflow(page), 0, path)
      }
    })
  })

  it('weighs little with its fonts, and does not move while it loads', async (t) => {
    await inTab({ viewport: phone, serviceWorkers: 'block' }, async (page) => {
      await page.addInitScript(`
        window.shifted = 0
        new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) window.shifted += one.value })
          .observe({ type: 'layout-shift', buffered: true })`)
      const client = await page.context().newCDPSession(page)
      await client.send('Network.enable')
      const kinds = new Map<string, string>()
      const weights = new Map<string, number>()
      client.on('Network.responseReceived', ({ requestId, type, response }) =>
        kinds.set(requestId, type === 'Font' && isOfSomeLetters(response.url) ? 'Fonts of some letters' : type),
      )
      client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
        const kind = kinds.get(requestId) ?? 'Other'
        weights.set(kind, (weights.get(kind) ?? 0) + encodedDataLength)
      })
      for (const path of paths) {
        weights.clear()
        await client.send('Network.clearBrowserCache')
        await page.goto(path, { waitUntil: 'networkidle' })
        const shifted = await page.evaluate<number>('window.shifted')
        const more = weights.get('Fonts of some letters') ?? 0
        const sum = [...weights].reduce((all, [kind, bytes]) => all + (kind === 'Image' ? 0 : bytes), 0) - more
        const inKb = (bytes: number) => (bytes / 1000).toFixed(1)
        t.diagnostic(`${path}: ${inKb(sum)} kB, rarer letters ${inKb(more)} kB, layout shift ${shifted.toFixed(4)}`)
        assert.ok(sum <= (path === '/' ? mostOfFirst : mostBytes), `${path} weighs ${sum} bytes`)
        assert.equal(shifted, 0, `${path} shifts by ${shifted}`)
        // The words of the site itself need no other font.
        if (path === '/branches') assert.equal(more, 0)
      }
    })
  })

  it('walks without script from the shelf to the way there', async () => {
    await inTab({ viewport: phone, javaScriptEnabled: false }, async (page) => {
      await page.goto(`/title/${house.bibs.leftHand}`)
      await page.getByRole('link', { name: 'Where is it?' }).click()
      await page.getByText('Go to Fiction and look for LEG on the spines.').first().waitFor()
      await page.getByRole('link', { name: 'Back to the title' }).click()
      await page.getByRole('link', { name: 'Walk along the shelf' }).click()
      await page.getByText('You are here').waitFor()
    })
  })

  it('shows the kept card without a connection, and nothing once its reader has signed out', async () => {
    await inTab({ viewport: phone }, async (page) => {
      await page.goto('/sign-in')
      await page.getByLabel('Card number').fill(reader.card)
      await page.getByLabel('PIN').fill(reader.pin)
      await page.locator('main').getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('heading', { name: 'Jordan Reyes' }).waitFor()
      await page.goto('/account/card')
      await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
      await page.getByRole('button', { name: 'Keep the card on this device' }).click()
      await page.getByText('The card is kept on this device.', { exact: false }).waitFor()
      await page.context().setOffline(true)
      await page.goto('/account')
      await page.getByText('Jordan Reyes').waitFor()
      await page.goto('/search?q=dark')
      await page.getByRole('heading', { name: 'There is no connection' }).waitFor()
      await page.context().setOffline(false)
      await page.goto('/account')
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.getByText('You are signed out on this device.').waitFor()
      assert.equal(await page.evaluate<boolean>(`caches.has('carrel-card')`), false)
    })
  })
})
