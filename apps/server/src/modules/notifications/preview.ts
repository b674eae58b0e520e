import { queueMail } from '../../platform/mail.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { smsLength, smsNumber } from '../../platform/sms-text.ts'
import type { Work } from '../../platform/work.ts'
import { finesSoFar } from '../circulation/index.ts'
import { branchesOf, libraryOf } from '../org/index.ts'
import { placeOf, textProblems, type AskedPlace } from './change-texts.ts'
import { addressees, openHolds, openLoans, type Addressee } from './notice-facts.ts'
import { kindOf } from './rules/kinds.ts'
import { fieldsOf, templateFields } from './rules/fields.ts'
import { readTemplate } from '../../platform/template.ts'
import type { RawFacts, RawItem } from './rules/words-of-facts.ts'
import { noticeSettings } from './settings.ts'
import { plainLanguage, textInForce, type TextPlace } from './texts.ts'
import { mailOf, writeNotice, type Written } from './write-notice.ts'

/** What is to be shown: a text, saved or being written, with real facts or made-up ones. */
export interface PreviewRequest extends AskedPlace {
  readonly subject?: string
  readonly body?: string
  readonly loan?: number
  readonly hold?: number
  readonly patron?: number
}

const somebody = (language: string, branch: number): Addressee => ({
  id: 0,
  name: 'Jordan Reyes',
  given_name: 'Jordan',
  email: 'jordan@example.org',
  phone: '+15550100',
  address: '12 Elm Street\n12345 Elmville',
  language,
  active: true,
  branch_id: branch,
  category_code: '',
  expires: null,
  card: '21234000012345',
})

interface Subject {
  readonly patron: Addressee
  readonly branch: number
  readonly items: readonly RawItem[]
  /** Null: made up. */
  readonly about: string | null
}

/** The real thing that was chosen, or a made-up one. */
async function subjectOf(w: Work, place: TextPlace, request: PreviewRequest): Promise<Subject | Refusal> {
  const { byId } = await branchesOf(w)
  const fallback = place.branch ?? [...byId.values()].find((branch) => branch.kind === 'branch')?.id ?? 0
  const day = w.now.toZonedDateTimeISO('UTC').toPlainDate().add({ days: 3 })
  const { currency } = await libraryOf(w)
  const made: RawItem = {
    title: 'The Left Hand of Darkness',
    author: 'Le Guin, Ursula K.',
    barcode: '31234000012345',
    callNumber: '813.54 LEG',
    due: `${day.toString()}T23:59:00Z`,
    pickup: byId.get(fallback)?.name ?? '',
    until: day.toString(),
    reason: 'Somebody waits for it',
    time: `${day.toString()}T14:30:00Z`,
    amount: { amount: 2450, currency },
    fine: {
      amount: { amount: 140, currency },
      growing: { amount: { amount: 20, currency }, every: { count: 1, unit: 'days' } },
    },
    date: day.toString(),
  }
  let patron = somebody(place.language, fallback)
  let items: readonly RawItem[] = [made]
  let branch = fallback
  const loan = request.loan === undefined ? undefined : (await openLoans(w, [request.loan])).get(request.loan)
  if (request.loan !== undefined && !loan) return notFound('loan', `There is no open loan ${request.loan}.`)
  const hold = request.hold === undefined ? undefined : (await openHolds(w, [request.hold])).get(request.hold)
  if (request.hold !== undefined && !hold) return notFound('hold', `There is no open hold ${request.hold}.`)
  const whose = request.patron ?? loan?.patron_id ?? hold?.patron_id
  if (whose !== undefined && whose !== null) {
    const found = (await addressees(w, [whose])).get(whose)
    if (!found) return notFound('patron', `There is no patron ${whose}.`)
    patron = found
    branch = place.branch ?? loan?.branch_id ?? hold?.pickup_branch_id ?? found.branch_id
  }
  if (loan) {
    const { fine: _, ...other } = made
    const fine = (await finesSoFar(w, [loan.id])).get(loan.id)
    items = [
      {
        ...other,
        title: loan.title,
        author: loan.author,
        barcode: loan.barcode,
        callNumber: loan.call_number,
        due: loan.due_at.toString(),
        ...(fine && { fine }),
      },
    ]
  }
  if (hold)
    items = [
      {
        ...made,
        title: hold.title,
        author: hold.author,
        pickup: byId.get(hold.pickup_branch_id)?.name ?? '',
        until: hold.shelf_until?.toString() ?? null,
      },
    ]
  return { patron, branch, items, about: patron.id === 0 ? null : patron.name }
}

