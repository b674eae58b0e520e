import { sql } from 'kysely'
import { jsonText } from '../../platform/json-text.ts'
import { queueMails, type Mail } from '../../platform/mail.ts'
import { smsNumber } from '../../platform/sms-text.ts'
import type { Work } from '../../platform/work.ts'
import { finesSoFar, type FineSoFar } from '../circulation/index.ts'
import { branchesOf, type Branch } from '../org/index.ts'
import type { Channel, NoticeKindCode } from './contract.ts'
import {
  addressees,
  badAddresses,
  openHolds,
  openLoans,
  preferencesOf,
  proxiesOf,
  type Addressee,
  type HoldFacts,
  type LoanFacts,
  type StoredPreference,
} from './notice-facts.ts'
import { chooseChannels } from './rules/choose-channels.ts'
import { kindOf, type NoticeKind } from './rules/kinds.ts'
import { endOfQuiet, nextDigest } from './rules/moments.ts'
import type { NoticeReason } from './rules/reasons.ts'
import { staleness } from './rules/staleness.ts'
import type { RawFacts, RawItem } from './rules/words-of-facts.ts'
import { noticeSettings } from './settings.ts'
import { unsubscribeLinks } from './unsubscribe-links.ts'
import { mailOf, writeNotice } from './write-notice.ts'

/** Stands in the reference of a copy for someone who is told what the patron is told. */
export const copyMark = 'copy:'

/** A notice that waits to be written. */
export interface WaitingNotice {
  readonly id: number
  readonly kind: NoticeKindCode
  readonly step: number
  readonly patron_id: number
  readonly branch_id: number | null
  readonly loan_id: number | null
  readonly due_at: Temporal.Instant | null
  readonly hold_id: number | null
  readonly channels: readonly Channel[]
  readonly every_channel: boolean
  readonly tried: readonly Channel[]
  readonly facts: NoticeFacts | null
  readonly reason: NoticeReason
  readonly created_at: Temporal.Instant
}

/** Facts of an event as they were. */
export interface NoticeFacts {
  readonly items?: readonly RawItem[]
  readonly more?: RawFacts
  /** Where it is sent instead of to the address of the patron, e.g. one that is to be confirmed. */
  readonly to?: string
}

/** What became of a notice. */
interface Outcome {
  readonly id: number
  readonly state: 'queued' | 'handed' | 'dropped' | 'unreachable'
  readonly outcome: string
  /** Not before this moment, where it waits on. */
  readonly after: string | null
}

interface Known {
  readonly patrons: ReadonlyMap<number, Addressee>
  readonly loans: ReadonlyMap<number, LoanFacts>
  readonly holds: ReadonlyMap<number, HoldFacts>
  readonly preferences: ReadonlyMap<string, StoredPreference>
  readonly bad: ReadonlyMap<string, string>
  readonly branches: ReadonlyMap<number, Branch>
  /** Who else is told, by patron. */
  readonly proxies: ReadonlyMap<number, readonly string[]>
  /** Days in words. */
  readonly words: Map<string, string>
  /** What overdue loans cost so far. */
  readonly fines: ReadonlyMap<number, FineSoFar>
}

async function knownOf(w: Work, notices: readonly WaitingNotice[]): Promise<Known> {
  const ids = notices.map((notice) => notice.patron_id)
  const [patrons, loans, holds, preferences, proxies, { byId }] = await Promise.all([
    addressees(w, ids),
    openLoans(
      w,
      notices.flatMap((notice) => notice.loan_id ?? []),
    ),
    openHolds(
      w,
      notices.flatMap((notice) => notice.hold_id ?? []),
    ),
    preferencesOf(w, ids),
    proxiesOf(w, ids),
    branchesOf(w),
  ])
  const addresses = [...patrons.values()].flatMap(({ email, phone }) => [email.toLowerCase(), smsNumber(phone) ?? ''])
  return {
    patrons,
    loans,
    holds,
    preferences,
    bad: await badAddresses(w, addresses),
    branches: byId,
    proxies,
    words: new Map(),
    fines: await finesSoFar(w, overdueLoans(w, loans)),
  }
}

function overdueLoans(w: Work, loans: ReadonlyMap<number, LoanFacts>): readonly number[] {
  return [...loans.values()].filter(({ due_at }) => Temporal.Instant.compare(due_at, w.now) < 0).map(({ id }) => id)
}

