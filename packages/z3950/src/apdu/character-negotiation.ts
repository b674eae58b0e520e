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
import type { External } from '../records/external.ts'
import type { InitRequest, InitResponse } from './init.ts'

/** UTF-8 as a form of ISO 10646. */
const utf8Form = '1.0.10646.1.0.8'

interface Iso10646 {
  readonly collections?: string
  readonly form: string
}

type CharacterSet =
  | { readonly kind: 'iso2022'; readonly value: Uint8Array }
  | { readonly kind: 'iso10646'; readonly value: Iso10646 }
  | { readonly kind: 'private'; readonly value: Uint8Array }
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
  private: implicit(3, opaque),
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

/** Whether an init speaks of UTF-8: as a proposal of a client, or as the choice of a server; and whether for records too. */
export function negotiatedUtf8(init: InitRequest | InitResponse): { readonly recordsToo: boolean } | undefined {
  const others = (init.otherInfo ?? []).flatMap(({ information }) =>
    information.kind === 'external' ? [information.value] : [],
  )
  const found = [...(init.userInformation ? [init.userInformation] : []), ...others].find(
    ({ oid }) => oid === characterNegotiation,
  )
  const content = found && readNegotiation(found)
  if (!content) return undefined
  const sets = content.kind === 'proposal' ? (content.value.sets ?? []) : content.value.set ? [content.value.set] : []
  const isUtf8 = sets.some((set) => set.kind === 'iso10646' && set.value.form === utf8Form)
  return isUtf8 ? { recordsToo: content.value.recordsToo === true } : undefined
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
