import { CheckIn, CheckOut, GetLoan, type CheckInOutcome } from '../../src/modules/circulation/contract.ts'
import { PutItemType } from '../../src/modules/catalog/contract.ts'
import { GetPatronAccount, Pay, type Account } from '../../src/modules/fees/contract.ts'
import { AddException, CreateBranch, PutHours } from '../../src/modules/org/contract.ts'
import type { Attributes } from '../../src/modules/policy/contract.ts'
import type { Answer } from '../carrel.ts'
import { openLibrary, usd, type TestLibrary } from '../library.ts'

/** A loan as a test begins with it. */
export interface Lent {
  readonly loan: number
  readonly patron: number
  readonly item: number
  readonly barcode: string
  readonly branch: number
}

/** What is lent, and under which rules. */
export interface Lending {
  readonly rules: Attributes
  readonly out: string
  /** Chosen at the desk; else the rules decide. */
  readonly due?: string
  readonly price?: number
  readonly branch?: number
  readonly patron?: number
  readonly fields?: Readonly<Record<string, unknown>>
}

/** A library in which things go wrong; each loan has rules of its own. */
export interface Troubles {
  readonly library: TestLibrary
  lend(lending: Lending): Promise<Lent>
  /** An item type with a rule of its own, and an item of it. */
  item(rules: Attributes, fields?: Readonly<Record<string, unknown>>): Promise<{ id: number; barcode: string }>
  patron(fields?: Readonly<Record<string, unknown>>): Promise<number>
  tryLend(lending: Lending): Promise<Answer<unknown>>
  back(lent: Lent, at: string, options?: BackOptions): Promise<CheckInOutcome>
  account(lent: Lent, closed?: boolean): Promise<Account>
  /** In dollars. */
  balance(lent: Lent): Promise<number>
  /** What is owed by kind of charge, in dollars. */
  owed(lent: Lent): Promise<Readonly<Record<string, number>>>
  pay(lent: Lent, dollars: number, options?: { readonly kind?: string }): Promise<void>
  state(lent: Lent): Promise<string>
  /** A branch that is open all day, or in the given hours, but for some days. */
  branch(closed?: readonly string[], hours?: readonly (readonly [weekday: number, span: string])[]): Promise<number>
  jobs(): Promise<void>
  stop(): Promise<void>
}

export interface BackOptions {
  readonly returned?: string
  readonly forgive?: boolean
  readonly claim?: 'found' | 'returned'
}

/** Opens it, in UTC unless told otherwise. */
export async function openTroubles(options: { readonly timeZone?: string } = {}): Promise<Troubles> {
  const library = await openLibrary(options)
  const { carrel } = library
  let made = 0
  const next = () => String(++made).padStart(4, '0')
  const account = (lent: Lent, closed = false) =>
    carrel.must(GetPatronAccount, { params: { id: lent.patron }, query: { closed } })

  async function item(rules: Attributes, fields: Readonly<Record<string, unknown>> = {}) {
    const code = `kind-${next()}`
    await library.must(PutItemType, { params: { code }, body: { name: code } })
    await library.rule({ itemType: code }, rules)
    return library.item(`T${next()}`, { itemType: code, ...fields })
  }
  const patron = async (fields: Readonly<Record<string, unknown>> = {}) =>
    (await library.patron(`P${next()}`, fields)).id

  async function tryLend(lending: Lending, known?: { readonly barcode: string; readonly patron: number }) {
    const branch = lending.branch ?? library.elm
    const { barcode } =
      known ??
      (await item(lending.rules, {
        branch,
        ...(lending.price !== undefined && { price: usd(lending.price) }),
        ...lending.fields,
      }))
    const borrower = known?.patron ?? lending.patron ?? (await patron())
    library.at(lending.out)
    return carrel.call(CheckOut, {
      body: { patron: borrower, barcode, branch, ...(lending.due !== undefined && { due: lending.due }) },
    })
  }
  return {
    library,
    item,
    patron,
    tryLend,
    account,
    async lend(lending) {
      const answer = await tryLend(lending)
      if (!answer.ok) throw new Error(answer.problem.blocks?.map((block) => block.message).join(' '))
      const { loan } = answer.value
      return {
        loan: loan.id,
        patron: loan.patron ?? 0,
        item: loan.item,
        barcode: loan.barcode,
        branch: lending.branch ?? library.elm,
      }
    },
    back(lent, at, more = {}) {
      library.at(at)
      return carrel.must(CheckIn, { body: { barcode: lent.barcode, branch: lent.branch, ...more } })
    },
    balance: async (lent) => (await account(lent)).balance.amount / 100,
    async owed(lent) {
      const sums: Record<string, number> = {}
      for (const { kind, outstanding } of (await account(lent)).charges)
        sums[kind] = (sums[kind] ?? 0) + outstanding.amount / 100
      return sums
    },
    async pay(lent, dollars, { kind } = {}) {
      const { charges } = await account(lent)
      const chosen = charges.filter((one) => kind === undefined || one.kind === kind)
      await carrel.must(Pay, {
        params: { id: lent.patron },
        body: {
          amount: usd(dollars),
          method: 'cash',
          ...(kind !== undefined && {
            charges: chosen.flatMap((one) => one.id ?? []),
            loans: chosen.flatMap((one) => (one.id === null && one.loan !== null ? [one.loan] : [])),
          }),
        },
        headers: { 'idempotency-key': `pay-${next()}` },
      })
    },
    state: async (lent) => (await carrel.must(GetLoan, { params: { id: lent.loan } })).state,
    async branch(closed = [], hours = []) {
      const code = `N${next()}`
      const { id } = await library.must(CreateBranch, { body: { code, name: `Branch ${code}`, timeZone: 'UTC' } })
      if (hours.length > 0)
        await library.must(PutHours, {
          params: { id },
          body: {
            hours: hours.map(([weekday, span]) => {
              const [opens = '', closes = ''] = span.split('-')
              return { weekday, opens, closes }
            }),
          },
        })
      for (const day of closed)
        await library.must(AddException, { params: { id }, body: { from: day, to: day, name: 'Closed' } })
      return id
    },
    async jobs() {
      const response = await carrel.server.app.inject({ method: 'POST', url: '/api/v1/test/jobs/run' })
      if (response.statusCode >= 400) throw new Error(`jobs/run: ${response.statusCode} ${response.body}`)
    },
    stop: () => library.stop(),
  }
}
