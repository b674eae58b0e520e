import { createBib, createItem, type Bib } from '../src/modules/catalog/index.ts'
import { createBranch } from '../src/modules/org/index.ts'
import { registerPatron, type Patron } from '../src/modules/patrons/index.ts'
import { createRule } from '../src/modules/policy/index.ts'
import type { Attributes, Criteria } from '../src/modules/policy/contract.ts'
import { CreateApiKey } from '../src/platform/contract.ts'
import type { Route } from '../src/platform/route.ts'
import { startCarrel, type Answer, type Call, type TestCarrel } from './carrel.ts'
import { smallLibrary } from './people.ts'

/** Someone who calls the API at one branch. */
export interface Desk {
  call<P, Q, B, R>(route: Route<P, Q, B, R>, request?: Call<P, Q, B>): Promise<Answer<R>>
  /** The value; a refusal fails the test. */
  must<P, Q, B, R>(route: Route<P, Q, B, R>, request?: Call<P, Q, B>): Promise<R>
}

/** A library with two branches and a desk in each, ready to lend. */
export interface TestLibrary extends Desk {
  readonly carrel: TestCarrel
  readonly elm: number
  readonly harbour: number
  readonly atHarbour: Desk
  /** A desk at Elm Street that may do only what is named. */
  deskWith(permissions: readonly string[]): Promise<Desk>
  patron(card: string, fields?: Readonly<Record<string, unknown>>): Promise<Patron>
  title(title: string): Promise<Bib>
  /** An item with a barcode; a title of its own unless one is given. */
  item(
    barcode: string,
    fields?: Readonly<Record<string, unknown>> & { readonly bib?: number },
  ): Promise<{ readonly id: number; readonly bib: number; readonly barcode: string }>
  rule(criteria: Criteria, attributes: Attributes): Promise<void>
  /** Sets the clock. */
  at(moment: string): void
  stop(): Promise<void>
}

async function deskAt(carrel: TestCarrel, branch: number, permissions: readonly string[]): Promise<Desk> {
  const { token } = await carrel.must(CreateApiKey, {
    body: { name: `desk ${branch}`, permissions: [...permissions], branch },
  })
  const headers = { authorization: `Bearer ${token}` }
  return {
    call: (route, request) => carrel.callAs(headers, route, request),
    async must(route, request) {
      const answer = await carrel.callAs(headers, route, request)
      if (!answer.ok)
        throw new Error(
          `${route.method} ${route.path}: ${answer.problem.blocks?.map((block) => `${block.code} ${block.message}`).join(' ') ?? answer.problem.title}`,
        )
      return answer.value
    },
  }
}

/** Opens a library with the branches Elm Street and Harbour, in UTC unless told otherwise. */
export async function openLibrary(
  options: { readonly now?: string; readonly timeZone?: string } = {},
): Promise<TestLibrary> {
  const carrel = await startCarrel({ now: options.now ?? '2026-03-02T10:00:00Z' })
  const { branch: elm } = await smallLibrary(carrel, options.timeZone)
  const { id: harbour } = await carrel.mustWork((w) =>
    createBranch(w, { code: 'HAR', name: 'Harbour', timeZone: options.timeZone ?? 'UTC' }),
  )
  const desk = await deskAt(carrel, elm, carrel.permissions)
  const title = (text: string) => carrel.mustWork((w) => createBib(w, { fields: { title: text } }))
  return {
    carrel,
    elm,
    harbour,
    ...desk,
    atHarbour: await deskAt(carrel, harbour, carrel.permissions),
    deskWith: (permissions) => deskAt(carrel, elm, permissions),
    patron: (card, fields = {}) =>
      carrel.mustWork((w) =>
        registerPatron(w, {
          givenName: 'Pat',
          familyName: `Reader ${card}`,
          category: 'adult',
          branch: elm,
          card,
          expires: null,
          ...fields,
        }),
      ),
    title,
    async item(barcode, { bib, ...fields } = {}) {
      const home = bib ?? (await title(`Title of ${barcode}`)).id
      return carrel.mustWork((w) => createItem(w, { bib: home, barcode, branch: elm, itemType: 'book', ...fields }))
    },
    async rule(criteria, attributes) {
      await carrel.mustWork((w) => createRule(w, { criteria, attributes }))
    },
    at: (moment) => carrel.clock.set(Temporal.Instant.from(moment)),
    stop: () => carrel.stop(),
  }
}

/** The codes of a refusal, in order; a success fails the test. */
export function codes(answer: Answer<unknown>): readonly string[] {
  if (answer.ok) throw new Error('This should have been refused.')
  return (answer.problem.blocks ?? []).map((block) => block.code)
}

/** Dollars and cents in words of a test: `usd(3.4)`. */
export function usd(dollars: number) {
  return { amount: Math.round(dollars * 100), currency: 'USD' }
}
