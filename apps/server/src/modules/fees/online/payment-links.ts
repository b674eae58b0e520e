import { randomBytes } from 'node:crypto'
import type { Selectable } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { queueMail } from '../../../platform/mail.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../../platform/refusal.ts'
import { readSetting } from '../../../platform/setting.ts'
import { tablesOf, type Work } from '../../../platform/work.ts'
import { libraryOf, siteLink } from '../../org/index.ts'
import { patronById } from '../../patrons/index.ts'
import { accountOf } from '../account.ts'
import type { Charge } from '../contract.ts'
import type { PaymentLink } from '../contract-online.ts'
import { linkDays } from '../settings.ts'
import type { FeesTables } from '../tables.ts'
import { chosenProvider } from './providers.ts'
import { chosenCharges, startOnlinePayment } from './start-payment.ts'

type LinkRow = Selectable<FeesTables['fees.payment_link']>

async function standingOf(w: Work, row: LinkRow) {
  const paid = await tablesOf<FeesTables>(w)
    .selectFrom('fees.online_payment')
    .select('id')
    .where('link_id', '=', row.id)
    .where('state', '=', 'paid')
    .executeTakeFirst()
  const account = await accountOf(w, row.patron_id)
  const wish = { ...(row.charges && { charges: row.charges }), ...(row.loans && { loans: row.loans }) }
  const charges = chosenCharges(account.charges, wish)
  const owed = charges.reduce((sum, charge) => sum + charge.outstanding.amount, 0)
  const all = row.charges === null && row.loans === null
  const amount = Math.max(0, owed - (all ? account.credit.amount : 0))
  const state: PaymentLink['state'] =
    row.cancelled_at !== null
      ? 'cancelled'
      : paid
        ? 'paid'
        : Temporal.Instant.compare(w.now, row.expires_at) > 0
          ? 'expired'
          : 'open'
  return { state, charges, amount: { amount, currency: account.balance.currency }, wish }
}

async function linkView(w: Work, row: LinkRow, mailedTo: string | null): Promise<PaymentLink> {
  const { state, amount } = await standingOf(w, row)
  return {
    id: row.id,
    path: `/pay/${row.token}`,
    patron: row.patron_id,
    createdAt: row.created_at.toString(),
    by: row.by_name,
    expires: row.expires_at.toString(),
    state,
    amount,
    mailedTo,
  }
}

/** Makes an address at which a patron pays without signing in, and mails it. */
export async function createPaymentLink(
  w: Work,
  request: {
    readonly patron: number
    readonly charges?: readonly number[]
    readonly loans?: readonly number[]
    readonly mail?: boolean
    readonly to?: string
  },
): Promise<PaymentLink | Refusal> {
  const provider = await chosenProvider(w)
  if ('ok' in provider) return provider
  const patron = await patronById(w, request.patron)
  if (isRefusal(patron)) return patron
  const to = (request.to ?? patron.email).trim()
  const mails = request.mail !== false
  if (mails && !/^[^\s@]+@[^\s@]+$/.test(to)) {
    return refuse({
      code: 'no-email',
      field: 'to',
      message: 'This patron has no e-mail address. Write one, or make the link without mailing it.',
    })
  }
  const row = await tablesOf<FeesTables>(w)
    .insertInto('fees.payment_link')
    .values({
      token: randomBytes(18).toString('base64url'),
      patron_id: patron.id,
      charges: request.charges ? [...request.charges] : null,
      loans: request.loans ? [...request.loans] : null,
      created_at: w.now,
      by_name: actorName(w.actor),
      expires_at: w.now.add({ hours: 24 * (await readSetting(w, linkDays)) }),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const view = await linkView(w, row, mails ? to : null)
  if (view.amount.amount === 0)
    return refuse({ code: 'nothing-owed', message: 'Nothing is owed here, so there is nothing to pay.' })
  if (mails)
    await mailLink(w, {
      to,
      name: patron.name,
      patron: patron.id,
      address: (await siteLink(w))(view.path),
      link: view,
    })
  await w.audit({
    action: 'payment-link.make',
    subject: `patron:${patron.id}`,
    detail: { link: row.id, ...(mails && { mailedTo: to }) },
  })
  return view
}

async function mailLink(
  w: Work,
  mail: {
    readonly to: string
    readonly name: string
    readonly patron: number
    readonly address: string
    readonly link: PaymentLink
  },
): Promise<void> {
  const { name: library, locale } = await libraryOf(w)
  const until = Temporal.Instant.from(mail.link.expires).toLocaleString(locale, { dateStyle: 'long' })
  await queueMail(w, {
    to: mail.to,
    subject: `${library}: pay online`,
    text: `Dear ${mail.name},\n\nyou can pay what you owe the library here, without signing in:\n\n${mail.address}\n\nThe address works until ${until}. If you have paid already, nothing is left to do.\n\n${library}\n`,
    patron: mail.patron,
  })
}

/** Ends a payment link. */
export async function cancelPaymentLink(w: Work, id: number): Promise<object | Refusal> {
  const row = await tablesOf<FeesTables>(w)
    .updateTable('fees.payment_link')
    .set({ cancelled_at: w.now })
    .where('id', '=', id)
    .where('cancelled_at', 'is', null)
    .returning('patron_id')
    .executeTakeFirst()
  if (!row) return notFound('payment-link', `There is no open payment link ${id}.`)
  await w.audit({ action: 'payment-link.cancel', subject: `patron:${row.patron_id}`, detail: { link: id } })
  return {}
}

/** What the page behind a payment link shows. */
export interface OpenedLink {
  readonly state: PaymentLink['state']
  readonly amount: PaymentLink['amount']
  readonly charges: readonly Charge[]
}

function linkByToken(w: Work, token: string): Promise<LinkRow | undefined> {
  return tablesOf<FeesTables>(w)
    .selectFrom('fees.payment_link')
    .selectAll()
    .where('token', '=', token)
    .executeTakeFirst()
}

/** Opens a payment link. */
export async function openPaymentLink(w: Work, token: string): Promise<OpenedLink | Refusal> {
  const row = await linkByToken(w, token)
  if (!row) return notFound('payment-link', 'There is no such payment link.')
  const { state, amount, charges } = await standingOf(w, row)
  return { state, amount, charges }
}

/** Begins the payment behind a link. */
export async function payByLink(w: Work, token: string) {
  const row = await linkByToken(w, token)
  if (!row) return notFound('payment-link', 'There is no such payment link.')
  const { state, wish } = await standingOf(w, row)
  if (state !== 'open') {
    return refuse({
      code: `payment-link-${state}`,
      message: 'This link cannot be used any more. Ask the library for another.',
    })
  }
  return startOnlinePayment(w, { patron: row.patron_id, link: row.id, ...wish })
}
