import { Type } from '../../platform/schemas.ts'

/** The most fields that a record may have when it is sent: far more than any catalogue has seen. */
const mostFields = 50_000
const longestText = 1_000_000

/** The leader of a record that is sent for saving. */
export const SentLeader = Type.String({ minLength: 24, maxLength: 24 })

/** A field of a record that is sent for saving: a value, or indicators and subfields. */
export const SentField = Type.Object({
  tag: Type.String({ minLength: 3, maxLength: 3 }),
  value: Type.Optional(Type.String({ maxLength: longestText })),
  indicators: Type.Optional(Type.String({ maxLength: 9 })),
  subfields: Type.Optional(
    Type.Array(Type.Object({ code: Type.String({ maxLength: 4 }), value: Type.String({ maxLength: longestText }) }), {
      maxItems: mostFields,
    }),
  ),
})
/** All of them. */
export const SentFields = Type.Array(SentField, { maxItems: mostFields })
