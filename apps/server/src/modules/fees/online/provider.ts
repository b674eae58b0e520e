import type { Money } from '../../../platform/money.ts'
import type { Work } from '../../../platform/work.ts'

/** A payment that a provider is to take. */
export interface WantedPayment {
  /** By which the provider will speak of it. */
  readonly reference: string
  readonly amount: Money
  readonly description: string
  /** Where it sends the payer back to. */
  readonly returnTo: string
}

/** How a payment stands at a provider. */
export interface ProviderState {
  readonly reference: string
  readonly state: 'pending' | 'paid' | 'failed'
  /** What was paid really, so that a payment of another amount is noticed. */
  readonly amount?: Money
  readonly failure?: string
}

/**
 * Somebody who takes payments online. Another one is a file that answers these three questions and a line in
 * `providers.ts`: begin a payment, read what it calls back with, and tell how a payment stands when no call came.
 */
export interface PaymentProvider {
  readonly name: string
  /** Begins a payment; gives the provider's own number and the address to send the payer to. */
  create(w: Work, payment: WantedPayment): Promise<{ readonly providerReference: string; readonly redirect: string }>
  /** What a callback says, if its signature is right; undefined for one that is not the provider's. */
  readCallback(
    w: Pick<Work, 'db' | 'platform'>,
    headers: Readonly<Record<string, unknown>>,
    body: Buffer,
  ): Promise<ProviderState | undefined>
  /** How a payment stands, asked of the provider. */
  state(
    w: Pick<Work, 'db'>,
    payment: { readonly reference: string; readonly providerReference: string },
  ): Promise<ProviderState>
}