/** Why a way to a patron is not open. */
function closedWays(known: Known, patron: Addressee): Readonly<Record<Channel, string | undefined>> {
  const email = patron.email.trim()
  const number = smsNumber(patron.phone)
  const bad = (channel: string, address: string) => {
    const reason = known.bad.get(`${channel} ${address.toLowerCase()}`)
    return reason === undefined ? undefined : `does not work: ${reason}`
  }
  return {
    email: email.includes('@') ? bad('email', email) : 'no e-mail address',
    sms: number === undefined ? 'no phone number' : bad('sms', number),
    print: patron.address.trim() === '' ? 'no postal address' : undefined,
  }
}

function addressOf(channel: Channel, patron: Addressee): string {
  if (channel === 'email') return patron.email.trim()
  return channel === 'sms' ? (smsNumber(patron.phone) ?? '') : `${patron.name}\n${patron.address}`
}

function itemOf(notice: WaitingNotice, known: Known): readonly RawItem[] {
  if (notice.facts?.items) return notice.facts.items
  const loan = notice.loan_id === null ? undefined : known.loans.get(notice.loan_id)
  const fine = loan && known.fines.get(loan.id)
  if (loan)
    return [
      {
        title: loan.title,
        author: loan.author,
        barcode: loan.barcode,
        callNumber: loan.call_number,
        due: (notice.due_at ?? loan.due_at).toString(),
        ...(fine && { fine }),
      },
    ]
  const hold = notice.hold_id === null ? undefined : known.holds.get(notice.hold_id)
  if (!hold) return []
  return [
    {
      title: hold.title,
      author: hold.author,
      pickup: known.branches.get(hold.pickup_branch_id)?.name ?? '',
      until: hold.shelf_until?.toString() ?? null,
    },
  ]
}

/** Notices of one patron that make one message. */
interface Bundle {
  readonly first: WaitingNotice
  readonly kind: NoticeKind
  readonly notices: WaitingNotice[]
}

/** What is alike in notices that may share a message. */
function bundleKey(notice: WaitingNotice, kind: NoticeKind): string {
  if (kind.about === 'patron' || notice.facts?.to !== undefined) return `${notice.id}`
  const { patron_id, kind: code, step, branch_id, channels, every_channel, tried } = notice
  return jsonText([patron_id, code, step, branch_id, channels, every_channel, tried])
}

/**
 * Writes notices that wait: what is no longer true is dropped, what belongs together becomes one message, each patron is
 * told in the way and language that they want. The rows must be locked by this work. Gives how many messages were written.
 */
export async function composeNotices(
  w: Work,
  notices: readonly WaitingNotice[],
  { again = false }: { readonly again?: boolean } = {},
): Promise<number> {
  if (notices.length === 0) return 0
  const known = await knownOf(w, notices)
  const link = await unsubscribeLinks(w)
  const outcomes: Outcome[] = []
  const bundles = new Map<string, Bundle>()
  for (const notice of notices) {
    const kind = kindOf(notice.kind)
    const stale = kind ? staleness(notice, kind, known) : 'There is no such kind of notice any more.'
    if (stale !== undefined || !kind) {
      outcomes.push({ id: notice.id, state: 'dropped', outcome: stale ?? '', after: null })
      continue
    }
    const key = bundleKey(notice, kind)
    const bundle = bundles.get(key)
    if (bundle) bundle.notices.push(notice)
    else bundles.set(key, { first: notice, kind, notices: [notice] })
  }
  const mails: Mail[] = []
  const carried: (readonly WaitingNotice[])[] = []
  for (const bundle of bundles.values()) {
    const made = await messagesOf(w, bundle, known, { link, again })
    for (const { id } of bundle.notices) outcomes.push({ id, ...made.outcome })
    for (const mail of made.mails) {
      mails.push(mail)
      carried.push(bundle.notices)
    }
  }
  const numbers = await queueMails(w, mails)
  const deliveries = numbers.flatMap((mail, at) => (carried[at] ?? []).map((notice) => ({ notice: notice.id, mail })))
  await sql`
    insert into notifications.delivery (notice_id, mail_id)
    select notice, mail from jsonb_to_recordset(${jsonText(deliveries)}::jsonb) as d(notice bigint, mail bigint)
    on conflict do nothing`.execute(w.db)
  await sql`
    update notifications.notice n set state = o.state, outcome = o.outcome, send_after = coalesce(o.after, n.send_after),
      written_at = case when o.state = 'handed' then ${w.now}::timestamptz end
    from jsonb_to_recordset(${jsonText(outcomes)}::jsonb) as o(id bigint, state text, outcome text, after timestamptz)
    where n.id = o.id`.execute(w.db)
  w.afterCommit(() => w.platform.live.tell('notice'))
  return mails.length
}

