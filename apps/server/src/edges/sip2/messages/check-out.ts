import { itemFacts } from '../../../modules/catalog/index.ts'
import {
  checkOut,
  listLoans,
  renew,
  undoCheckOut,
  type CheckedOut,
  type CheckOutRequest,
} from '../../../modules/circulation/index.ts'
import { noteException } from '../../../modules/machines/index.ts'
import { patronByAnyNumber } from '../../../modules/patrons/index.ts'
import { isRefusal, refuse, type Block, type Refusal } from '../../../platform/refusal.ts'
import { act, byOption, given, type Request, type Said, whyOf } from '../conversation.ts'
import { momentOf, sipDate } from '../dates.ts'
import { judgePin } from '../find-patron.ts'
import { momentWords, moneyWords } from '../patron-words.ts'
import { loanAnswer, notLent, speakToPatron } from './loan-answer.ts'

/** 11 → 12: lends an item, renews it if the reader has it already, or takes the loan back (SIP2, "Checkout"). */
export async function checkOutRequest(request: Request): Promise<Said> {
  const refused = (await pinProblem(request)) ?? (await typeProblem(request))
  if (refused) return notLent(request, refused.blocks)
  if (given(request, 'BI') === 'Y') return takeBack(request)
  const lent = isOffline(request) ? await lendOffline(request) : await lend(request)
  if (!isRefusal(lent)) return lentAnswer(request, lent)
  const own = lent.blocks.some(({ code }) => code === 'item-on-loan-here')
  return own ? ownAlready(request, lent.blocks) : notLent(request, lent.blocks)
}

/** The machine did it while it had no line, and the account takes its word. */
function isOffline({ message, account }: Request): boolean {
  return message.fixed['noBlock'] === 'Y' && account.options.offlineLoans === 'record'
}

/** A wrong PIN, before anything is locked. */
async function pinProblem(request: Request): Promise<Refusal | undefined> {
  const { pin } = request.account.options
  const sent = given(request, 'AD') !== '' || request.message.fields.some(([id]) => id === 'AD')
  if (pin === 'never' || (pin === 'as-sent' && !sent)) return undefined
  const patron = await patronByAnyNumber(request.read, given(request, 'AA'))
  if (patron === undefined || (await judgePin(request, patron)) !== 'wrong') return undefined
  return refuse({ code: 'wrong-pin', message: 'The PIN is wrong, or none was sent and this machine asks for one.' })
}

async function typeProblem(request: Request): Promise<Refusal | undefined> {
  const { notLendable } = request.account.options
  if (notLendable.length === 0) return undefined
  const item = await itemFacts(request.read, { barcode: given(request, 'AB') })
  return item && notLendable.includes(item.itemType)
    ? refuse({
        code: 'not-lendable-here',
        message: `Items of the type "${item.itemType}" are not lent at this machine.`,
      })
    : undefined
}

/** By card; and where no card fits, by the number of another system. */
async function lendBy(
  request: Request,
  run: (by: Pick<CheckOutRequest, 'card' | 'patron'>) => Promise<CheckedOut | Refusal>,
): Promise<CheckedOut | Refusal> {
  const card = given(request, 'AA')
  const first = await run({ card })
  if (!isRefusal(first) || !first.blocks.some(({ code }) => code === 'patron-not-found')) return first
  const patron = await patronByAnyNumber(request.read, card)
  return patron === undefined ? first : run({ patron })
}

function lend(request: Request): Promise<CheckedOut | Refusal> {
  const agreed = given(request, 'BO') === 'Y'
  return lendBy(request, (by) =>
    act(request, (w) =>
      checkOut(w, {
        ...by,
        barcode: given(request, 'AB'),
        ...(agreed && {
          override: { codes: ['rental-confirm'], reason: 'The reader agreed to the fee at the machine.' },
        }),
      }),
    ),
  )
}

/** Writes a loan that the machine made on its own, with what stood against it for staff to look at. */
async function lendOffline(request: Request): Promise<CheckedOut | Refusal> {
  const { account, branch, read, message } = request
  const told = momentOf(message.fixed['transactionDate'] ?? '', branch.timeZone)
  const happened = told && Temporal.Instant.compare(told, read.now) < 0 ? told : read.now
  const promised = momentOf(message.fixed['nbDueDate'] ?? message.fixed['noBlockDueDate'] ?? '', branch.timeZone)
  const due = promised && Temporal.Instant.compare(promised, happened) > 0 ? promised : undefined
  const exception = {
    machine: { id: account.id, name: account.name, branch: branch.id },
    kind: 'offline-loan' as const,
    card: given(request, 'AA'),
    barcode: given(request, 'AB'),
    happened,
  }
  const attempt = (withDue: boolean) =>
    lendBy(request, (by) =>
      act(request, async (w) => {
        const lent = await checkOut(
          { ...w, now: happened },
          { ...by, barcode: exception.barcode, ...(withDue && due && { due: due.toString() }) },
          'in-any-case',
        )
        if (isRefusal(lent) || (lent.against ?? []).length === 0) return lent
        const { patron, item, id } = lent.loan
        await noteException(w, { ...exception, recorded: true, patron, item, loan: id, blocks: lent.against ?? [] })
        return lent
      }),
    )
  const first = await attempt(true)
  // A due date that cannot be, such as one years ahead, gives way to that of the rules.
  const lent =
    isRefusal(first) && due && first.blocks.every(({ field }) => field === 'due') ? await attempt(false) : first
  if (isRefusal(lent) && !lent.blocks.some(({ code }) => code === 'item-on-loan-here')) {
    const [patron, item] = await Promise.all([
      patronByAnyNumber(read, exception.card),
      itemFacts(read, { barcode: exception.barcode }),
    ])
    await act(request, (w) =>
      noteException(w, {
        ...exception,
        recorded: false,
        patron: patron ?? null,
        item: item?.id ?? null,
        loan: null,
        blocks: lent.blocks,
      }),
    )
  }
  return lent
}

