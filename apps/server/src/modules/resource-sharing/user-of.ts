import { folded, type OfUser, type Problem } from '@carrel/ncip'
import type { Platform } from '../../platform/platform.ts'
import { refuse, type Refusal } from '../../platform/refusal.ts'
import { carrel, readWork, type Work } from '../../platform/work.ts'
import { checkPin, patronByAnyNumber, patronFacts, type PatronFacts } from '../patrons/index.ts'
import type { Partner } from './agency-store.ts'

/** A patron whom a message means, with the number by which answers name them. */
export interface Meant {
  readonly patron: PatronFacts
  readonly number: string
}

const isSecret = (type: string) => /pin|password|pass/.test(folded(type))

/** The number of the user and the PIN, wherever they stand. */
export function claimsOf({ user, authentication }: OfUser): { number: string | undefined; pin: string | undefined } {
  return {
    number: user?.value ?? authentication.find((input) => !isSecret(input.type))?.data,
    pin: authentication.find((input) => isSecret(input.type))?.data,
  }
}

/** Judges a PIN that a message carries; outside of any transaction, so that a wrong guess is kept. */
export async function pinProblem(platform: Platform, message: OfUser, address: string): Promise<Problem | undefined> {
  const { number, pin } = claimsOf(message)
  if (pin === undefined) return undefined
  const w = readWork(platform, carrel)
  const patron = number === undefined ? undefined : await patronByAnyNumber(w, number)
  if (patron === undefined)
    return { type: 'User Authentication Failed', detail: 'Number or PIN is wrong.', element: 'AuthenticationInput' }
  const wrong = await checkPin(w, patron, pin, address)
  return (
    wrong && {
      type: 'User Authentication Failed',
      detail: wrong.blocks.map((block) => block.message).join(' '),
      element: 'AuthenticationInput',
    }
  )
}

/** The patron with a card, an old one too, or with a number of another system. */
export async function patronByNumber(w: Work, number: string): Promise<PatronFacts | undefined> {
  const byCard = await patronFacts(w, { card: number })
  if (byCard) return byCard
  const id = await patronByAnyNumber(w, number)
  return id === undefined ? undefined : patronFacts(w, { id })
}

/**
 * The patron of a message. Where `borrows`, a reader of the partner whom nobody here knows is represented by the account that is set
 * for the partner.
 */
export async function userOf(
  w: Work,
  partner: Partner,
  message: OfUser,
  options: { readonly borrows?: boolean } = {},
): Promise<Meant | Refusal> {
  const { number } = claimsOf(message)
  const patron = number === undefined ? undefined : await patronByNumber(w, number)
  if (patron) return { patron, number: number ?? patron.card?.barcode ?? String(patron.id) }
  if (options.borrows === true && number !== undefined && partner.borrower !== null) {
    const account = await patronFacts(w, { id: partner.borrower })
    if (account) return { patron: account, number }
  }
  return refuse(
    number === undefined
      ? { code: 'user-missing', message: 'The message does not say for which user it is.' }
      : { code: 'patron-not-found', message: `No user here has the number ${number}.` },
  )
}

/** How actions are told of a patron: by the card that was shown, so that a lost one is noticed, or by number. */
export function asParty({ patron }: Meant): { readonly card: string } | { readonly patron: number } {
  return patron.card ? { card: patron.card.barcode } : { patron: patron.id }
}

/** The patron of a message if one is named; a number that nobody has is refused. */
export async function userIfAny(w: Work, partner: Partner, message: OfUser): Promise<Meant | undefined | Refusal> {
  return claimsOf(message).number === undefined ? undefined : userOf(w, partner, message, { borrows: true })
}
