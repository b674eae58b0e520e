import { choice, optional, sequence } from '../ber/structures.ts'
import { CodecProblem } from '../ber/problem.ts'
import { readBer } from '../ber/read-ber.ts'
import {
  boolean,
  explicit,
  implicit,
  internationalString,
  listOf,
  nothing,
  oid,
  opaque,
  type BerType,
} from '../ber/types.ts'
import { writeBer } from '../ber/write-ber.ts'
import { characterNegotiation } from '../names/oids.ts'
import { external, type External } from '../records/external.ts'
import type { InitRequest, InitResponse } from './init.ts'

/** UTF-8 as a form of ISO 10646. */
const utf8Form = '1.0.10646.1.0.8'

interface Iso10646 {
  readonly collections?: string
  readonly form: string
}

/** A set of no standard: clients of YAZ put its name, such as `marc-8`, into an EXTERNAL. */
type PrivateSet =
  | { readonly kind: 'oids'; readonly value: Uint8Array }
  | { readonly kind: 'named'; readonly value: External }
  | { readonly kind: 'agreed'; readonly value: true }

type CharacterSet =
  | { readonly kind: 'iso2022'; readonly value: Uint8Array }
  | { readonly kind: 'iso10646'; readonly value: Iso10646 }
  | { readonly kind: 'private'; readonly value: PrivateSet }
  | { readonly kind: 'none'; readonly value: true }

/** What a client would like. */
interface Proposal {
  readonly sets?: readonly CharacterSet[]
  readonly languages?: readonly string[]
  readonly recordsToo?: boolean
}

/** What the server chose of it. */
interface Choice {
  readonly set?: CharacterSet
  readonly language?: string
  readonly recordsToo?: boolean
}

type Negotiation =
  | { readonly kind: 'proposal'; readonly value: Proposal }
  | { readonly kind: 'response'; readonly value: Choice }

const characterSet = choice<CharacterSet>('A character set', {
  iso2022: implicit(1, opaque),
  iso10646: implicit(
    2,
    sequence<Iso10646>('A form of Unicode', { collections: optional(implicit(1, oid)), form: implicit(2, oid) }),
  ),
  private: explicit(
    3,
    choice<PrivateSet>('A character set by its name', {
      oids: implicit(1, opaque),
      named: implicit(2, external),
      agreed: implicit(3, nothing),
    }),
  ),
  none: implicit(4, nothing),
})

const negotiation: BerType<Negotiation> = choice<Negotiation>('A negotiation of character sets', {
  proposal: implicit(
    1,
    sequence<Proposal>('A proposal', {
      sets: optional(implicit(1, listOf(characterSet))),
      languages: optional(implicit(2, listOf(internationalString))),
      recordsToo: optional(implicit(3, boolean)),
    }),
  ),
  response: implicit(
    2,
    sequence<Choice>('A choice', {
      set: optional(explicit(1, characterSet)),
      language: optional(implicit(2, internationalString)),
      recordsToo: optional(implicit(3, boolean)),
    }),
  ),
})

/** What a client puts into its init to ask for UTF-8 in names, terms and messages, and in records too if it likes. */
export function utf8Proposal(recordsToo: boolean): External {
  return written({
    kind: 'proposal',
    value: { sets: [{ kind: 'iso10646', value: { form: utf8Form } }], recordsToo },
  })
}

/** The answer of a server that takes UTF-8. */
export function utf8Choice(recordsToo: boolean): External {
  return written({
    kind: 'response',
    value: { set: { kind: 'iso10646', value: { form: utf8Form } }, recordsToo },
  })
}

function written(content: Negotiation): External {
  return { oid: characterNegotiation, encoding: 'ber', data: writeBer(negotiation.write(content)) }
}

/** How text is written in a session: names, terms and messages, and records too where both sides said so. */
export interface NegotiatedCharset {
  readonly charset: 'utf-8' | 'marc-8'
  readonly recordsToo: boolean
}

/** The first set that an init names and that is known here: proposed by a client, or chosen by a server. */
export function negotiatedCharset(init: InitRequest | InitResponse): NegotiatedCharset | undefined {
  const content = negotiationOf(init)
  if (!content) return undefined
  const sets = content.kind === 'proposal' ? (content.value.sets ?? []) : content.value.set ? [content.value.set] : []
  const charset = sets.map(charsetOf).find((name) => name !== undefined)
  return charset === undefined ? undefined : { charset, recordsToo: content.value.recordsToo === true }
}

/** The answer of a server to a proposal: the set that it takes, as the client called it. */
export function charsetChoice(init: InitRequest, { charset, recordsToo }: NegotiatedCharset): External | undefined {
  const content = negotiationOf(init)
  const set = content?.kind === 'proposal' ? content.value.sets?.find((one) => charsetOf(one) === charset) : undefined
  return set === undefined ? undefined : written({ kind: 'response', value: { set, recordsToo } })
}

/** Whether an init speaks of UTF-8: as a proposal of a client, or as the choice of a server; and whether for records too. */
export function negotiatedUtf8(init: InitRequest | InitResponse): { readonly recordsToo: boolean } | undefined {
  const negotiated = negotiatedCharset(init)
  return negotiated?.charset === 'utf-8' ? { recordsToo: negotiated.recordsToo } : undefined
}

const privateNames: Readonly<Record<string, NegotiatedCharset['charset']>> = {
  'marc-8': 'marc-8',
  marc8: 'marc-8',
  ansel: 'marc-8',
  'utf-8': 'utf-8',
  utf8: 'utf-8',
}

function charsetOf(set: CharacterSet): NegotiatedCharset['charset'] | undefined {
  if (set.kind === 'iso10646') return set.value.form === utf8Form ? 'utf-8' : undefined
  if (set.kind !== 'private' || set.value.kind !== 'named' || set.value.value.data.length > 40) return undefined
  const name = new TextDecoder('latin1').decode(set.value.value.data).toLowerCase()
  return Object.hasOwn(privateNames, name) ? privateNames[name] : undefined
}

function negotiationOf(init: InitRequest | InitResponse): Negotiation | undefined {
  const others = (init.otherInfo ?? []).flatMap(({ information }) =>
    information.kind === 'external' ? [information.value] : [],
  )
  const found = [...(init.userInformation ? [init.userInformation] : []), ...others].find(
    ({ oid }) => oid === characterNegotiation,
  )
  return found && readNegotiation(found)
}

/** A negotiation that cannot be read is none: a session goes on without it. */
function readNegotiation({ data }: External): Negotiation | undefined {
  try {
    const element = readBer(data)
    return negotiation.matches(element) ? negotiation.read(element) : undefined
  } catch (error) {
    if (error instanceof CodecProblem) return undefined
    throw error
  }
}
