import { Type, type Static, type TProperties, type TSchema } from 'typebox'

/** Schemas that several contracts share; browser-safe. */

export const Id = Type.Integer({ minimum: 1 })
export const IdParams = Type.Object({ id: Id })
/** A moment, RFC 3339 with offset. */
export const Instant = Type.String({ format: 'date-time' })
/** A calendar day, `2026-11-24`. */
export const Day = Type.String({ format: 'date' })
/** Money in minor units of its currency: 340 USD is $3.40. */
export const Money = Type.Object({ amount: Type.Integer(), currency: Type.String({ minLength: 3, maxLength: 3 }) })
export type Money = Static<typeof Money>

/** A reason why something is not done. */
export const Block = Type.Object({
  code: Type.String(),
  message: Type.String(),
  override: Type.Optional(Type.String()),
  confirm: Type.Optional(Type.Boolean()),
  field: Type.Optional(Type.String()),
  facts: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
})

/** Problem details (RFC 9457) with every reason in `blocks`. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.Optional(Type.String()),
  blocks: Type.Optional(Type.Array(Block)),
})
export type Problem = Static<typeof Problem>

/** One step of an answer to "why?": the rule or fact, whether it decided, and where to change it. */
export const Reason = Type.Object({
  decided: Type.Boolean(),
  text: Type.String(),
  detail: Type.Optional(Type.String()),
  link: Type.Optional(Type.String()),
})
export type Reason = Static<typeof Reason>

/**
 * Overrides that staff give with a request: the codes of the blocks to pass and the reason that is kept. Blocks marked
 * `confirm` are questions: they pass with an empty reason.
 */
export const Override = Type.Object({ codes: Type.Array(Type.String()), reason: Type.String() })
export type Override = Static<typeof Override>

export const PageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  offset: Type.Optional(Type.Integer({ minimum: 0 })),
}

/** A page of a list: the rows and how many there are in all. */
export function List<T extends TSchema>(row: T) {
  return Type.Object({ total: Type.Integer(), rows: Type.Array(row) })
}

/** One of a few words. */
export function oneOf<const N extends string>(...names: readonly N[]) {
  return Type.Unsafe<N>({ type: 'string', enum: [...names] })
}

/** `null` in JSON where a value is not known. */
export function Nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()])
}

export const Empty = Type.Object({})
export { Type }
export type { Static, TProperties, TSchema }

/** Who has a record open for editing, and since when; `mine` when it is the window that asks. */
export const EditLock = Type.Object({ by: Type.String(), since: Instant, mine: Type.Boolean() })
export type EditLock = Static<typeof EditLock>
/** Told for each window in which a record is open. */
export const LockToken = Type.String({ minLength: 8, maxLength: 80 })
