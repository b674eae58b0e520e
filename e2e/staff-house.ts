import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { RunningCarrel } from '../apps/server/test/running-carrel.ts'
import { buildStaff, isStaffBuildStale } from '../tools/staff-build.mjs'
import { emptyLibrary } from './shared-server.ts'

const repository = fileURLToPath(new URL('..', import.meta.url))

/** Who and what the desk works with in these tests. */
export const people = {
  jordan: { name: 'Jordan Reyes', card: '21234000041573' },
  ria: { name: 'Ria Osei', card: '21234000041574' },
}
export const books = {
  sweetgrass: { title: 'Braiding Sweetgrass', barcode: '31234008712209' },
  chainsaw: { title: 'Chainsaw Man, vol. 11', barcode: '31234009024410' },
  soledad: { title: 'Cien años de soledad', barcode: '31234004550131' },
  forest: { title: 'Đất rừng phương Nam', barcode: '31234003337207' },
  days: { title: 'الأيام', barcode: '31234003337208' },
} as const

/** A library with a desk, in a process of its own, and a browser before it. */
export interface StaffHouse {
  readonly carrel: RunningCarrel
  readonly browser: Browser
  readonly branch: number
  readonly patrons: { readonly jordan: number; readonly ria: number }
  api<T>(method: string, path: string, body?: unknown): Promise<T>
  /** A page that is signed in; whatever breaks in it is kept in `problems`. */
  open(): Promise<OpenPage>
  close(): Promise<void>
}

/** A page of the desk and what went wrong in it. */
export interface OpenPage {
  readonly page: Page
  readonly context: BrowserContext
  readonly problems: string[]
}

/**
 * Opens the library: three weeks' loans, a fine of 25 cents a day. Jordan has had one book for 30 days, which Ria waits
 * for. Builds the staff app when what is built is older than its source.
 */
export async function openStaffHouse(): Promise<StaffHouse> {
  if (isStaffBuildStale(repository)) {
    const problem = await buildStaff(repository, process.execPath)
    if (problem !== undefined) throw new Error(problem)
  }
  const library = await emptyLibrary()
  const { carrel, browser, branch, api } = library
  const contexts: BrowserContext[] = []
  return {
    carrel,
    browser,
    branch,
    patrons: await furnish(api, branch),
    api,
    async open() {
      const context = await browser.newContext({
        baseURL: carrel.baseUrl,
        viewport: { width: 1440, height: 900 },
        colorScheme: 'light',
        reducedMotion: 'reduce',
        locale: 'en-US',
        // The desk without its server is tested by itself.
        serviceWorkers: 'block',
      })
      contexts.push(context)
      context.setDefaultTimeout(30_000)
      const { user, password } = library
      const answer = await context.request.post('/api/v1/session', { data: { user, password } })
      if (!answer.ok()) throw new Error(`the administrator is not let in: ${await answer.text()}`)
      const page = await context.newPage()
      const problems: string[] = []
      page.on('pageerror', (error) => problems.push(String(error)))
      await page.goto('/staff/')
      await page.getByText('Who is it?').waitFor()
      return { page, context, problems }
    },
    async close() {
      for (const context of contexts) await context.close()
    },
  }
}

type Api = StaffHouse['api']

async function furnish(api: Api, branch: number): Promise<StaffHouse['patrons']> {
  const now = Date.now()
  const clock = (days: number) => api('PUT', '/test/clock', { now: new Date(now + days * 86_400_000).toISOString() })
  await clock(-30)
  await api('PUT', '/item-types/book', { name: 'Book' })
  await api('POST', '/circulation-rules', {
    criteria: {},
    attributes: {
      period: { count: 3, unit: 'weeks' },
      renewals: 2,
      fine: { amount: { amount: 25, currency: 'USD' }, every: { count: 1, unit: 'days' } },
      fineLimit: { amount: 1000, currency: 'USD' },
    },
  })
  const bibs = new Map<string, number>()
  for (const { title, barcode } of Object.values(books)) {
    const { id } = await api<{ id: number }>('POST', '/bibs', { fields: { title } })
    await api('POST', '/items', { bib: id, barcode, branch, itemType: 'book', callNumber: '800' })
    bibs.set(barcode, id)
  }
  const register = async (name: string, card: string) => {
    const [givenName, familyName] = name.split(' ')
    const body = { givenName, familyName, category: 'adult', branch, card, expires: null }
    return (await api<{ id: number }>('POST', '/patrons', body)).id
  }
  const jordan = await register(people.jordan.name, people.jordan.card)
  const ria = await register(people.ria.name, people.ria.card)
  await register('Ria Oseida', '21234000041575')
  await api('POST', '/loans', { patron: jordan, barcode: books.chainsaw.barcode, branch })
  await api('DELETE', '/test/clock')
  await api('POST', '/holds', { patron: ria, bib: bibs.get(books.chainsaw.barcode), pickup: branch })
  return { jordan, ria }
}
