import { route } from '../../platform/route.ts'
import { Empty, IdParams, Instant, List, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'
import { searchKeys } from './contract-search-keys.ts'

const text = (most: number) => Type.String({ maxLength: most })
const Indexes = Type.Partial(Type.Object(Object.fromEntries(searchKeys.map((key) => [key, text(100)]))))

const settable = {
  name: Type.String({ minLength: 1, maxLength: 120 }),
  protocol: oneOf('z39.50', 'sru'),
  host: text(255),
  port: Nullable(Type.Integer({ minimum: 1, maximum: 65_535 })),
  database: text(200),
  tls: Type.Boolean(),
  /** Address of an SRU server. */
  url: text(1000),
  sruVersion: oneOf('1.1', '1.2', '2.0'),
  syntax: oneOf('usmarc', 'unimarc', 'xml'),
  recordSchema: text(200),
  elementSet: text(20),
  /** `auto`, or a name such as `utf-8`, `marc-8`, `latin1`. */
  charset: text(40),
  /** By search key: attributes such as `1=7 4=1`, or a CQL index such as `dc.title`; an empty text: it cannot be asked by this. */
  indexes: Type.Unsafe<Readonly<Partial<Record<(typeof searchKeys)[number], string>>>>(Indexes),
  username: Nullable(text(200)),
  group: Nullable(text(200)),
  timeoutSeconds: Type.Integer({ minimum: 1, maximum: 120 }),
  /** Most records that are fetched for one search. */
  most: Type.Integer({ minimum: 1, maximum: 100 }),
  /** In which order they are asked, lowest first. */
  place: Type.Integer({ minimum: 0, maximum: 10_000 }),
  enabled: Type.Boolean(),
  tags: Type.Array(text(40), { maxItems: 20 }),
  note: text(2000),
}

/** A catalogue of others that records are fetched from. Its password is never shown. */
export const CopyTarget = Type.Object({
  id: Type.Integer(),
  ...settable,
  hasPassword: Type.Boolean(),
  testedAt: Nullable(Instant),
  testOk: Nullable(Type.Boolean()),
  testSaid: Nullable(Type.String()),
})
export type CopyTarget = Static<typeof CopyTarget>

const TargetChange = Type.Object({
  ...Type.Partial(Type.Object(settable)).properties,
  /** Null takes it away; left out it stays. */
  password: Type.Optional(Nullable(text(200))),
})
export type TargetChange = Static<typeof TargetChange>
const NewTarget = Type.Object({
  ...TargetChange.properties,
  name: settable.name,
  protocol: settable.protocol,
})
export type NewTarget = Static<typeof NewTarget>

export const ListCopyTargets = route({
  method: 'GET',
  path: '/copy-cataloguing/targets',
  access: 'staff',
  summary: 'Catalogues of other libraries that records are fetched from, in the order in which they are asked',
  response: List(CopyTarget),
})
export const CreateCopyTarget = route({
  method: 'POST',
  path: '/copy-cataloguing/targets',
  access: 'copy-cataloguing:targets',
  summary: 'Add a catalogue that records are fetched from',
  body: NewTarget,
  response: CopyTarget,
})
export const ChangeCopyTarget = route({
  method: 'PATCH',
  path: '/copy-cataloguing/targets/:id',
  access: 'copy-cataloguing:targets',
  summary: 'Change a catalogue that records are fetched from',
  params: IdParams,
  body: TargetChange,
  response: CopyTarget,
})
export const DeleteCopyTarget = route({
  method: 'DELETE',
  path: '/copy-cataloguing/targets/:id',
  access: 'copy-cataloguing:targets',
  summary: 'Take a catalogue off the list',
  params: IdParams,
  response: Empty,
})
export const AddReadyTargets = route({
  method: 'POST',
  path: '/copy-cataloguing/targets/ready',
  access: 'copy-cataloguing:targets',
  summary:
    'Add the well-known catalogues that are not on the list yet; most of them switched off until they are tested',
  response: Type.Object({ added: Type.Integer() }),
})

/** One step of a test: reaching it, signing in, searching, fetching a record, reading it. */
export const TargetTest = Type.Object({
  ok: Type.Boolean(),
  /** What was found, or exactly what went wrong, in a sentence. */
  said: Type.String(),
  steps: Type.Array(Type.Object({ ok: Type.Boolean(), text: Type.String() })),
})
export type TargetTest = Static<typeof TargetTest>
export const TestCopyTarget = route({
  method: 'POST',
  path: '/copy-cataloguing/targets/:id/test',
  access: 'copy-cataloguing:search',
  summary: 'Ask a catalogue for something that most have, and say what happens at each step',
  params: IdParams,
  body: Type.Object({
    /** What is searched for; a common word unless given. */
    key: Type.Optional(oneOf(...searchKeys)),
    text: Type.Optional(text(200)),
  }),
  response: TargetTest,
})
