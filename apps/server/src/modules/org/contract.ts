import { route } from '../../platform/route.ts'
import { Day, Empty, IdParams, Instant, List, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'

export const Branch = Type.Object({
  id: Type.Integer(),
  /** Short code on slips and spine labels, e.g. `ELM`. */
  code: Type.String(),
  name: Type.String(),
  /** A `system` groups branches and lends nothing itself. */
  kind: oneOf('system', 'branch'),
  parent: Nullable(Type.Integer()),
  timeZone: Type.String(),
  address: Type.String(),
  phone: Type.String(),
  email: Type.String(),
  /** Patrons may collect holds here. */
  pickup: Type.Boolean(),
  /** Shown in the public catalogue. */
  public: Type.Boolean(),
})
export type Branch = Static<typeof Branch>

export const ShelvingLocation = Type.Object({
  id: Type.Integer(),
  code: Type.String(),
  name: Type.String(),
  /** Null: at every branch. */
  branch: Nullable(Type.Integer()),
  public: Type.Boolean(),
  holdable: Type.Boolean(),
})
export type ShelvingLocation = Static<typeof ShelvingLocation>

/** Opening hours of one weekday, 1 = Monday … 7 = Sunday; several rows make a day with a break; none is a closed day. */
export const OpeningHours = Type.Object({
  weekday: Type.Integer({ minimum: 1, maximum: 7 }),
  opens: Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }),
  /** `24:00` is midnight at the end of the day. */
  closes: Type.String({ pattern: '^(([01]\\d|2[0-3]):[0-5]\\d|24:00)$' }),
})
export type OpeningHours = Static<typeof OpeningHours>

/** A day or days that differ from the weekly hours: closed, or open at other hours. */
export const CalendarException = Type.Object({
  id: Type.Integer(),
  from: Day,
  to: Day,
  name: Type.String(),
  /** Empty: closed. */
  hours: Type.Array(Type.Object({ opens: Type.String(), closes: Type.String() })),
  repeats: oneOf('never', 'yearly'),
})
export type CalendarException = Static<typeof CalendarException>

export const Calendar = Type.Object({
  branch: Type.Integer(),
  hours: Type.Array(OpeningHours),
  exceptions: Type.Array(CalendarException),
})
export type Calendar = Static<typeof Calendar>

export const SessionView = Type.Object({
  staff: Type.Object({
    id: Type.Integer(),
    username: Type.String(),
    name: Type.String(),
    roles: Type.Array(Type.String()),
  }),
  branch: Branch,
  /** Branches where this person has a role. */
  branches: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String() })),
  permissions: Type.Array(Type.String()),
  /** Goes into the header `x-carrel-csrf` of every change. */
  csrf: Type.String(),
  library: Type.Object({ name: Type.String(), currency: Type.String(), locale: Type.String(), demo: Type.Boolean() }),
})
export type SessionView = Static<typeof SessionView>

export const StaffAccount = Type.Object({
  id: Type.Integer(),
  username: Type.String(),
  name: Type.String(),
  email: Type.String(),
  active: Type.Boolean(),
  /** `branch` null: everywhere. */
  roles: Type.Array(Type.Object({ role: Type.String(), branch: Nullable(Type.Integer()) })),
})
export type StaffAccount = Static<typeof StaffAccount>

export const Role = Type.Object({ code: Type.String(), name: Type.String(), permissions: Type.Array(Type.String()) })
export type Role = Static<typeof Role>

export const SignIn = route({
  method: 'POST',
  path: '/session',
  access: 'public',
  summary: 'Sign in to the staff side',
  description:
    'Sets the session cookie. Without `branch`, the branch of the last time, else the first where the person has a role.',
  body: Type.Object({
    user: Type.String({ maxLength: 200 }),
    password: Type.String({ maxLength: 1000 }),
    branch: Type.Optional(Type.Integer()),
  }),
  response: SessionView,
})
export const GetSession = route({
  method: 'GET',
  path: '/session',
  access: 'staff',
  summary: 'Who is signed in, and where',
  response: SessionView,
})
export const SignOut = route({
  method: 'DELETE',
  path: '/session',
  access: 'staff',
  summary: 'Sign out',
  response: Empty,
})
export const ChangeBranch = route({
  method: 'PUT',
  path: '/session/branch',
  access: 'staff',
  summary: 'Work at another branch from now on',
  body: Type.Object({ branch: Type.Integer() }),
  response: SessionView,
})

/** Open only while there is no staff account: makes the first administrator and branch. */
export const SetUp = route({
  method: 'POST',
  path: '/setup',
  access: 'public',
  summary: 'First steps of an empty library: its name, first branch and administrator',
  body: Type.Object({
    library: Type.String({ minLength: 1 }),
    currency: Type.String({ minLength: 3, maxLength: 3 }),
    locale: Type.Optional(Type.String()),
    branch: Type.Object({
      code: Type.String({ minLength: 1, maxLength: 20 }),
      name: Type.String({ minLength: 1 }),
      timeZone: Type.String(),
    }),
    administrator: Type.Object({
      name: Type.String({ minLength: 1 }),
      username: Type.String({ minLength: 1 }),
      password: Type.String({ minLength: 8 }),
    }),
  }),
  response: Type.Object({ branch: Type.Integer(), staff: Type.Integer() }),
})
export const GetSetUp = route({
  method: 'GET',
  path: '/setup',
  access: 'public',
  summary: 'Whether the library still has to be set up',
  response: Type.Object({ needed: Type.Boolean() }),
})

