import { route } from '../../platform/route.ts'
import { IdParams, Instant, List, Nullable, PageQuery, Type, type Static } from '../../platform/schemas.ts'
import { Reading } from './contract.ts'

/** A course as the public sees it. */
export const PublicCourse = Type.Object({
  id: Type.Integer(),
  code: Type.String(),
  name: Type.String(),
  term: Type.String(),
  department: Nullable(Type.String()),
  instructors: Type.Array(Type.String()),
  readings: Type.Integer(),
})
export type PublicCourse = Static<typeof PublicCourse>
export const ListPublicCourses = route({
  method: 'GET',
  path: '/course-reserves',
  access: 'public',
  summary: 'Courses with reserves, for everyone',
  query: Type.Object({
    q: Type.Optional(Type.String({ maxLength: 200 })),
    term: Type.Optional(Type.Integer()),
    department: Type.Optional(Type.Integer()),
    instructor: Type.Optional(Type.String({ maxLength: 200 })),
    ...PageQuery,
  }),
  response: List(PublicCourse),
})
export const GetPublicCourse = route({
  method: 'GET',
  path: '/course-reserves/:id',
  access: 'public',
  summary: 'A course with its reading list, for everyone',
  params: IdParams,
  response: Type.Object({
    course: PublicCourse,
    note: Type.String(),
    readings: Type.Array(
      Type.Object({
        kind: Reading.properties.kind,
        section: Nullable(Type.String()),
        bib: Nullable(Type.Integer()),
        title: Nullable(Type.String()),
        author: Nullable(Type.String()),
        callNumber: Nullable(Type.String()),
        location: Nullable(Type.String()),
        branch: Nullable(Type.Integer()),
        available: Nullable(Type.Boolean()),
        due: Nullable(Instant),
        url: Nullable(Type.String()),
        text: Type.String(),
        note: Type.String(),
      }),
    ),
  }),
})
