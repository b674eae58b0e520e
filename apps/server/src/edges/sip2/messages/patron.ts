import type { Field } from '@carrel/sip2'
import { patronList, patronLists, type ListedThing, type PatronList } from '../../../modules/machines/index.ts'
import { decimalMoney, formatMoney, type Money } from '../../../platform/money.ts'
import { given, type Request, type Said } from '../conversation.ts'
import { findPatron, judgePin } from '../find-patron.ts'
import {
  extensionFields,
  identityFields,
  moneyFields,
  patronFixed,
  patronWhy,
  patronWords,
  unknownPatron,
} from '../patron-fields.ts'
import { patronState, type PatronState } from '../patron-state.ts'

/** 23 → 24: whether a patron may borrow (SIP2, "Patron Status Request"). */
export async function patronStatusRequest(request: Request): Promise<Said> {
  const patron = await findPatron(request)
  if (!patron) return unknownPatron(request)
  const [state, pin] = await Promise.all([patronState(request, patron), judgePin(request, patron.id)])
  return about(request, state, {
    pin,
    fields: [...(await identityFields(request, state, pin)), ...(pin === 'wrong' ? [] : moneyFields(state))],
    what: 'Status',
  })
}

/** 63 → 64: the account of a patron, with one list if one is asked for (SIP2, "Patron Information"). */
export async function patronInformation(request: Request): Promise<Said> {
  const patron = await findPatron(request)
  if (!patron) return unknownPatron(request, counts(undefined))
  const [state, pin] = await Promise.all([patronState(request, patron), judgePin(request, patron.id)])
  const list = listAsked(request)
  const things = list && pin !== 'wrong' ? await patronList(request.read, patron.id, list, rangeOf(request)) : []
  const fields = [
    ...(await identityFields(request, state, pin)),
    ...(pin === 'wrong' ? [] : await accountFields(request, state)),
    ...(list ? things.map((thing) => [listFields[list], thingText(thing, state.owed, request)] as const) : []),
  ]
  return about(request, state, {
    pin,
    fields,
    fixed: counts(pin === 'wrong' ? undefined : state),
    what: list ? `Account with list "${list}"` : 'Account',
  })
}

function about(
  request: Request,
  state: PatronState,
  told: {
    readonly pin: Awaited<ReturnType<typeof judgePin>>
    readonly fields: readonly Field[]
    readonly fixed?: Readonly<Record<string, string>>
    readonly what: string
  },
): Promise<Said> {
  const against = state.blocks.length
  const text =
    told.pin === 'wrong'
      ? `${told.what} of ${state.patron.name}: wrong PIN`
      : `${told.what} of ${state.patron.name}${against > 0 ? `: ${against} against lending` : ''}`
  return patronWords(request, state, told.pin).then((screen) => ({
    fixed: { ...patronFixed(request, state), ...told.fixed },
    fields: told.fields,
    screen,
    tone: told.pin === 'wrong' ? 'refused' : 'ok',
    text,
    why: patronWhy(request, state, told.pin),
    patron: state.patron.id,
    home: state.patron.branch,
  }))
}

const four = (count: number) => String(Math.min(9999, count)).padStart(4, '0')

function counts(state: PatronState | undefined): Record<string, string> {
  const standing = state?.standing
  return {
    holdItemsCount: four(standing?.holdsReady ?? 0),
    overdueItemsCount: four(standing?.overdue ?? 0),
    chargedItemsCount: four(standing?.loans ?? 0),
    fineItemsCount: four(standing?.charges ?? 0),
    recallItemsCount: four(standing?.recalled ?? 0),
    unavailableHoldsCount: four(standing?.holdsWaiting ?? 0),
  }
}

async function accountFields(request: Request, state: PatronState): Promise<Field[]> {
  const { rules, standing } = state
  const limit = (id: string, count: number | null): Field[] => (count === null ? [] : [[id, four(count)]])
  return [
    ...limit('BZ', rules.totalHoldLimit),
    ...limit('CA', rules.overdueLimit),
    ...limit('CB', rules.totalLoanLimit),
    ...moneyFields(state),
    ...(rules.fineLimit ? [['CC', decimalMoney(rules.fineLimit)] as const] : []),
    ['BD', standing.address.replaceAll('\n', ', ')],
    ['BE', standing.email],
    ['BF', standing.phone],
    ...(await extensionFields(request, state)),
  ]
}

const listFields: Readonly<Record<PatronList, string>> = {
  hold: 'AS',
  overdue: 'AT',
  charged: 'AU',
  fine: 'AV',
  recall: 'BU',
  unavailable: 'CD',
}

/** The list that the ten places of "summary" ask for; of several only the first, as the standard says. */
function listAsked({ message }: Request): PatronList | undefined {
  const at = (message.fixed['summary'] ?? '').indexOf('Y')
  return patronLists[at]
}

const mostListed = 200

function rangeOf(request: Request): { first: number; last: number } {
  const number = (id: string, fallback: number) => {
    const value = Number.parseInt(given(request, id), 10)
    return Number.isSafeInteger(value) && value > 0 ? value : fallback
  }
  const first = number('BP', 1)
  return { first, last: Math.min(number('BQ', first + mostListed - 1), first + mostListed - 1) }
}

function thingText({ barcode, title, amount }: ListedThing, { currency }: Money, { library }: Request): string {
  if (amount !== null) return `${formatMoney({ amount, currency }, library.locale)} ${title}`
  return barcode ?? title
}
