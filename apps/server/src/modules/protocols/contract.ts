import { route } from '../../platform/route.ts'
import { Instant, List, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'

/** `keys`: only who has an API key with the permission `protocols:use`; `nobody`: it is switched off. */
export const audiences = ['everybody', 'keys', 'nobody'] as const

const ruleFields = {
  audience: oneOf(...audiences),
  /** Requests that one address may send in a minute. */
  perMinute: Type.Integer({ minimum: 1, maximum: 100_000 }),
  /** Records that are given in one answer. */
  mostRecords: Type.Integer({ minimum: 1, maximum: 1000 }),
}

const Hour = Type.Object({
  hour: Instant,
  requests: Type.Integer(),
  refused: Type.Integer(),
  failed: Type.Integer(),
})

/** A protocol with its rules and what came in by it in the last day. */
export const ProtocolStanding = Type.Object({
  name: Type.String(),
  title: Type.String(),
  text: Type.String(),
  /** Where it is reached, such as `/sru` or `127.0.0.1:9999/Default`; null when it does not listen in this process. */
  address: Nullable(Type.String()),
  /** Whether {@link TryProtocol} can ask it. */
  canTry: Type.Boolean(),
  ...ruleFields,
  /** The last 24 hours, first to last, also those in which nothing came in. */
  hours: Type.Array(Hour),
  requests: Type.Integer(),
  refused: Type.Integer(),
  failed: Type.Integer(),
})
export type ProtocolStanding = Static<typeof ProtocolStanding>

const NameParams = Type.Object({ name: Type.String({ maxLength: 40 }) })

export const ListProtocols = route({
  method: 'GET',
  path: '/protocols',
  access: 'protocols:manage',
  summary: 'The protocols of the catalogue: who may use them, limits, and what came in in the last day',
  response: List(ProtocolStanding),
})

export const PutProtocol = route({
  method: 'PUT',
  path: '/protocols/:name',
  access: 'protocols:manage',
  summary: 'Say who may use a protocol and how much',
  params: NameParams,
  body: Type.Object(ruleFields, { additionalProperties: false }),
  response: ProtocolStanding,
})

/** A request that could not be answered. */
export const ProtocolFault = Type.Object({
  id: Type.Integer(),
  at: Instant,
  /** Where it came from. */
  address: Type.String(),
  operation: Type.String(),
  message: Type.String(),
  /** Its first bytes, in hexadecimal digits. */
  hex: Type.String(),
  /** The same as text; what cannot be shown is a dot. */
  text: Type.String(),
  /** How many bytes the whole request had. */
  size: Type.Integer(),
})
export type ProtocolFault = Static<typeof ProtocolFault>

export const ListProtocolFaults = route({
  method: 'GET',
  path: '/protocols/:name/faults',
  access: 'protocols:manage',
  summary: 'The last requests that could not be answered, with their bytes; latest first',
  params: NameParams,
  response: List(ProtocolFault),
})

/** What became of a trial. */
export const ProtocolTrial = Type.Object({
  ok: Type.Boolean(),
  /** What was found, or what is wrong, in one sentence. */
  message: Type.String(),
  milliseconds: Type.Integer(),
})
export type ProtocolTrial = Static<typeof ProtocolTrial>

export const TryProtocol = route({
  method: 'POST',
  path: '/protocols/:name/trial',
  access: 'protocols:manage',
  summary: 'Ask a protocol as other programs do, over the network of this machine',
  params: NameParams,
  readOnly: true,
  response: ProtocolTrial,
})