const branchFields = {
  code: Type.String({ minLength: 1, maxLength: 20 }),
  name: Type.String({ minLength: 1 }),
  timeZone: Type.String(),
  kind: Type.Optional(Branch.properties.kind),
  parent: Type.Optional(Nullable(Type.Integer())),
  address: Type.Optional(Type.String()),
  phone: Type.Optional(Type.String()),
  email: Type.Optional(Type.String()),
  pickup: Type.Optional(Type.Boolean()),
  public: Type.Optional(Type.Boolean()),
}
export const ListBranches = route({
  method: 'GET',
  path: '/branches',
  access: 'public',
  summary: 'Branches of the library',
  response: List(Branch),
})
export const CreateBranch = route({
  method: 'POST',
  path: '/branches',
  access: 'org:branches',
  summary: 'Add a branch',
  body: Type.Object(branchFields),
  response: Branch,
})
export const ChangeBranchDetails = route({
  method: 'PATCH',
  path: '/branches/:id',
  access: 'org:branches',
  summary: 'Change a branch',
  params: IdParams,
  body: Type.Partial(Type.Object(branchFields)),
  response: Branch,
})

export const GetCalendar = route({
  method: 'GET',
  path: '/branches/:id/calendar',
  access: 'public',
  summary: 'Opening hours and exceptions of a branch',
  params: IdParams,
  response: Calendar,
})
export const PutHours = route({
  method: 'PUT',
  path: '/branches/:id/calendar/hours',
  access: 'org:calendar',
  summary: 'Set the weekly hours of a branch',
  description: 'Refused when no day of the week would be open.',
  params: IdParams,
  body: Type.Object({ hours: Type.Array(OpeningHours) }),
  response: Calendar,
})
export const AddException = route({
  method: 'POST',
  path: '/branches/:id/calendar/exceptions',
  access: 'org:calendar',
  summary: 'Add a closed day, or days with other hours',
  params: IdParams,
  body: Type.Object({
    from: Day,
    to: Type.Optional(Day),
    name: Type.String(),
    hours: Type.Optional(CalendarException.properties.hours),
    repeats: Type.Optional(CalendarException.properties.repeats),
  }),
  response: Calendar,
})
export const RemoveException = route({
  method: 'DELETE',
  path: '/branches/:id/calendar/exceptions/:exception',
  access: 'org:calendar',
  summary: 'Remove an exception',
  params: Type.Object({ id: Type.Integer(), exception: Type.Integer() }),
  response: Calendar,
})

export const ListShelvingLocations = route({
  method: 'GET',
  path: '/shelving-locations',
  access: 'public',
  summary: 'Shelving locations',
  response: List(ShelvingLocation),
})
export const CreateShelvingLocation = route({
  method: 'POST',
  path: '/shelving-locations',
  access: 'org:branches',
  summary: 'Add a shelving location',
  body: Type.Object({
    code: Type.String({ minLength: 1 }),
    name: Type.String({ minLength: 1 }),
    branch: Type.Optional(Nullable(Type.Integer())),
    public: Type.Optional(Type.Boolean()),
    holdable: Type.Optional(Type.Boolean()),
  }),
  response: ShelvingLocation,
})

export const ListRoles = route({
  method: 'GET',
  path: '/roles',
  access: 'staff',
  summary: 'Roles with what they may do',
  response: Type.Object({
    roles: Type.Array(Role),
    permissions: Type.Array(Type.Object({ code: Type.String(), text: Type.String(), module: Type.String() })),
  }),
})
export const PutRole = route({
  method: 'PUT',
  path: '/roles/:code',
  access: 'org:roles',
  summary: 'Add or change a role',
  params: Type.Object({ code: Type.String() }),
  body: Type.Object({ name: Type.String({ minLength: 1 }), permissions: Type.Array(Type.String()) }),
  response: Role,
})
export const ListStaff = route({
  method: 'GET',
  path: '/staff',
  access: 'org:staff',
  summary: 'Staff accounts',
  response: List(StaffAccount),
})
export const CreateStaff = route({
  method: 'POST',
  path: '/staff',
  access: 'org:staff',
  summary: 'Add a staff account',
  body: Type.Object({
    username: Type.String({ minLength: 1 }),
    name: Type.String({ minLength: 1 }),
    email: Type.Optional(Type.String()),
    password: Type.String({ minLength: 8 }),
    roles: StaffAccount.properties.roles,
  }),
  response: StaffAccount,
})
export const ChangeStaff = route({
  method: 'PATCH',
  path: '/staff/:id',
  access: 'org:staff',
  summary: 'Change a staff account; a new password ends its sessions',
  params: IdParams,
  body: Type.Object({
    name: Type.Optional(Type.String({ minLength: 1 })),
    email: Type.Optional(Type.String()),
    active: Type.Optional(Type.Boolean()),
    password: Type.Optional(Type.String({ minLength: 8 })),
    roles: Type.Optional(StaffAccount.properties.roles),
  }),
  response: StaffAccount,
})

export const SettingView = Type.Object({
  name: Type.String(),
  text: Type.String(),
  value: Type.Unknown(),
  fallback: Type.Unknown(),
  branch: Nullable(Type.Integer()),
  changedAt: Nullable(Instant),
  /** The only values allowed, where there are few. */
  choices: Type.Optional(Type.Array(Type.Unknown())),
})
export type SettingView = Static<typeof SettingView>
export const ListSettings = route({
  method: 'GET',
  path: '/settings',
  access: 'staff',
  summary: 'Every setting with its value and default',
  response: Type.Object({ rows: Type.Array(SettingView) }),
})
export const PutSetting = route({
  method: 'PUT',
  path: '/settings/:name',
  access: 'org:settings',
  summary: 'Set a setting for the library or one branch',
  params: Type.Object({ name: Type.String() }),
  body: Type.Object({ value: Type.Unknown(), branch: Type.Optional(Nullable(Type.Integer())) }),
  response: Type.Object({ rows: Type.Array(SettingView) }),
})
