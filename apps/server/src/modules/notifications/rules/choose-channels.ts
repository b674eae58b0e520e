import type { Channel } from '../contract.ts'

/** What decides by which way a patron is told. */
export interface ChannelFacts {
  /** What the rule wants, in order. */
  readonly wanted: readonly Channel[]
  readonly everyChannel: boolean
  /** What the patron wants: undefined as the rule says, empty not at all. */
  readonly preferred: readonly Channel[] | undefined
  /** The patron may do without notices of this kind. */
  readonly optional: boolean
  /** Why a way is not open, in words; undefined where it is. */
  readonly closed: Readonly<Record<Channel, string | undefined>>
  /** Ways that have failed this notice. */
  readonly tried: readonly Channel[]
}

/** The ways that are taken, or why there is none. */
export type ChosenChannels =
  | { readonly channels: readonly Channel[] }
  | { readonly channels: readonly []; readonly refused: boolean; readonly why: string }

const names: Readonly<Record<Channel, string>> = { email: 'e-mail', sms: 'text message', print: 'letter' }

/** Chooses how a patron is told: as the patron wants, else as the rule says, by the first way that is open. */
export function chooseChannels(facts: ChannelFacts): ChosenChannels {
  const { preferred, optional, wanted, tried, closed } = facts
  if (preferred && preferred.length === 0 && optional)
    return { channels: [], refused: true, why: 'The patron does not want notices of this kind.' }
  const own = preferred && preferred.length > 0
  const asked = own ? [...new Set([...preferred, ...wanted])] : wanted
  const open = asked.filter((channel) => closed[channel] === undefined && !tried.includes(channel))
  const [first] = open
  if (first !== undefined) return { channels: facts.everyChannel && !own ? open : [first] }
  const why = asked.map((channel) =>
    tried.includes(channel) ? `${names[channel]}: it did not arrive` : `${names[channel]}: ${closed[channel] ?? ''}`,
  )
  return { channels: [], refused: false, why: `There is no way to tell the patron (${why.join('; ')}).` }
}
