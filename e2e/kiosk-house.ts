import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { RunningCarrel } from '../apps/server/test/running-carrel.ts'
import type { Kiosk, KioskSettings } from '../apps/server/src/modules/kiosks/contract.ts'
import { openLine, type CuttableLine } from './cuttable-line.ts'
import { emptyLibrary } from './shared-server.ts'

/** Who comes to the self-check, and what they bring. */
export const readers = {
  jordan: { card: '21234000041573', name: 'Jordan Reyes', pin: '4711', email: 'jordan@example.org', language: 'en' },
  ria: { card: '21234000041574', name: 'Ria Osei', pin: '1234', email: '', language: 'es' },
} as const
export const shelf = {
  sweetgrass: { barcode: '31234008712209', title: 'Braiding Sweetgrass', type: 'book' },
  chainsaw: { barcode: '31234009024410', title: 'Chainsaw Man, vol. 11', type: 'book' },
  soledad: { barcode: '31234004550131', title: 'Cien años de soledad', type: 'book' },
  days: { barcode: '31234003337208', title: 'الأيام', type: 'book' },
  film: { barcode: '31234003337209', title: 'Spirited away', type: 'book' },
  laptop: { barcode: '31234003337210', title: 'Laptop 7', type: 'laptop' },
  waiting: { barcode: '31234003337211', title: 'The overstory', type: 'book' },
} as const

/** A library with self-checks, in a process of its own, and a browser before it. */
export interface KioskHouse {
  readonly carrel: RunningCarrel
  /** The line by which devices reach the server; it can be cut. */
  readonly line: CuttableLine
  readonly browser: Browser
  readonly branch: number
  readonly patrons: { readonly jordan: number; readonly ria: number }
  /** Who administers it. */
  readonly administrator: { readonly user: string; readonly password: string }
  api<T>(method: string, path: string, body?: unknown): Promise<T>
  /** A device that was adopted by the code on its screen, at its first page. */
  open(name: string, settings?: Partial<KioskSettings>, more?: DeviceLook): Promise<OpenKiosk>
  close(): Promise<void>
}

/** What a device looks like. */
export interface DeviceLook {
  readonly width?: number
  readonly height?: number
  readonly dark?: boolean
  readonly servicePin?: string
}

/** A device, its page, and a scanner that types. */
export interface OpenKiosk {
  readonly page: Page
  readonly context: BrowserContext
  readonly kiosk: Kiosk
  /** Whatever broke in the page. */
  readonly problems: string[]
  /** Types as a scanner does: all at once, and Enter. */
  scan(text: string): Promise<void>
}

/** Opens the library: three weeks' loans, parts of films are asked for, Jordan owes something and has a hold to collect. */
export async function openKioskHouse(): Promise<KioskHouse> {
  const library = await emptyLibrary()
  const { carrel, browser, branch, api, user, password } = library
  const line = await openLine(carrel.baseUrl)
  const house: KioskHouse = {
    carrel,
    line,
    browser,
    branch,
    patrons: { jordan: 0, ria: 0 },
    administrator: { user, password },
    api,
    open: (name, settings = {}, look = {}) => openDevice(house, name, settings, look),
    async close() {
      for (const context of browser.contexts()) await context.close()
      await line.close()
    },
  }
  return { ...house, patrons: await furnish(api, branch), open: house.open }
}

async function furnish(api: KioskHouse['api'], branch: number): Promise<KioskHouse['patrons']> {
  await api('PUT', '/item-types/book', { name: 'Book' })
  await api('PUT', '/item-types/laptop', { name: 'Laptop' })
  await api('PUT', '/settings/fees.online-provider', { value: 'test' })
  await api('PUT', '/settings/circulation.confirm-accompanying', { value: 'check-out', branch })
  await api('POST', '/circulation-rules', {
    criteria: {},
    attributes: { period: { count: 3, unit: 'weeks' }, renewals: 2, fineLimit: { amount: 1000, currency: 'USD' } },
  })
  const bibs = new Map<string, number>()
  for (const { title, barcode, type } of Object.values(shelf)) {
    const { id } = await api<{ id: number }>('POST', '/bibs', { fields: { title } })
    const accompanying = title === shelf.film.title ? '3 discs' : ''
    await api('POST', '/items', { bib: id, barcode, branch, itemType: type, callNumber: '800', accompanying })
    bibs.set(barcode, id)
  }
  const register = async ({ name, ...person }: (typeof readers)[keyof typeof readers]) => {
    const [givenName, familyName] = name.split(' ')
    const body = { ...person, givenName, familyName, category: 'adult', branch, expires: null }
    return (await api<{ id: number }>('POST', '/patrons', body)).id
  }
  const jordan = await register(readers.jordan)
  const ria = await register(readers.ria)
  await api('POST', '/holds', { patron: jordan, bib: bibs.get(shelf.waiting.barcode), pickup: branch })
  await api('POST', '/check-ins', { barcode: shelf.waiting.barcode, branch })
  return { jordan, ria }
}

async function openDevice(
  house: KioskHouse,
  name: string,
  settings: Partial<KioskSettings>,
  { width = 1080, height = 1920, dark = false, servicePin }: DeviceLook,
): Promise<OpenKiosk> {
  const context = await house.browser.newContext({
    baseURL: house.line.baseUrl,
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'en-US',
  })
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security|Refused to/.test(message.text())) problems.push(message.text())
  })
  await page.goto('/kiosk')
  const code = await page.locator('.big-code').textContent()
  const kiosk = await house.api<Kiosk>('POST', '/kiosks', {
    code,
    name,
    branch: house.branch,
    settings,
    ...(servicePin !== undefined && { servicePin }),
  })
  await page.getByRole('heading', { name: 'Scan your library card' }).waitFor()
  return {
    page,
    context,
    kiosk,
    problems,
    async scan(text) {
      for (const [index, part] of text.split('\t').entries()) {
        if (index > 0) await page.keyboard.press('Tab')
        await page.keyboard.type(part)
      }
      await page.keyboard.press('Enter')
    },
  }
}
