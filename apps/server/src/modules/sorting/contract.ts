import { route } from '../../platform/route.ts'
import { Instant, List, Nullable, oneOf, Reason, Type, type Static } from '../../platform/schemas.ts'

/** What a test of a sorting rule looks at. */
export const sortSubjects = [
  'destination',
  'owner',
  'hold',
  'problem',
  'item-type',
  'format',
  'location',
  'collection',
  'call-number',
  'patron',
  'media',
  'price',
  'barcode',
] as const
export type SortSubject = (typeof sortSubjects)[number]

/** For whom a returned item is kept. `recall`: called back from its borrower; `ill`: for another library. */
export const holdWords = ['none', 'here', 'elsewhere', 'recall', 'ill'] as const
/** What is the matter with a returned item. `refused`: it could not be checked in; `alert`: colleagues left a message. */
export const sortProblems = [
  'unknown',
  'refused',
  'not-on-loan',
  'missing',
  'lost',
  'withdrawn',
  'damaged',
  'incomplete',
  'not-catalogued',
  'alert',
  'parts',
] as const
export type SortProblem = (typeof sortProblems)[number]
/** What an item is made of, as field CK of SIP2 names it, and whether it may not go near a magnet. */
export const sortMedia = [
  'other',
  'book',
  'magazine',
  'bound-journal',
  'audio-tape',
  'video-tape',
  'disc',
  'diskette',
  'magnetic',
] as const

/** One test: true when any of the values holds; `not` turns it round. */
export const SortTest = Type.Object({
  about: oneOf(...sortSubjects),
  not: Type.Boolean(),
  /**
   * Branches are `here`, `elsewhere`, `branch:3` (a system stands for all below it), `group:2`; locations are their numbers;
   * call numbers are ranges such as `810-819` or `< 340`; prices `> 2500` in minor units; barcodes beginnings.
   */
  any: Type.Array(Type.String({ minLength: 1, maxLength: 120 }), { minItems: 1, maxItems: 200 }),
})
export type SortTest = Static<typeof SortTest>

/** A rule: all its tests have to hold. One without tests holds always. */
export const SortRule = Type.Object({
  name: Type.String({ maxLength: 120 }),
  active: Type.Boolean(),
  tests: Type.Array(SortTest, { maxItems: 20 }),
  /** Number of the bin. */
  bin: Type.String({ minLength: 1, maxLength: 10 }),
})
export type SortRule = Static<typeof SortRule>

/** A bin, cart or chute of a sorter. */
export const SortBin = Type.Object({
  /** As the machine knows it: field CL of SIP2. */
  number: Type.String({ minLength: 1, maxLength: 10, pattern: '^[0-9A-Za-z_-]+$' }),
  name: Type.String({ maxLength: 80 }),
  /** `people`: someone looks at each thing in it; `machine`: it goes on by itself, as a cart or a crate. */
  emptiedBy: oneOf('machine', 'people'),
  /** In words, e.g. "about 60 books". */
  capacity: Type.String({ maxLength: 80 }),
})
export type SortBin = Static<typeof SortBin>

const planFields = {
  /** Where everything goes that no rule wants; null only while there are no bins. */
  defaultBin: Nullable(Type.String({ maxLength: 10 })),
  bins: Type.Array(SortBin, { maxItems: 100 }),
  /** First match wins. */
  rules: Type.Array(SortRule, { maxItems: 500 }),
}
/** How a branch sorts what comes back. */
export const SortPlan = Type.Object({
  branch: Type.Integer(),
  branchName: Type.String(),
  /** Counts up with every save; 0: nothing was ever saved. */
  version: Type.Integer(),
  savedAt: Nullable(Instant),
  savedBy: Nullable(Type.String()),
  ...planFields,
})
export type SortPlan = Static<typeof SortPlan>

export const ListSortPlans = route({
  method: 'GET',
  path: '/sorting/plans',
  access: 'sorting:read',
  summary: 'Branches that sort returns into bins',
  response: List(
    Type.Object({
      branch: Type.Integer(),
      branchName: Type.String(),
      bins: Type.Integer(),
      rules: Type.Integer(),
      savedAt: Nullable(Instant),
      savedBy: Nullable(Type.String()),
    }),
  ),
})
const BranchParams = Type.Object({ branch: Type.Integer() })
export const GetSortPlan = route({
  method: 'GET',
  path: '/sorting/plans/:branch',
  access: 'sorting:read',
  summary: 'Bins and rules of a branch, as they are or as they were in an earlier version',
  params: BranchParams,
  query: Type.Object({ version: Type.Optional(Type.Integer({ minimum: 0 })) }),
  response: SortPlan,
})
export const PutSortPlan = route({
  method: 'PUT',
  path: '/sorting/plans/:branch',
  access: 'sorting:manage',
  summary: 'Save bins and rules of a branch',
  description:
    'Refused with `changed-meanwhile` when `version` is not the one in force, so that two people do not overwrite each other.',
  params: BranchParams,
  body: Type.Object({ version: Type.Integer(), ...planFields }),
  response: SortPlan,
})
export const SortPlanVersion = Type.Object({
  version: Type.Integer(),
  savedAt: Instant,
  savedBy: Type.String(),
  bins: Type.Integer(),
  rules: Type.Integer(),
})
export const ListSortPlanVersions = route({
  method: 'GET',
  path: '/sorting/plans/:branch/versions',
  access: 'sorting:read',
  summary: 'Earlier bins and rules of a branch, latest first',
  params: BranchParams,
  response: List(SortPlanVersion),
})

