import { route } from '../../platform/route.ts'
import { Empty, IdParams, Instant, List, Nullable, oneOf, Type, type Static } from '../../platform/schemas.ts'

export {
  AddException,
  AddSeason,
  Calendar,
  CalendarException,
  ChangeException,
  ChangeSeason,
  CopyCalendar,
  GetCalendar,
  GetOpenAt,
  GetOpenMinutes,
  GetOpeningsAround,
  ImportCalendar,
  ImportedEvent,
  ListOpenings,
  OpenDay,
  OpeningHours,
  PutHours,
  PutInheritance,
  RemoveException,
  RemoveSeason,
  Season,
} from './contract-calendars.ts'

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
  /** Where parcels with holds go; empty: the address. On transit slips. */
  holdsAddress: Type.String(),
  /** What couriers and colleagues should know, on transit slips: "back door, ring twice". */
  holdsNote: Type.String(),
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
  /** What stands here when it is checked in goes on to this place, e.g. a cart. */
  checkInTo: Nullable(Type.Integer()),
  /** What stands here when it is checked in goes to where it belongs (its permanent location). */
  checkInPermanent: Type.Boolean(),
  /** Floor or room, as staff call it; lists to fetch from can be of one floor. */
  floor: Type.String(),
  /** Place in the walk through the building, lowest first; equal ones go by floor and name. */
  walk: Type.Integer(),
})
export type ShelvingLocation = Static<typeof ShelvingLocation>

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
    /** Patrons are told what is usual from the start: due soon, overdue, hold ready and others. The set-up page asks for it. */
    usualNotices: Type.Optional(Type.Boolean()),
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
  holdsAddress: Type.Optional(Type.String({ maxLength: 1000 })),
  holdsNote: Type.Optional(Type.String({ maxLength: 1000 })),
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

export const ListShelvingLocations = route({
  method: 'GET',
  path: '/shelving-locations',
  access: 'public',
  summary: 'Shelving locations',
  response: List(ShelvingLocation),
})
const locationFields = {
  branch: Type.Optional(Nullable(Type.Integer())),
  public: Type.Optional(Type.Boolean()),
  holdable: Type.Optional(Type.Boolean()),
  checkInTo: Type.Optional(Nullable(Type.Integer())),
  checkInPermanent: Type.Optional(Type.Boolean()),
  floor: Type.Optional(Type.String({ maxLength: 60 })),
  walk: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
}
export const CreateShelvingLocation = route({
  method: 'POST',
  path: '/shelving-locations',
  access: 'org:branches',
  summary: 'Add a shelving location',
  body: Type.Object({ code: Type.String({ minLength: 1 }), name: Type.String({ minLength: 1 }), ...locationFields }),
  response: ShelvingLocation,
})
export const ChangeShelvingLocation = route({
  method: 'PATCH',
  path: '/shelving-locations/:id',
  access: 'org:branches',
  summary: 'Change a shelving location',
  params: IdParams,
  body: Type.Object({
    code: Type.Optional(Type.String({ minLength: 1 })),
    name: Type.Optional(Type.String({ minLength: 1 })),
    ...locationFields,
  }),
  response: ShelvingLocation,
})
export const DeleteShelvingLocation = route({
  method: 'DELETE',
  path: '/shelving-locations/:id',
  access: 'org:branches',
  summary: 'Remove a shelving location that nothing names any more',
  description: 'Refused with `location-in-use` while items, rules or other locations name it.',
  params: IdParams,
  response: Empty,
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
