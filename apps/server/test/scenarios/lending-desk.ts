import { PutItemType } from '../../src/modules/catalog/contract.ts'
import { CheckOut, type Loan } from '../../src/modules/circulation/contract.ts'
import { AddException, CreateBranch, PutHours } from '../../src/modules/org/contract.ts'
import { CreateRule, type Attributes, type Criteria } from '../../src/modules/policy/contract.ts'
import type { Answer } from '../carrel.ts'
import type { TestLibrary } from '../library.ts'

/** A branch in a few words: open every day all day, unless said otherwise. */
export interface BranchWords {
  readonly timeZone?: string
  /** Hours of every open day, `10:00-16:00`. */
  readonly hours?: readonly string[]
  /** 1 = Monday … 7 = Sunday. */
  readonly closedWeekdays?: readonly number[]
  readonly closed?: readonly string[]
  /** Days with hours of their own. */
  readonly days?: Readonly<Record<string, readonly string[]>>
}

/** What is lent, how, and when. */
export interface LendingWords extends BranchWords {
  readonly rule?: Attributes
  readonly at: string
  /** Last day of the card. */
  readonly card?: string
  /** A due moment that staff choose. */
  readonly due?: string
}

/** Something that was asked for at a branch of its own, by a patron of its own, under a rule of its own. */
export interface Lent {
  readonly answer: Answer<{ readonly loan: Loan }>
  readonly patron: number
  readonly barcode: string
  readonly item: number
  readonly bib: number
  readonly itemType: string
  readonly branch: number
}

const span = (text: string) => {
  const [opens = '', closes = ''] = text.split('-')
  return { opens, closes }
}

/** A library in which each case has its own branch, item type and patron, so that rules do not meet. */
export function lendingDesk(library: TestLibrary) {
  let made = 0
  const { carrel } = library

  /** A new branch with hours and closed days. */
  async function branch({ timeZone = 'UTC', hours, closedWeekdays = [], closed = [], days = {} }: BranchWords = {}) {
    const code = `L${++made}`
    const { id } = await carrel.must(CreateBranch, { body: { code, name: `Branch ${code}`, timeZone } })
    if (hours || closedWeekdays.length > 0) {
      const open = [1, 2, 3, 4, 5, 6, 7].filter((weekday) => !closedWeekdays.includes(weekday))
      await carrel.must(PutHours, {
        params: { id },
        body: {
          hours: open.flatMap((weekday) => (hours ?? ['00:00-24:00']).map((text) => ({ weekday, ...span(text) }))),
        },
      })
    }
    for (const day of closed)
      await carrel.must(AddException, { params: { id }, body: { from: day, to: day, name: '' } })
    for (const [day, its] of Object.entries(days))
      await carrel.must(AddException, { params: { id }, body: { from: day, to: day, name: '', hours: its.map(span) } })
    return id
  }

  /** A new item type. */
  async function itemType(): Promise<string> {
    const code = `t${++made}`
    await carrel.must(PutItemType, { params: { code }, body: { name: `Type ${code}` } })
    return code
  }

  /** A rule through the API. */
  async function rule(criteria: Criteria, attributes: Attributes, more: object = {}): Promise<number> {
    return (await carrel.must(CreateRule, { body: { criteria, attributes, ...more } })).id
  }

  /** Asks for a new thing to be lent. */
  async function lend({ at, rule: attributes, card, due, ...words }: LendingWords): Promise<Lent> {
    const place = await branch(words)
    const type = await itemType()
    if (attributes) await rule({ itemType: type }, attributes)
    library.at(at)
    const patron = (await library.patron(`P${++made}`, { expires: card ?? null })).id
    const { barcode, id: item, bib } = await library.item(`I${++made}`, { itemType: type, branch: place })
    const answer = await carrel.call(CheckOut, {
      body: { patron, barcode, branch: place, ...(due !== undefined && { due }) },
    })
    return { answer, patron, barcode, item, bib, itemType: type, branch: place }
  }

  /** Lends a new thing; a refusal fails the test. */
  async function loan(words: LendingWords): Promise<Lent & { readonly loan: Loan }> {
    const lent = await lend(words)
    if (!lent.answer.ok) throw new Error(lent.answer.problem.blocks?.map((block) => block.code).join(' '))
    return { ...lent, loan: lent.answer.value.loan }
  }

  return { branch, itemType, rule, lend, loan, name: () => `X${++made}` }
}

export type LendingDesk = ReturnType<typeof lendingDesk>

/** `2013-02-19` is the end of that day in UTC; anything longer is that moment. */
export function moment(text: string): string {
  return Temporal.Instant.from(text.length === 10 ? `${text}T23:59:59Z` : text).toString()
}

/** Periods in words: `period('10 days')`. */
export function period(text: string) {
  const [count = '0', unit = 'days'] = text.split(' ')
  return { count: Number(count), unit: unit as 'minutes' | 'hours' | 'days' | 'weeks' | 'months' }
}