async function lentAnswer(request: Request, { loan, reasons, summary, against }: CheckedOut): Promise<Said> {
  await speakToPatron(request, loan.patron)
  const { account, words } = request
  const due = Temporal.Instant.from(loan.due)
  const owed =
    account.options.sayFines && summary.owed.amount > 0 ? [words.owes(moneyWords(request, summary.owed))] : []
  const answer = await loanAnswer(request, loan, {
    renewed: false,
    said: [words.checkedOut(momentWords(request, due)), ...owed],
  })
  return {
    ...answer,
    text: `Lent ${loan.title} to ${loan.patronName ?? 'a patron'}${against?.length ? `, although ${against.length} stood against it` : ''}`,
    why: [
      ...whyOf(against ?? []),
      ...reasons.filter(({ decided }) => decided).map(({ text, link }) => ({ code: '', text, link: link ?? null })),
    ],
  }
}

/** The reader has the item already: renewed if machine and account say so; a repetition is answered as the first time. */
async function ownAlready(request: Request, blocks: readonly Block[]): Promise<Said> {
  const { account, read, words, message } = request
  const item = await itemFacts(read, { barcode: given(request, 'AB') })
  const [loan] = item ? (await listLoans(read, { item: item.id, limit: 1 })).rows : []
  if (!loan) return notLent(request, blocks)
  await speakToPatron(request, loan.patron)
  const due = () => momentWords(request, Temporal.Instant.from(loan.due))
  const age = read.now.since(Temporal.Instant.from(loan.out)).total('seconds')
  if ((age < repeatWithin && !request.fresh) || isOffline(request)) {
    const answer = await loanAnswer(request, loan, { renewed: false, said: [words.checkedOut(due())] })
    return {
      ...answer,
      text: `${loan.title} was lent to ${loan.patronName ?? 'them'} a moment ago: the same request again`,
      why: [{ code: 'repeat', text: 'The loan was made less than two minutes ago: this is a repetition.', link: null }],
    }
  }
  const policy = account.options.renewOnCheckOut
  const renews = policy === 'always' || (policy === 'as-asked' && message.fixed['renewalPolicy'] === 'Y')
  const renewed = renews ? await act(request, (w) => renew(w, loan.id, { channel: 'self-check' })) : undefined
  if (renewed && !isRefusal(renewed)) {
    const until = momentWords(request, Temporal.Instant.from(renewed.loan.due))
    const answer = await loanAnswer(request, renewed.loan, { renewed: true, said: [request.words.renewed(until)] })
    return {
      ...answer,
      text: `Renewed ${loan.title} for ${loan.patronName ?? 'a patron'}`,
      why: [byOption(account, '', 'The reader has it already; the account says to renew then.')],
    }
  }
  const why: readonly Block[] = renewed ? renewed.blocks : blocks
  const said = await notLent(request, why)
  return {
    ...said,
    fields: said.fields.map(([id, value]) =>
      id === 'AH' ? ['AH', sipDate(Temporal.Instant.from(loan.due), request.branch.timeZone)] : [id, value],
    ),
    screen: [words.alreadyYours(due()), ...(renewed ? said.screen : [])],
  }
}

const repeatWithin = 120

/** BI: the machine could not finish, so the loan is taken back. */
async function takeBack(request: Request): Promise<Said> {
  const item = await itemFacts(request.read, { barcode: given(request, 'AB') })
  const [loan] = item ? (await listLoans(request.read, { item: item.id, limit: 1 })).rows : []
  const patron = await patronByAnyNumber(request.read, given(request, 'AA'))
  if (!item || !loan || loan.patron !== patron)
    return notLent(request, [{ code: 'not-on-loan', message: 'There is no such loan to take back.' }])
  const undone = await act(request, (w) => undoCheckOut(w, loan.id))
  if (isRefusal(undone)) return notLent(request, undone.blocks)
  const answer = await loanAnswer(request, loan, { renewed: false, said: [request.words.undone] })
  return {
    ...answer,
    fixed: { ...answer.fixed, desensitize: 'N' },
    text: `The loan of ${loan.title} was taken back at the wish of the machine`,
  }
}
