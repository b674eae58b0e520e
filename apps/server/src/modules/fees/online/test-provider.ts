import { createHmac, timingSafeEqual } from 'node:crypto'
import { isRefusal, notFound, refuse, type Refusal } from '../../../platform/refusal.ts'
import { readSetting } from '../../../platform/setting.ts'
import { tablesOf, type Work } from '../../../platform/work.ts'
import { libraryDemo } from '../../org/index.ts'
import type { FeesTables } from '../tables.ts'
import type { PaymentProvider, ProviderState } from './provider.ts'

// It guards nothing: no money moves at this bank. Tests sign with it what a real provider would sign with a secret.
const secret = 'carrel-test-bank'

/** The header in which the signature of a callback stands. */
export const signatureHeader = 'x-carrel-signature'

/** Signs a callback of the test provider: HMAC-SHA-256 of the body, in hexadecimal. */
export function signTestCallback(body: Buffer | string): string {
  return createHmac('sha256', secret).update(body).digest('hex')
}

/** A pretended bank, whose page is `/pay/test/:reference`: for trying things out. */
export const testProvider: PaymentProvider = {
  name: 'test',
  async create(w, { reference, amount, description, returnTo }) {
    await tablesOf<FeesTables>(w)
      .insertInto('fees.test_bank')
      .values({
        reference,
        amount: amount.amount,
        currency: amount.currency,
        description,
        return_to: returnTo,
        state: 'open',
        at: w.now,
      })
      .execute()
    return { providerReference: `test_${reference}`, redirect: `/pay/test/${reference}` }
  },
  async readCallback(w, headers, body) {
    if (!(await mayPretend(w))) return undefined
    const signature = headers[signatureHeader]
    const given = Buffer.from(typeof signature === 'string' ? signature : '')
    const wanted = Buffer.from(signTestCallback(body))
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined
    return parsedCallback(body)
  },
  async state(w, { reference }) {
    const row = await bankRow(w, reference)
    return row ? stateOf(row) : { reference, state: 'failed', failure: 'The bank does not know this payment.' }
  },
}

interface BankRow {
  readonly reference: string
  readonly amount: number
  readonly currency: string
  readonly description: string
  readonly return_to: string
  readonly state: 'open' | 'paid' | 'declined'
}

function stateOf({ reference, amount, currency, state }: BankRow): ProviderState {
  if (state === 'paid') return { reference, state: 'paid', amount: { amount, currency } }
  return state === 'open'
    ? { reference, state: 'pending' }
    : { reference, state: 'failed', failure: 'The bank declined the payment.' }
}

function parsedCallback(body: Buffer): ProviderState | undefined {
  try {
    const { reference, state, amount, failure } = JSON.parse(body.toString('utf8')) as Partial<ProviderState>
    if (typeof reference !== 'string' || (state !== 'paid' && state !== 'failed')) return undefined
    return { reference, state, ...(amount && { amount }), ...(typeof failure === 'string' && { failure }) }
  } catch {
    return undefined
  }
}

function bankRow(w: Pick<Work, 'db'>, reference: string): Promise<BankRow | undefined> {
  return tablesOf<FeesTables>(w)
    .selectFrom('fees.test_bank')
    .selectAll()
    .where('reference', '=', reference)
    .executeTakeFirst()
}

/** True where pretended payments may be taken: demo libraries and test servers. */
export async function mayPretend(w: Pick<Work, 'db' | 'platform'>): Promise<boolean> {
  return w.platform.config.test || (await readSetting(w, libraryDemo))
}

/** What the page of the test provider shows. */
export async function testPayment(w: Pick<Work, 'db' | 'platform'>, reference: string) {
  const row = (await mayPretend(w)) ? await bankRow(w, reference) : undefined
  if (!row) return notFound('payment', 'The test bank does not know this payment.')
  return {
    amount: { amount: row.amount, currency: row.currency },
    description: row.description,
    state: row.state,
    returnTo: row.return_to,
  }
}

/** A person decides at the test bank; gives the callback that the bank would send, signed. */
export async function decideTestPayment(
  w: Work,
  reference: string,
  decision: 'paid' | 'declined',
): Promise<{ readonly body: Buffer; readonly signature: string; readonly returnTo: string } | Refusal> {
  const shown = await testPayment(w, reference)
  if (isRefusal(shown)) return shown
  const row = await tablesOf<FeesTables>(w)
    .updateTable('fees.test_bank')
    .set({ state: decision })
    .where('reference', '=', reference)
    .where('state', '=', 'open')
    .returningAll()
    .executeTakeFirst()
  if (!row) return refuse({ code: 'payment-decided', message: 'This payment was decided already.' })
  const body = Buffer.from(JSON.stringify(stateOf(row)))
  return { body, signature: signTestCallback(body), returnTo: shown.returnTo }
}
