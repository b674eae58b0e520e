import { route } from '../../platform/route.ts'
import {
  Day,
  Empty,
  IdParams,
  Instant,
  List,
  Nullable,
  oneOf,
  PageQuery,
  Type,
  type Static,
} from '../../platform/schemas.ts'

const Name = Type.String({ minLength: 1, maxLength: 300 })

export const Term = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  from: Day,
  to: Day,
  courses: Type.Integer(),
})
export type Term = Static<typeof Term>
export const Department = Type.Object({
  id: Type.Integer(),
  code: Type.String(),
  name: Type.String(),
  courses: Type.Integer(),
})
export type Department = Static<typeof Department>

/** What an item on reserve is meanwhile. */
const place = {
  location: Nullable(Type.Integer()),
  itemType: Nullable(Type.String()),
  /** Rules may name it. */
  collection: Type.String({ maxLength: 60 }),
  callNumberPrefix: Type.String({ maxLength: 40 }),
}

export const Course = Type.Object({
  id: Type.Integer(),
  code: Type.String(),
  name: Type.String(),
  term: Type.Object({ id: Type.Integer(), name: Type.String(), from: Day, to: Day }),
  department: Nullable(Type.Object({ id: Type.Integer(), code: Type.String(), name: Type.String() })),
  instructors: Type.Array(Type.Object({ patron: Nullable(Type.Integer()), name: Type.String() })),
  sections: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String(), enrolment: Nullable(Type.Integer()) })),
  /** Of the whole course; the sum of its sections where it is not given. */
  enrolment: Nullable(Type.Integer()),
  note: Type.String(),
  public: Type.Boolean(),
  ...place,
  /** `coming` before its term, `ended` after it or when it was ended by hand. */
  state: oneOf('coming', 'running', 'ended'),
  endedAt: Nullable(Instant),
  readings: Type.Integer(),
  /** Items that are still to be fetched or come back for it. */
  wanted: Type.Integer(),
})
export type Course = Static<typeof Course>

export const Reading = Type.Object({
  id: Type.Integer(),
  course: Type.Integer(),
  section: Nullable(Type.Integer()),
  position: Type.Integer(),
  kind: oneOf('item', 'title', 'link', 'note'),
  item: Nullable(Type.Integer()),
  barcode: Nullable(Type.String()),
  bib: Nullable(Type.Integer()),
  title: Nullable(Type.String()),
  author: Nullable(Type.String()),
  format: Nullable(Type.String()),
  classNumber: Nullable(Type.String()),
  callNumber: Nullable(Type.String()),
  location: Nullable(Type.String()),
  branch: Nullable(Type.Integer()),
  status: Nullable(Type.String()),
  due: Nullable(Instant),
  url: Nullable(Type.String()),
  text: Type.String(),
  note: Type.String(),
  from: Nullable(Day),
  until: Nullable(Day),
  place: Type.Object({
    location: Nullable(Type.Integer()),
    itemType: Nullable(Type.String()),
    collection: Nullable(Type.String()),
    callNumberPrefix: Nullable(Type.String()),
  }),
  /** `on-reserve`: it is there; `wanted`: on reserve, but lent or elsewhere; `coming`: not yet; `ended`; `gone`: no such item any more. */
  state: oneOf('on-reserve', 'wanted', 'coming', 'ended', 'gone', 'listed'),
  /** What the item is when the reserve ends. */
  home: Nullable(
    Type.Object({
      location: Nullable(Type.Integer()),
      itemType: Type.String(),
      collection: Nullable(Type.String()),
      callNumber: Type.String(),
    }),
  ),
  /** Other courses for which it is on reserve. */
  otherCourses: Type.Array(Type.Object({ id: Type.Integer(), name: Type.String() })),
  addedAt: Instant,
  addedBy: Type.String(),
})
export type Reading = Static<typeof Reading>

