import { listLoans, renew, renewAll, renewByBarcode, type Renewed } from '../../../modules/circulation/index.ts'
import { isRefusal, refuse, type Block, type Refusal } from '../../../platform/refusal.ts'
import type { PatronFacts } from '../../../modules/patrons/index.ts'
import { digestOf, onceEver } from '../../../modules/machines/index.ts'
import { act, given, type Request, type Said, whyOf } from '../conversation.ts'
import { sipDate } from '../dates.ts'
import { findPatron, judgePin } from '../find-patron.ts'
import { momentWords } from '../patron-words.ts'
import { loanAnswer, notLent, speakToPatron, wordsOf } from './loan-answer.ts'

const wrongPin: Block = {
  code: 'wrong-pin',
  message: 'The PIN is wrong, or none was sent and this machine asks for one.',
}

/** The patron of a request whose PIN, if it is judged, is right. */
export async function trustedPatron(request: Request): Promise<PatronFacts | Refusal> {
  const patron = await findPatron(request)
  if (!patron) return refuse({ code: 'patron-not-found', message: `No patron has the card ${given(request, 'AA')}.` })
  return (await judgePin(request, patron.id)) === 'wrong' ? refuse(wrongPin) : patron
}

/** 29 → 30: renews one loan, by its item or its title (SIP2, "Renew"). */
export async function renewRequest(request: Request, key: string): Promise<Said> {
  const digest = digestOf(key)
  const patron = await trustedPatron(request)
  if (isRefusal(patron)) return notLent(request, patron.blocks)
  const what = { machine: request.account.id, digest, fresh: request.fresh }
  const renewed = await act(request, (w) => onceEver(w, what, renewOne(request, patron.id)))
  if (isRefusal(renewed)) {
    const said = await notLent(request, renewed.blocks)
    return { ...said, text: said.text.replace('Not lent', 'Not renewed') }
  }
  await speakToPatron(request, renewed.loan.patron)
  const due = momentWords(request, Temporal.Instant.from(renewed.loan.due))
  const answer = await loanAnswer(request, renewed.loan, { renewed: true, said: [request.words.renewed(due)] })
  return {
    ...answer,
    text: `Renewed ${renewed.loan.title} for ${patron.name}`,
    why: renewed.reasons
      .filter(({ decided }) => decided)
      .map(({ text, link }) => ({ code: '', text, link: link ?? null })),
    home: patron.branch,
  }
}

function renewOne(request: Request, patron: number) {
  const barcode = given(request, 'AB')
  const title = given(request, 'AJ').toLowerCase()
  const others = request.message.fixed['thirdPartyAllowed'] === 'Y'
  return async (w: Request['read']): Promise<Renewed | Refusal> => {
    if (barcode !== '') return renewByBarcode(w, { barcode, ...(!others && { patron }) }, 'self-check')
    const loans = title === '' ? [] : (await listLoans(w, { patron, limit: 1000 })).rows
    const meant = loans.filter((loan) => loan.title.toLowerCase().startsWith(title))
    const [loan] = meant
    if (!loan || meant.length > 1)
      return refuse({
        code: 'item-not-found',
        message: loan
          ? 'Several loans have this title. Scan the item.'
          : 'Neither an item nor the title of a loan was sent.',
      })
    return renew(w, loan.id, { channel: 'self-check', patron })
  }
}

/** 65 → 66: renews everything that can be renewed (SIP2, "Renew All"). */
export async function renewAllRequest(request: Request, key: string): Promise<Said> {
  const digest = digestOf(key)
  const patron = await trustedPatron(request)
  const done = isRefusal(patron)
    ? patron
    : await act(request, (w) =>
        onceEver(w, { machine: request.account.id, digest, fresh: request.fresh }, () =>
          renewAll(w, patron.id, { channel: 'self-check' }),
        ),
      )
  const rows = isRefusal(done) ? [] : done.rows
  const renewed = rows.filter((row) => row.renewed)
  const not = rows.filter((row) => !row.renewed)
  const four = (count: number) => String(Math.min(9999, count)).padStart(4, '0')
  const { words, read, branch } = request
  return {
    fixed: {
      ok: isRefusal(done) ? '0' : '1',
      renewedCount: four(renewed.length),
      unrenewedCount: four(not.length),
      transactionDate: sipDate(read.now, branch.timeZone),
    },
    fields: [
      ...renewed.map(({ barcode }) => ['BM', barcode] as const),
      ...not.map(({ barcode }) => ['BN', barcode] as const),
    ],
    screen: isRefusal(done) ? wordsOf(request, done.blocks) : [words.renewedSome(renewed.length, rows.length)],
    tone: isRefusal(done) ? 'refused' : 'ok',
    text: isRefusal(done)
      ? `Nothing renewed: ${done.blocks.map(({ code }) => code).join(', ')}`
      : `Renewed ${renewed.length} of ${rows.length} loans`,
    why: isRefusal(done) ? whyOf(done.blocks) : not.flatMap(({ blocks }) => whyOf(blocks)),
    ...(!isRefusal(patron) && { patron: patron.id, home: patron.branch }),
  }
}
