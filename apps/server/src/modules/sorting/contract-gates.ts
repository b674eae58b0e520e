import { route } from '../../platform/route.ts'
import { IdParams, Instant, List, Nullable, oneOf, PageQuery, Type, type Static } from '../../platform/schemas.ts'

/** Why a gate sounds: not lent, lent for use in the library only, or not of this library. */
export const alarmCauses = ['not-lent', 'on-site', 'unknown'] as const

const gateFields = {
  branch: Type.Integer(),
  name: Type.String({ minLength: 1, maxLength: 80 }),
  /** Which door, in words. */
  place: Type.String({ maxLength: 200 }),
  enabled: Type.Boolean(),
  /** Things that the library does not know raise an alarm too. */
  alarmUnknown: Type.Boolean(),
}
/** A gate at a door. */
export const Gate = Type.Object({
  id: Type.Integer(),
  ...gateFields,
  branchName: Type.String(),
  /** It has a key of its own, with which it reports. */
  hasKey: Type.Boolean(),
  heardAt: Nullable(Instant),
  /** Counts of the day that it is at the branch. */
  today: Type.Object({
    entered: Type.Integer(),
    wentOut: Type.Integer(),
    things: Type.Integer(),
    alarms: Type.Integer(),
  }),
  /** Alarms that nobody has answered. */
  open: Type.Integer(),
})
export type Gate = Static<typeof Gate>

export const ListGates = route({
  method: 'GET',
  path: '/gates',
  access: 'sorting:read',
  summary: 'Gates with what passed them today',
  response: List(Gate),
})
export const CreateGate = route({
  method: 'POST',
  path: '/gates',
  access: 'sorting:manage',
  summary: 'Add a gate',
  body: Type.Object(gateFields),
  response: Gate,
})
export const ChangeGate = route({
  method: 'PUT',
  path: '/gates/:id',
  access: 'sorting:manage',
  summary: 'Change a gate, or switch it off',
  params: IdParams,
  body: Type.Object(gateFields),
  response: Gate,
})
export const MakeGateKey = route({
  method: 'POST',
  path: '/gates/:id/key',
  access: 'sorting:manage',
  summary: 'Make the key with which a gate reports; the one before ends',
  description: 'The token is in this answer and never again.',
  params: IdParams,
  response: Type.Object({ token: Type.String(), address: Type.String() }),
})

export const ReportPassages = route({
  method: 'POST',
  path: '/gates/:id/passages',
  access: 'gates:report',
  summary: 'Report what passed a gate, and learn for each thing whether it may leave',
  description:
    'A report with the same `report` counts once, so that a gate may send it again. Nobody writes down what was lent and left: only alarms are kept.',
  params: IdParams,
  body: Type.Object({
    /** The gate’s own number of this report. */
    report: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
    /** When it was, by the gate’s clock; moments to come count as now. */
    at: Type.Optional(Instant),
    /** `in` raises no alarm. */
    direction: Type.Optional(oneOf('in', 'out')),
    /** Barcodes as read from labels or tags. */
    codes: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 120 }), { maxItems: 200 })),
    /** People who came in and went out since the last report. */
    entered: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
    wentOut: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  }),
  response: Type.Object({
    /** Sound the alarm. */
    alarm: Type.Boolean(),
    /** It had been reported before and was not counted again. */
    repeated: Type.Boolean(),
    things: Type.Array(
      Type.Object({
        code: Type.String(),
        known: Type.Boolean(),
        lent: Type.Boolean(),
        cause: Nullable(oneOf(...alarmCauses)),
      }),
    ),
  }),
})

/** Something that left without having been lent. */
export const GateAlarm = Type.Object({
  id: Type.Integer(),
  gate: Type.Integer(),
  gateName: Type.String(),
  branch: Type.Integer(),
  branchName: Type.String(),
  at: Instant,
  code: Type.String(),
  cause: oneOf(...alarmCauses),
  item: Nullable(
    Type.Object({
      id: Type.Integer(),
      bib: Type.Integer(),
      barcode: Type.String(),
      title: Type.String(),
      author: Nullable(Type.String()),
      callNumber: Type.String(),
      classNumber: Nullable(Type.String()),
      format: Type.String(),
    }),
  ),
  seenAt: Nullable(Instant),
  seenBy: Nullable(Type.String()),
  note: Type.String(),
})
export type GateAlarm = Static<typeof GateAlarm>
export const ListGateAlarms = route({
  method: 'GET',
  path: '/gate-alarms',
  access: 'sorting:read',
  summary: 'Alarms of gates, latest first',
  description: 'Live topic: `gate-alarm`.',
  query: Type.Object({
    branch: Type.Optional(Type.Integer()),
    gate: Type.Optional(Type.Integer()),
    /** Only those that nobody has answered. */
    open: Type.Optional(Type.Boolean()),
    ...PageQuery,
  }),
  response: List(GateAlarm),
})
export const AnswerGateAlarms = route({
  method: 'POST',
  path: '/gate-alarms/answers',
  access: 'gates:answer',
  summary: 'Say that alarms were looked into, and what it was',
  body: Type.Object({
    alarms: Type.Array(Type.Integer(), { minItems: 1, maxItems: 500 }),
    note: Type.String({ maxLength: 500 }),
  }),
  response: Type.Object({ answered: Type.Integer() }),
})
export const ReopenGateAlarm = route({
  method: 'POST',
  path: '/gate-alarms/:id/reopening',
  access: 'gates:answer',
  summary: 'Take an answer back',
  params: IdParams,
  response: GateAlarm,
})

export const GateHour = Type.Object({
  gate: Type.Integer(),
  hour: Instant,
  entered: Type.Integer(),
  wentOut: Type.Integer(),
  things: Type.Integer(),
  alarms: Type.Integer(),
})
export type GateHour = Static<typeof GateHour>
export const ListGateHours = route({
  method: 'GET',
  path: '/gate-hours',
  access: 'sorting:read',
  summary: 'What passed the gates by hour, earliest first; hours without anything are left out',
  query: Type.Object({
    branch: Type.Optional(Type.Integer()),
    gate: Type.Optional(Type.Integer()),
    from: Instant,
    to: Instant,
  }),
  response: Type.Object({ rows: Type.Array(GateHour) }),
})