interface Made {
  readonly outcome: Omit<Outcome, 'id'>
  readonly mails: readonly Mail[]
}

const made = (state: Outcome['state'], outcome = '', after: string | null = null): Made['outcome'] => ({
  state,
  outcome,
  after,
})

async function messagesOf(
  w: Work,
  { first, kind, notices }: Bundle,
  known: Known,
  {
    link,
    again,
  }: { readonly link: (site: string, patron: number, kind: NoticeKind) => string; readonly again: boolean },
): Promise<Made> {
  const patron = known.patrons.get(first.patron_id)
  const branch = known.branches.get(first.branch_id ?? patron?.branch_id ?? 0)
  if (!patron || !branch) return { outcome: made('dropped', 'The patron is no longer known.'), mails: [] }
  const settings = await noticeSettings(w, branch.id)
  const own = known.preferences.get(`${patron.id} ${kind.code}`)
  const general = known.preferences.get(`${patron.id} *`)
  const direct = first.facts?.to
  if (kind.digest && direct === undefined && (own ?? general)?.digest === true) {
    const digest = nextDigest(first.created_at, branch.timeZone, settings.digestTime)
    if (Temporal.Instant.compare(w.now, digest) < 0)
      return { outcome: made('queued', 'Waits for the daily digest.', digest.toString()), mails: [] }
  }
  const chosen =
    direct === undefined
      ? chooseChannels({
          wanted: first.channels,
          everyChannel: first.every_channel,
          preferred: own?.channels ?? general?.channels ?? undefined,
          optional: kind.optional,
          closed: closedWays(known, patron),
          tried: first.tried,
        })
      : { channels: ['email' as const] }
  if ('why' in chosen) return { outcome: made(chosen.refused ? 'dropped' : 'unreachable', chosen.why), mails: [] }
  const quiet = chosen.channels.includes('sms') ? endOfQuiet(w.now, branch.timeZone, settings.quiet) : undefined
  if (quiet) return { outcome: made('queued', 'Waits until the quiet hours are over.', quiet.toString()), mails: [] }
  const items = notices.flatMap((notice) => itemOf(notice, known))
  const unsubscribe = link(settings.site, patron.id, kind)
  const mails: Mail[] = []
  const write = (channel: Channel, ending: string) =>
    writeNotice(w, {
      kind: kind.code,
      channel,
      patron,
      branch,
      step: first.step,
      steps: first.reason.steps,
      items,
      more: {
        ...(kind.code === 'card-expiring' && { expires: patron.expires?.toString() ?? '' }),
        ...first.facts?.more,
      },
      account: settings.site === '' ? '' : `${settings.site}/account`,
      unsubscribe: ending,
      known: known.words,
    })
  // Told once by each way; what staff send again may be sent any number of times.
  const once = (place: string) => (again ? {} : { reference: `notice:${first.id}:${first.tried.length}:${place}` })
  // What goes to an address of its own, such as a new PIN, is nobody else's.
  const others = direct === undefined && first.tried.length === 0 && !again ? (known.proxies.get(patron.id) ?? []) : []
  for (const other of others) {
    if (other.toLowerCase() === patron.email.trim().toLowerCase()) continue
    const written = await write('email', '')
    mails.push({
      ...mailOf('email', other, written, patron.id, ''),
      reference: `notice:${first.id}:${copyMark}${other}`,
    })
  }
  for (const channel of chosen.channels) {
    const written = await write(channel, unsubscribe)
    if (written.text === '') continue
    const to = direct ?? addressOf(channel, patron)
    mails.push({ ...mailOf(channel, to, written, patron.id, unsubscribe), ...once(channel) })
  }
  return mails.length === 0
    ? { outcome: made('dropped', 'Its text is empty.'), mails }
    : { outcome: made('handed'), mails }
}