const courseFields = {
  term: Type.Integer(),
  department: Type.Optional(Nullable(Type.Integer())),
  code: Type.Optional(Type.String({ maxLength: 60 })),
  name: Name,
  /** Patrons by number or card, or names. */
  instructors: Type.Optional(
    Type.Array(
      Type.Object({
        patron: Type.Optional(Nullable(Type.Integer())),
        card: Type.Optional(Type.String({ maxLength: 40 })),
        name: Type.Optional(Type.String({ maxLength: 200 })),
      }),
      { maxItems: 50 },
    ),
  ),
  sections: Type.Optional(
    Type.Array(
      Type.Object({
        name: Type.String({ minLength: 1, maxLength: 100 }),
        enrolment: Type.Optional(Nullable(Type.Integer({ minimum: 0 }))),
      }),
      { maxItems: 100 },
    ),
  ),
  enrolment: Type.Optional(Nullable(Type.Integer({ minimum: 0 }))),
  note: Type.Optional(Type.String({ maxLength: 4000 })),
  public: Type.Optional(Type.Boolean()),
  location: Type.Optional(place.location),
  itemType: Type.Optional(place.itemType),
  collection: Type.Optional(place.collection),
  callNumberPrefix: Type.Optional(place.callNumberPrefix),
}

const termBody = Type.Object({ name: Name, from: Day, to: Day })
export const ListTerms = route({
  method: 'GET',
  path: '/terms',
  access: 'public',
  summary: 'Terms, the latest first',
  response: List(Term),
})
export const CreateTerm = route({
  method: 'POST',
  path: '/terms',
  access: 'reserves:write',
  summary: 'Add a term',
  body: termBody,
  response: Term,
})
export const ChangeTerm = route({
  method: 'PATCH',
  path: '/terms/:id',
  access: 'reserves:write',
  summary: 'Change a term; reserves begin and end with it',
  params: IdParams,
  body: Type.Partial(termBody),
  response: Term,
})
export const DeleteTerm = route({
  method: 'DELETE',
  path: '/terms/:id',
  access: 'reserves:write',
  summary: 'Delete a term that has no courses',
  params: IdParams,
  response: Empty,
})
const departmentBody = Type.Object({ code: Type.String({ minLength: 1, maxLength: 40 }), name: Name })
export const ListDepartments = route({
  method: 'GET',
  path: '/departments',
  access: 'public',
  summary: 'Departments',
  response: List(Department),
})
export const CreateDepartment = route({
  method: 'POST',
  path: '/departments',
  access: 'reserves:write',
  summary: 'Add a department',
  body: departmentBody,
  response: Department,
})
export const ChangeDepartment = route({
  method: 'PATCH',
  path: '/departments/:id',
  access: 'reserves:write',
  summary: 'Change a department',
  params: IdParams,
  body: Type.Partial(departmentBody),
  response: Department,
})
export const DeleteDepartment = route({
  method: 'DELETE',
  path: '/departments/:id',
  access: 'reserves:write',
  summary: 'Delete a department that has no courses',
  params: IdParams,
  response: Empty,
})

export const ListCourses = route({
  method: 'GET',
  path: '/courses',
  access: 'reserves:read',
  summary: 'Courses',
  query: Type.Object({
    q: Type.Optional(Type.String({ maxLength: 200 })),
    term: Type.Optional(Type.Integer()),
    department: Type.Optional(Type.Integer()),
    instructor: Type.Optional(Type.Integer()),
    state: Type.Optional(oneOf('coming', 'running', 'ended')),
    ...PageQuery,
  }),
  response: List(Course),
})
export const GetCourse = route({
  method: 'GET',
  path: '/courses/:id',
  access: 'reserves:read',
  summary: 'One course',
  params: IdParams,
  response: Course,
})
export const CreateCourse = route({
  method: 'POST',
  path: '/courses',
  access: 'reserves:write',
  summary: 'Add a course',
  description:
    '`location`, `itemType`, `collection` and `callNumberPrefix` are what its items are while they are on reserve; `collection` is `reserve` unless said otherwise.',
  body: Type.Object(courseFields),
  response: Course,
})
export const ChangeCourse = route({
  method: 'PATCH',
  path: '/courses/:id',
  access: 'reserves:write',
  summary: 'Change a course; items on reserve follow',
  params: IdParams,
  body: Type.Partial(Type.Object(courseFields)),
  response: Course,
})
export const EndCourse = route({
  method: 'POST',
  path: '/courses/:id/end',
  access: 'reserves:write',
  summary: 'End a course before its term does',
  description: 'Items that are on reserve for no other course are at once what they were before.',
  params: IdParams,
  response: Course,
})
export const ReopenCourse = route({
  method: 'POST',
  path: '/courses/:id/reopen',
  access: 'reserves:write',
  summary: 'Open a course again that was ended by hand',
  params: IdParams,
  response: Course,
})
export const DeleteCourse = route({
  method: 'DELETE',
  path: '/courses/:id',
  access: 'reserves:write',
  summary: 'Delete a course; its items are restored',
  params: IdParams,
  response: Empty,
})
export const CopyCourse = route({
  method: 'POST',
  path: '/courses/:id/copies',
  access: 'reserves:write',
  summary: 'Copy a course with its reading list to another term',
  description: 'Items of the list are on reserve for the new course from the first day of its term.',
  params: IdParams,
  body: Type.Object({
    term: Type.Integer(),
    /** False: without the lines that are items. */
    items: Type.Optional(Type.Boolean()),
  }),
  response: Course,
})

