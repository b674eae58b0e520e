import { route } from '../../platform/route.ts'
import {
  Day,
  Empty,
  IdParams,
  Instant,
  List,
  Nullable,
  PageQuery,
  Reason,
  oneOf,
  Type,
  type Static,
} from '../../platform/schemas.ts'
import { Attributes } from './contract-attributes.ts'

export { Attributes, Period, Rate } from './contract-attributes.ts'

/** To what a rule applies; every dimension may be left open. `branch` is the lending branch, `owner` the owning one; a system stands for all below it. */
export const Criteria = Type.Object({
  patronCategory: Type.Optional(Type.String()),
  itemType: Type.Optional(Type.String()),
  location: Type.Optional(Type.Integer()),
  branch: Type.Optional(Type.Integer()),
  owner: Type.Optional(Type.Integer()),
  /** A group of branches in which the lending branch is (`/branch-groups`); for holds, the pick-up branch. */
  group: Type.Optional(Type.Integer()),
  /** A group of branches in which the owning branch is. */
  ownerGroup: Type.Optional(Type.Integer()),
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
  /** First and last day on which the rule applies; null: without beginning, without end. */
  validFrom: Nullable(Day),
  validTo: Nullable(Day),
  changedAt: Instant,
})
export type Rule = Static<typeof Rule>

const content = {
  criteria: Criteria,
  attributes: Attributes,
  note: Type.Optional(Type.String()),
  position: Type.Optional(
    Type.Integer({ minimum: 1, description: 'Place in the list, 1 first; else at the end, or where it was' }),
  ),
  validFrom: Type.Optional(Nullable(Day)),
  validTo: Type.Optional(Nullable(Day)),
}

/** What a rule said at a time. */
const KeptContent = Type.Object({
  criteria: Criteria,
  attributes: Attributes,
  note: Type.String(),
  position: Type.Integer(),
  validFrom: Nullable(Day),
  validTo: Nullable(Day),
})

/** One change of a rule. */
export const RuleVersionView = Type.Object({
  id: Type.Integer(),
  rule: Type.Integer(),
  at: Instant,
  by: Type.String(),
  action: oneOf('created', 'changed', 'moved', 'removed', 'undone'),
  /** What the rule said before and afterwards; null: there was none. */
  before: Nullable(KeptContent),
  after: Nullable(KeptContent),
  /** The change that this one took back. */
  undoes: Nullable(Type.Integer()),
  undoneBy: Nullable(Type.Integer()),
})
export type RuleVersionView = Static<typeof RuleVersionView>

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
  description:
    'A rule says to what it applies (`criteria`, each left open means any) and sets any attributes; what it leaves open comes from the next fitting rule, at last from the defaults (`GET /circulation-rules`). ' +
    'The setting `policy.precedence` says which fitting rule goes first: `specific` (more criteria, then the closer branch, then the earlier in the list), `first` or `last` written; a rule without criteria comes last always. ' +
    '`null` is a value too: `loanLimit: null` means no limit, whatever broader rules say. With `validFrom` a rule for the same case takes over on that day.',
  body: Type.Object(content),
  response: Rule,
})
export const ChangeRule = route({
  method: 'PUT',
  path: '/circulation-rules/:id',
  access: 'policy:rules',
  summary: 'Change a rule',
  params: IdParams,
  body: Type.Object(content),
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
export const CopyRule = route({
  method: 'POST',
  path: '/circulation-rules/:id/copies',
  access: 'policy:rules',
  summary: 'Copy a rule for another case, or for the same case from another day on',
  params: IdParams,
  body: Type.Partial(Type.Object(content)),
  response: Rule,
})
export const ListRuleVersions = route({
  method: 'GET',
  path: '/circulation-rules/versions',
  access: 'staff',
  summary: 'Who changed which rule when, and how; the latest first',
  query: Type.Object({ rule: Type.Optional(Type.Integer()), ...PageQuery }),
  response: List(RuleVersionView),
})
export const UndoRuleVersion = route({
  method: 'POST',
  path: '/circulation-rules/versions/:id/undo',
  access: 'policy:rules',
  summary: 'Take a change of a rule back',
  description: 'Possible while the rule still says what that change made it say; else `rule-changed-since`.',
  params: IdParams,
  response: Type.Object({ rule: Nullable(Rule) }),
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
    /** As the rules will be, or were, on this day. */
    on: Type.Optional(Day),
  }),
  response: Type.Object({
    attributes: Type.Array(Resolved),
    /** Every rule that fits, the one that goes first first. */
    rules: Type.Array(Type.Integer()),
  }),
})
