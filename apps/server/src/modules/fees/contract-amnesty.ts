import { route } from '../../platform/route.ts'
import {
  Day,
  IdParams,
  Instant,
  List,
  Money,
  Nullable,
  oneOf,
  PageQuery,
  Type,
  type Static,
} from '../../platform/schemas.ts'
import { ChargeKind } from './contract.ts'

/** Which charges an amnesty is for; what is left out does not narrow it. */
export const AmnestyFilter = Type.Object({
  kinds: Type.Optional(Type.Array(ChargeKind)),
  /** Branches that charged. */
  branches: Type.Optional(Type.Array(Type.Integer())),
  /** Categories of patrons. */
  categories: Type.Optional(Type.Array(Type.String())),
  /** Charged on or after this day. */
  from: Type.Optional(Day),
  /** Charged on or before this day. */
  to: Type.Optional(Day),
  /** Charged at least so many days ago. */
  olderThanDays: Type.Optional(Type.Integer({ minimum: 0 })),
  /** Only charges that owe no more than this. */
  upTo: Type.Optional(Money),
})
export type AmnestyFilter = Static<typeof AmnestyFilter>

const plan = {
  filter: AmnestyFilter,
  /** How much of what is owed, in percent; 100 if it is not given. */
  percent: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
}

/** A reduction of what many owe. */
export const Amnesty = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  filter: AmnestyFilter,
  how: oneOf('waiver', 'write-off'),
  percent: Type.Integer(),
  reason: Type.String(),
  state: oneOf('running', 'done', 'undoing', 'undone'),
  at: Instant,
  by: Type.String(),
  /** The job that does or undoes it. */
  job: Nullable(Type.Integer()),
  patrons: Type.Integer(),
  charges: Type.Integer(),
  amount: Money,
  undoneAt: Nullable(Instant),
})
export type Amnesty = Static<typeof Amnesty>

export const PreviewAmnesty = route({
  method: 'POST',
  path: '/amnesties/preview',
  access: 'fees:amnesty',
  readOnly: true,
  summary: 'What an amnesty would take off, before anything is written',
  description:
    'Fines that still grow are not charges yet and are left as they are; they can be forgiven at the return.',
  body: Type.Object(plan),
  response: Type.Object({
    patrons: Type.Integer(),
    charges: Type.Integer(),
    amount: Money,
    byKind: Type.Array(Type.Object({ kind: ChargeKind, charges: Type.Integer(), amount: Money })),
    byBranch: Type.Array(Type.Object({ branch: Nullable(Type.Integer()), charges: Type.Integer(), amount: Money })),
    /** The first hundred, the largest first. */
    rows: Type.Array(
      Type.Object({
        charge: Type.Integer(),
        patron: Type.Integer(),
        patronName: Type.String(),
        kind: ChargeKind,
        description: Type.String(),
        at: Instant,
        outstanding: Money,
        amount: Money,
      }),
    ),
  }),
})
export const RunAmnesty = route({
  method: 'POST',
  path: '/amnesties',
  access: 'fees:amnesty',
  summary: 'Take off what patrons owe, as a job that can be undone',
  body: Type.Object({
    ...plan,
    name: Type.String({ minLength: 1, maxLength: 100 }),
    how: Type.Optional(oneOf('waiver', 'write-off')),
    reason: Type.String({ minLength: 1 }),
  }),
  response: Amnesty,
})
export const UndoAmnesty = route({
  method: 'POST',
  path: '/amnesties/:id/undo',
  access: 'fees:amnesty',
  summary: 'Let patrons owe again what an amnesty took off',
  description: 'Runs as a job. What was corrected since then stays as it is.',
  params: IdParams,
  body: Type.Object({ reason: Type.String({ minLength: 1 }) }),
  response: Amnesty,
})
export const ListAmnesties = route({
  method: 'GET',
  path: '/amnesties',
  access: 'fees:read',
  summary: 'Amnesties, newest first',
  query: Type.Object(PageQuery),
  response: List(Amnesty),
})
export const GetAmnesty = route({
  method: 'GET',
  path: '/amnesties/:id',
  access: 'fees:read',
  summary: 'One amnesty',
  params: IdParams,
  response: Amnesty,
})