const readingPlace = {
  location: Type.Optional(Nullable(Type.Integer())),
  itemType: Type.Optional(Nullable(Type.String())),
  collection: Type.Optional(Nullable(Type.String({ minLength: 1, maxLength: 60 }))),
  callNumberPrefix: Type.Optional(Nullable(Type.String({ maxLength: 40 }))),
}
const readingWords = {
  section: Type.Optional(Nullable(Type.Integer())),
  text: Type.Optional(Type.String({ maxLength: 1000 })),
  note: Type.Optional(Type.String({ maxLength: 4000 })),
  /** On reserve only from this day on, or until that day. */
  from: Type.Optional(Nullable(Day)),
  until: Type.Optional(Nullable(Day)),
  ...readingPlace,
}
export const ListReadings = route({
  method: 'GET',
  path: '/courses/:id/readings',
  access: 'reserves:read',
  summary: 'The reading list of a course',
  params: IdParams,
  query: Type.Object(PageQuery),
  response: List(Reading),
})
export const AddReading = route({
  method: 'POST',
  path: '/courses/:id/readings',
  access: 'reserves:write',
  summary: 'Put an item on reserve, or add a title, a link or a note to the list',
  description:
    'Give one of `barcode`, `item`, `bib`, `url`, or `text` alone. An item that is lent is wanted: it is on reserve when it comes back.',
  params: IdParams,
  body: Type.Object({
    barcode: Type.Optional(Type.String({ maxLength: 40 })),
    item: Type.Optional(Type.Integer()),
    bib: Type.Optional(Type.Integer()),
    url: Type.Optional(Type.String({ maxLength: 2000 })),
    ...readingWords,
  }),
  response: Reading,
})
export const ScanReadings = route({
  method: 'POST',
  path: '/courses/:id/scans',
  access: 'reserves:write',
  summary: 'Put many items on reserve by their barcodes',
  description: 'Each barcode has its own answer; those that cannot be taken stop none of the others.',
  params: IdParams,
  body: Type.Object({
    barcodes: Type.Array(Type.String({ maxLength: 40 }), { minItems: 1, maxItems: 500 }),
    ...readingPlace,
  }),
  response: Type.Object({
    added: Type.Integer(),
    rows: Type.Array(
      Type.Object({
        barcode: Type.String(),
        reading: Nullable(Reading),
        refused: Nullable(Type.Object({ code: Type.String(), message: Type.String() })),
      }),
    ),
  }),
})
export const ChangeReading = route({
  method: 'PATCH',
  path: '/readings/:id',
  access: 'reserves:write',
  summary: 'Change a line of a reading list',
  params: IdParams,
  body: Type.Object({ url: Type.Optional(Type.String({ maxLength: 2000 })), ...readingWords }),
  response: Reading,
})
export const RemoveReading = route({
  method: 'DELETE',
  path: '/readings/:id',
  access: 'reserves:write',
  summary: 'Take a line off a reading list; an item that is on reserve nowhere else is what it was before',
  params: IdParams,
  response: Empty,
})
export const OrderReadings = route({
  method: 'PUT',
  path: '/courses/:id/readings/order',
  access: 'reserves:write',
  summary: 'Order a reading list',
  params: IdParams,
  body: Type.Object({ readings: Type.Array(Type.Integer(), { maxItems: 5000 }) }),
  response: List(Reading),
})
export const ListReservesOfBib = route({
  method: 'GET',
  path: '/bibs/:id/reserves',
  access: 'public',
  summary: 'Running courses for which a title, or an item of it, is on reserve',
  params: IdParams,
  response: Type.Object({
    rows: Type.Array(
      Type.Object({
        course: Type.Integer(),
        code: Type.String(),
        name: Type.String(),
        items: Type.Array(Type.Integer()),
      }),
    ),
  }),
})
