import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { after, before, describe, it } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import {
  openReadingLibrary,
  reader,
  type ReadingLibrary,
} from '../apps/server/src/edges/opac/testing/reading-library.ts'
import { launchBrowser, whyNoBrowser } from './browser.ts'

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const sizes = {
  desk: { width: 1440, height: 1000 },
  tablet: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
  narrow: { width: 320, height: 640 },
}

interface AxeAnswer {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
  }[]
}

describe('the public catalogue in a browser', { skip: await whyNoBrowser() }, () => {
  let house: ReadingLibrary
  let browser: Browser
  let address = ''
  let axe = ''
  before(async () => {
    house = await openReadingLibrary()
    address = await house.library.carrel.server.listen()
    browser = await launchBrowser()
    axe = await readFile(axeSource, 'utf8')
  })
  after(async () => {
    await browser?.close()
    await house?.stop()
  })

  /** A tab of a reader, closed when `use` is done; its context has no script when `script` is false. */
  async function withPage(
    options: { readonly size?: keyof typeof sizes; readonly dark?: boolean; readonly script?: boolean },
    use: (page: Page, context: BrowserContext) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext({
      baseURL: address,
      viewport: sizes[options.size ?? 'desk'],
      colorScheme: options.dark === true ? 'dark' : 'light',
      javaScriptEnabled: options.script ?? true,
      bypassCSP: true,
    })
    context.setDefaultTimeout(30_000)
    const page = await context.newPage()
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(String(error)))
    page.on('requestfailed', (request) => {
      // What the next page made superfluous is not a failure.
      if (request.failure()?.errorText !== 'net::ERR_ABORTED') problems.push(`${request.url()} failed`)
    })
    page.on('request', (request) => {
      if (!request.url().startsWith(address) && !request.url().startsWith('data:'))
        problems.push(`asks ${request.url()}`)
    })
    await use(page, context)
    await context.close()
    assert.deepEqual(problems, [])
  }

  async function signIn(page: Page): Promise<void> {
    await page.goto('/sign-in')
    await page.getByLabel('Card number').fill(reader.card)
    await page.getByLabel('PIN').fill(reader.pin)
    await page.locator('main').getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Jordan Reyes' }).waitFor()
  }

  async function violations(page: Page): Promise<readonly string[]> {
    await page.evaluate(axe)
    const found = await page.evaluate<AxeAnswer>(
      `axe.run(document, { runOnly: { type: 'tag', values: ${JSON.stringify(rules)} } })`,
    )
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
    )
  }

  const overflow = (page: Page) =>
    page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

  const pages = () => [
    '/',
    '/search?q=darkness&available=1',
    '/search?q=zzzqq',
    `/title/${house.bibs.leftHand}`,
    `/title/${house.bibs.vietnamese}`,
    `/title/${house.bibs.season}`,
    `/title/${house.bibs.season}/marc`,
    '/branches',
    '/sign-in',
    '/nowhere',
  ]

  const ownPages = () => ['/account', `/title/${house.bibs.heart}/hold`, '/search?q=darkness']

  for (const [size, dark] of [
    ['desk', false],
    ['phone', true],
  ] as const) {
    it(`stands up to axe and fits the width: ${size}, ${dark ? 'dark' : 'light'}`, async () => {
      await withPage({ size, dark }, async (page) => {
        const check = async (path: string) => {
          await page.goto(path)
          assert.deepEqual(await violations(page), [], path)
          assert.equal(await overflow(page), 0, path)
        }
        for (const path of pages()) await check(path)
        await signIn(page)
        for (const path of ownPages()) await check(path)
      })
    })
  }

  it('fits a tablet and the narrowest phone', async () => {
    await withPage({}, async (page) => {
      await signIn(page)
      for (const path of [...pages(), ...ownPages()]) {
        await page.goto(path)
        for (const size of ['tablet', 'narrow'] as const) {
          await page.setViewportSize(sizes[size])
          assert.equal(await overflow(page), 0, `${path} ${size}`)
        }
      }
    })
  })

  it('suggests while typing, to be chosen by the keyboard', async () => {
    await withPage({}, async (page) => {
      await page.goto('/')
      await page.getByLabel('Search the catalogue').focus()
      await page.keyboard.type('left')
      const options = page.getByRole('option')
      await options.first().waitFor()
      const box = page.getByRole('combobox', { name: 'Search the catalogue' })
      assert.equal(await box.getAttribute('aria-expanded'), 'true')
      assert.deepEqual(await violations(page), [])
      await page.keyboard.press('ArrowDown')
      assert.equal(await box.getAttribute('aria-activedescendant'), 'suggestion-0')
      const chosen = await box.inputValue()
      assert.match(chosen, /left hand of darkness/i)
      await page.keyboard.press('Escape')
      assert.equal(await box.inputValue(), 'left')
      assert.equal(await options.count(), 0)
      await page.keyboard.type(' ')
      await options.first().waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page
        .getByRole('heading', { level: 2, name: /left hand of darkness/i })
        .first()
        .waitFor()
    })
  })

  it('leads by the keyboard alone from the search to a placed hold', async () => {
    await withPage({}, async (page) => {
      await page.goto('/search?q=darkness+noon')
      await page.keyboard.press('Tab')
      assert.equal(await page.evaluate<string>('document.activeElement.textContent'), 'Skip to the content')
      await page.keyboard.press('Enter')
      await page.getByRole('link', { name: 'Place hold on Darkness at noon' }).focus()
      await page.keyboard.press('Enter')
      await page.getByLabel('Card number').fill(reader.card)
      await page.keyboard.press('Tab')
      await page.keyboard.type(reader.pin)
      await page.keyboard.press('Enter')
      await page.getByLabel('Collect at').focus()
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.getByText('Your hold is placed. You are 1st in line.').waitFor()
      await page.goto('/account')
      await page.getByText('Change', { exact: false }).first().click()
      await page.getByRole('button', { name: 'Cancel hold' }).click()
      await page.getByText('The hold is cancelled.').waitFor()
    })
  })

  it('does all of it without script', async () => {
    await withPage({ script: false, size: 'phone' }, async (page) => {
      await page.goto('/')
      await page.getByLabel('Search the catalogue').fill('darkness')
      await page.getByRole('button', { name: 'Search' }).click()
      await page.getByRole('link', { name: 'Filter' }).click()
      await page
        .locator('#filters')
        .getByRole('link', { name: /^Films/ })
        .click()
      await page.locator('.total', { hasText: '1 title' }).waitFor()
      await page.getByRole('link', { name: 'Night of darkness' }).first().click()
      await page.getByRole('link', { name: 'Place hold' }).click()
      await page.getByLabel('Card number').fill(reader.card)
      await page.getByLabel('PIN').fill(reader.pin)
      await page.locator('main').getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('button', { name: 'Place hold' }).click()
      await page.getByText('Your hold is placed.', { exact: false }).waitFor()
      await page.goto('/account')
      await page.getByRole('button', { name: 'Renew all' }).click()
      await page.getByText('2 loans renewed', { exact: false }).waitFor()
    })
  })
})
