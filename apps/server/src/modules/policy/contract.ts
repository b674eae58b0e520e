import { route } from '../../platform/route.ts'
import { Empty, IdParams, Instant, Nullable, Reason, Type, type Static } from '../../platform/schemas.ts'
import { Attributes } from './attributes.ts'

export { Attributes, Period, Rate } from './attributes.ts'

/** To what a rule applies; every dimension may be left open. `branch` is the lending branch, `owner` the owning one; a system stands for all below it. */
export const Criteria = Type.Object({
  patronCategory: Type.Optional(Type.String()),
  itemType: Type.Optional(Type.String()),
  location: Type.Optional(Type.Integer()),
  branch: Type.Optional(Type.Integer()),
  owner: Type.Optional(Type.Integer()),
  collection: Type.Optional(Type.String()),
  ageFrom: Type.Optional(Type.Integer()),
  ageTo: Type.Optional(Type.Integer()),
})
export type Criteria = Static<typeof Criteria>

export const Rule = Type.Object({
  id: Type.Integer(),
  criteria: Criteria,
  attributes: Attributes,
  note: Type.String(),
  /** Position in the list, 1 first; decides between equally specific rules. */
  position: Type.Integer(),
  changedAt: Instant,
})
export type Rule = Static<typeof Rule>

/** Which rule gave an attribute, and which lost. */
export const Resolved = Type.Object({
  attribute: Type.String(),
  value: Type.Unknown(),
  rule: Nullable(Type.Integer()),
  reasons: Type.Array(Reason),
})

export const ListRules = route({
  method: 'GET',
  path: '/circulation-rules',
  access: 'staff',
  summary: 'The circulation rules',
  response: Type.Object({ rows: Type.Array(Rule), defaults: Attributes }),
})
export const CreateRule = route({
  method: 'POST',
  path: '/circulation-rules',
  access: 'policy:rules',
  summary: 'Add a rule',
  body: Type.Object({
    criteria: Criteria,
    attributes: Attributes,
    note: Type.Optional(Type.String()),
    position: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  response: Rule,
})
export const ChangeRule = route({
  method: 'PUT',
  path: '/circulation-rules/:id',
  access: 'policy:rules',
  summary: 'Change a rule',
  params: IdParams,
  body: Type.Object({
    criteria: Criteria,
    attributes: Attributes,
    note: Type.Optional(Type.String()),
    position: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  response: Rule,
})
export const DeleteRule = route({
  method: 'DELETE',
  path: '/circulation-rules/:id',
  access: 'policy:rules',
  summary: 'Remove a rule',
  params: IdParams,
  response: Empty,
})
export const ExplainRules = route({
  method: 'POST',
  path: '/circulation-rules/explanation',
  access: 'staff',
  summary: 'What the rules say for a case, attribute by attribute, with the rules that lost',
  readOnly: true,
  body: Type.Object({
    patronCategory: Type.Optional(Type.String()),
    itemType: Type.Optional(Type.String()),
    location: Type.Optional(Nullable(Type.Integer())),
    branch: Type.Optional(Type.Integer()),
    owner: Type.Optional(Type.Integer()),
    collection: Type.Optional(Type.String()),
    age: Type.Optional(Nullable(Type.Integer())),
  }),
  response: Type.Object({
    attributes: Type.Array(Resolved),
    /** Every rule that fits, the one that goes first first. */
    rules: Type.Array(Type.Integer()),
  }),
})