/** One line of a text that was read as rules, with what became of it. */
export const MappingLine = Type.Object({
  line: Type.Integer(),
  text: Type.String(),
  /** `comment` covers blank lines; `other-branch` lines are for another branch. */
  outcome: oneOf('rule', 'comment', 'other-branch', 'refused'),
  message: Type.String(),
})
export type MappingLine = Static<typeof MappingLine>
export const ReadMapping = route({
  method: 'POST',
  path: '/sorting/plans/:branch/mapping',
  access: 'sorting:manage',
  summary: 'Read rules from the text of a Koha SIP2SortBinMapping, without saving them',
  description:
    'One rule a line, `branch:item field:eq|ne|<|>:value[:field:op:value…]:bin`; `#` begins a comment. Bins that it names and the branch lacks come along.',
  params: BranchParams,
  body: Type.Object({ text: Type.String({ maxLength: 200_000 }) }),
  readOnly: true,
  response: Type.Object({
    bins: Type.Array(SortBin),
    rules: Type.Array(SortRule),
    lines: Type.Array(MappingLine),
  }),
})
export const ExportMapping = route({
  method: 'GET',
  path: '/sorting/plans/:branch/mapping',
  access: 'sorting:read',
  summary: 'The rules of a branch as text in the form of SIP2SortBinMapping',
  description: 'What that form cannot say stands in comments.',
  params: BranchParams,
  response: Type.Object({ fileName: Type.String(), text: Type.String() }),
})

/** A returned item, real or imagined, as the rules see it. */
export const SortFacts = Type.Object({
  branch: Type.Integer(),
  barcode: Type.String(),
  /** Where it goes next; null when nobody knows. */
  destination: Nullable(Type.Integer()),
  owner: Nullable(Type.Integer()),
  hold: oneOf(...holdWords),
  problems: Type.Array(oneOf(...sortProblems)),
  itemType: Nullable(Type.String()),
  format: Nullable(Type.String()),
  location: Nullable(Type.Integer()),
  collection: Nullable(Type.String()),
  callNumber: Type.String(),
  /** The hold is for a patron whom things are brought home to. */
  housebound: Type.Boolean(),
  magnetic: Type.Boolean(),
  /** In minor units of the library's currency. */
  price: Nullable(Type.Integer()),
})
export type SortFacts = Static<typeof SortFacts>

/** What becomes of a returned item: the bin, and what a sorter is told beside it. */
export const SortDecision = Type.Object({
  /** Null where the branch has no bins. */
  bin: Nullable(SortBin),
  /** Place of the rule that decided, 1 first; null: no rule wanted it. */
  rule: Nullable(Type.Integer()),
  /** In words, e.g. "Rule 3: on hold for Harbour → bin 2, Crates". */
  reason: Type.String(),
  /** Someone should look; a sorter sets it apart or prints a slip. */
  alert: Type.Boolean(),
  /** Field CV of SIP2: 01 hold here, 02 hold elsewhere, 03 for another library, 04 to another branch, 99 other. */
  alertType: Nullable(oneOf('01', '02', '03', '04', '99')),
  /** The branch to which it goes, where it is not this one. */
  destination: Nullable(Type.Object({ id: Type.Integer(), code: Type.String(), name: Type.String() })),
})
export type SortDecision = Static<typeof SortDecision>

export const TryReturn = route({
  method: 'POST',
  path: '/sorting/try',
  access: 'sorting:read',
  summary: 'Which bin something would go to, and why; nothing is changed',
  description:
    'With `barcode`: as if it were returned at the branch now. With `facts`: an imagined item. With `plan`: by bins and rules that are not saved yet.',
  body: Type.Object({
    branch: Type.Integer(),
    barcode: Type.Optional(Type.String({ maxLength: 60 })),
    facts: Type.Optional(Type.Partial(Type.Omit(SortFacts, ['branch']))),
    plan: Type.Optional(Type.Object(planFields)),
  }),
  readOnly: true,
  response: Type.Object({
    decision: SortDecision,
    facts: SortFacts,
    /** The title, where the barcode is known. */
    title: Nullable(Type.String()),
    /** What the check-in would have said, or why it would be refused. */
    message: Type.String(),
    /** Every rule up to the one that decided: why it did not fit, or that it did. */
    reasons: Type.Array(Reason),
  }),
})