const madeUp = (owed: RawItem['amount']): RawFacts => ({
  link: 'https://library.example.org/example',
  code: '123 456',
  expires: '2027-01-31',
  search: 'Lighthouses',
  stop: 'https://library.example.org/example',
  ...(owed && { owed }),
})

/** What somebody might have suggested to buy. */
const suggested: RawFacts = { title: 'The Left Hand of Darkness', author: 'Le Guin, Ursula K.', ordered: true }

/** What somebody might have asked for from another library. */
const askedElsewhere: RawFacts = { title: 'On tides', in: 'Annals of the sea', author: 'Low, Kim', here: true }

async function shown(w: Work, request: PreviewRequest) {
  const place = await placeOf(w, request)
  if ('ok' in place) return place
  const subject = await subjectOf(w, place, request)
  if (isRefusal(subject)) return subject
  const saved = await textInForce(w, place, plainLanguage((await libraryOf(w)).locale))
  const draft = {
    subject: request.subject ?? saved.subject,
    body: request.body ?? saved.body,
    language: place.language,
  }
  const branch = (await branchesOf(w)).byId.get(subject.branch)
  if (!branch) return notFound('branch', 'There is no branch to write for.')
  const kind = kindOf(place.kind)
  const { site } = await noticeSettings(w, branch.id)
  const address = site === '' ? 'https://library.example.org' : site
  const written: Written = await writeNotice(w, {
    kind: place.kind,
    channel: place.channel,
    patron: { ...subject.patron, language: place.language },
    branch,
    step: 1,
    steps: 3,
    items: kind?.about === 'patron' && fieldsOf(place.kind).items.length === 0 ? [] : subject.items,
    more: {
      ...madeUp(subject.items[0]?.amount),
      ...(place.kind === 'suggestion-answered' && suggested),
      ...(place.kind === 'interlibrary-answered' && askedElsewhere),
    },
    account: `${address}/account`,
    unsubscribe: kind?.optional === true ? `${address}/notices/unsubscribe/example` : '',
    draft,
    known: new Map(),
  })
  return { place, subject, draft, written }
}

/** Shows what a text would say; its mistakes with their places. */
export async function previewNotice(w: Work, request: PreviewRequest) {
  const made = await shown(w, request)
  if (isRefusal(made)) return made
  const { place, subject, draft, written } = made
  const fields = templateFields(place.kind)
  return {
    ...written,
    about: subject.about,
    problems: (['subject', 'body'] as const).flatMap((part) =>
      readTemplate(draft[part], fields).problems.map((problem) => ({ part, ...problem })),
    ),
    sms: place.channel === 'sms' ? smsLength(written.text) : null,
  }
}

/** Sends a text to an address of one's own. */
export async function testNotice(w: Work, request: PreviewRequest & { readonly to: string }) {
  const made = await shown(w, request)
  if (isRefusal(made)) return made
  const { place, draft, written } = made
  const problems = textProblems(place, draft)
  if (problems.length > 0) return refuse(...problems)
  const to = place.channel === 'sms' ? smsNumber(request.to) : request.to.trim()
  if (to === undefined || (place.channel === 'email' && !/^[^\s@]+@[^\s@]+$/.test(to)))
    return refuse({
      code: 'invalid-to',
      field: 'to',
      message: place.channel === 'sms' ? 'Write a phone number.' : 'Write an e-mail address.',
    })
  const { patron: _, ...mail } = mailOf(place.channel, to, written, 0, '')
  const number = await queueMail(w, mail)
  await w.audit({
    action: 'notice-template.test',
    subject: `mail:${number}`,
    detail: { kind: place.kind, channel: place.channel },
  })
  return { mail: number }
}
