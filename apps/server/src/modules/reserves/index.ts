import type { Module } from '../../platform/module.ts'
import { bind } from '../../platform/port.ts'
import { wantedForReserve } from '../circulation/index.ts'
import { movesWithPatrons } from '../patrons/index.ts'
import { jobs } from './jobs.ts'
import { endpoints } from './routes.ts'
import { wantedHere } from './wanted-for-reserve.ts'

export type { Course, Reading } from './contract.ts'
export type { PublicCourse } from './contract-public.ts'
export { itemWantedForReserve } from './events.ts'
export { publicCourse, publicCourses, reservesOfBib } from './public-courses.ts'
export { listDepartments, listTerms } from './terms.ts'

/** Courses with their reading lists, and what is on reserve for them. */
export const reservesModule: Module = {
  name: 'reserves',
  migrations: new URL('migrations/', import.meta.url),
  permissions: [
    { code: 'reserves:read', text: 'See courses and reading lists' },
    { code: 'reserves:write', text: 'Add courses and put items on reserve' },
  ],
  endpoints,
  jobs,
  bindings: [bind(wantedForReserve, wantedHere)],
  subscriptions: movesWithPatrons('reserves'),
}
