import { route } from '../../platform/route.ts'
import { Day, Instant, Nullable, Type, oneOf, type Static } from '../../platform/schemas.ts'
import { Attributes, Criteria } from '../policy/contract.ts'

/** What a change does to one attribute of a loan or hold. */
const ChangedValue = Type.Object({ attribute: Type.String(), before: Type.Unknown(), after: Type.Unknown() })

/** How many loans or holds a change gives another value of an attribute. */
const TouchedAttribute = Type.Object({
  attribute: Type.String(),
  count: Type.Integer(),
  /** `now`: it is asked as it comes up; `renewal`: a loan keeps what it was made with until it is renewed. */
  when: oneOf('now', 'renewal'),
  /** The values that it has now and would have, the most frequent first. */
  changes: Type.Array(Type.Object({ before: Type.Unknown(), after: Type.Unknown(), count: Type.Integer() })),
})
export type TouchedAttribute = Static<typeof TouchedAttribute>

const Example = Type.Object({
  /** Number of the loan or hold. */
  id: Type.Integer(),
  title: Type.String(),
  barcode: Nullable(Type.String()),
  patron: Nullable(Type.Integer()),
  patronName: Nullable(Type.String()),
  /** When the loan is due. */
  due: Nullable(Instant),
  changes: Type.Array(ChangedValue),
})

/** What of the open loans, or holds, a change of the rules would touch. */
export const Impact = Type.Object({
  /** Open ones in all. */
  total: Type.Integer(),
  /** Those for which something would be otherwise. */
  touched: Type.Integer(),
  attributes: Type.Array(TouchedAttribute),
  examples: Type.Array(Example),
})
export type Impact = Static<typeof Impact>

export const RuleImpact = route({
  method: 'POST',
  path: '/circulation-rules/impact',
  access: 'staff',
  summary: 'Which open loans and holds a change of the rules would touch; nothing is written',
  description:
    'Give `content` for a new rule; `rule` and `content` for a changed one; `rule` and `remove` for one that goes; `precedence` for another order. Loans keep their due dates and the terms under which they were made until they are renewed (`when: renewal`); limits, renewing, recalls and holds are asked as they come up (`when: now`). `blocks` says why the change could not be made.',
  readOnly: true,
  body: Type.Object({
    rule: Type.Optional(Type.Integer()),
    remove: Type.Optional(Type.Boolean()),
    content: Type.Optional(
      Type.Object({
        criteria: Criteria,
        attributes: Attributes,
        note: Type.Optional(Type.String()),
        position: Type.Optional(Type.Integer({ minimum: 1 })),
        validFrom: Type.Optional(Nullable(Day)),
        validTo: Type.Optional(Nullable(Day)),
      }),
    ),
    precedence: Type.Optional(oneOf('specific', 'first', 'last')),
    /** The day that is looked at: today, or the first day of the rule. */
    on: Type.Optional(Day),
    /** How many examples of each; 5 unless said otherwise. */
    examples: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
  }),
  response: Type.Object({
    on: Day,
    blocks: Type.Array(
      Type.Object({ code: Type.String(), message: Type.String(), field: Type.Optional(Type.String()) }),
    ),
    loans: Impact,
    holds: Impact,
  }),
})
