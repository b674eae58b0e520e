import { serve, type Endpoint } from '../../platform/serve.ts'
import { addReading, changeReading, orderReadings, removeReading, scanReadings } from './add-reading.ts'
import * as contract from './contract.ts'
import { GetPublicCourse, ListPublicCourses } from './contract-public.ts'
import { copyCourse } from './copy-course.ts'
import { courseById, listCourses } from './course-views.ts'
import { deleteCourse, endCourse } from './end-course.ts'
import { publicCourse, publicCourses, reservesOfBib } from './public-courses.ts'
import { putCourse } from './put-course.ts'
import { listReadings } from './reading-views.ts'
import { deleteUnused, listDepartments, listTerms, putDepartment, putTerm } from './terms.ts'

const listed = <T>(rows: readonly T[]) => ({ total: rows.length, rows: [...rows] })

/** The API of course reserves. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.ListTerms, async (w) => listed(await listTerms(w))),
  serve(contract.CreateTerm, (w, { body }) => putTerm(w, body)),
  serve(contract.ChangeTerm, (w, { params, body }) => putTerm(w, body, params.id)),
  serve(contract.DeleteTerm, async (w, { params }) => (await deleteUnused(w, 'term', params.id)) ?? {}),
  serve(contract.ListDepartments, async (w) => listed(await listDepartments(w))),
  serve(contract.CreateDepartment, (w, { body }) => putDepartment(w, body)),
  serve(contract.ChangeDepartment, (w, { params, body }) => putDepartment(w, body, params.id)),
  serve(contract.DeleteDepartment, async (w, { params }) => (await deleteUnused(w, 'department', params.id)) ?? {}),
  serve(contract.ListCourses, (w, { query }) => listCourses(w, query)),
  serve(contract.GetCourse, (w, { params }) => courseById(w, params.id)),
  serve(contract.CreateCourse, (w, { body }) => putCourse(w, body)),
  serve(contract.ChangeCourse, (w, { params, body }) => putCourse(w, body, params.id)),
  serve(contract.EndCourse, (w, { params }) => endCourse(w, params.id, true)),
  serve(contract.ReopenCourse, (w, { params }) => endCourse(w, params.id, false)),
  serve(contract.DeleteCourse, async (w, { params }) => (await deleteCourse(w, params.id)) ?? {}),
  serve(contract.CopyCourse, (w, { params, body }) => copyCourse(w, params.id, body)),
  serve(contract.ListReadings, (w, { params, query }) => listReadings(w, params.id, query)),
  serve(contract.AddReading, (w, { params, body }) => addReading(w, params.id, body)),
  serve(contract.ScanReadings, (w, { params, body }) => scanReadings(w, params.id, body)),
  serve(contract.ChangeReading, (w, { params, body }) => changeReading(w, params.id, body)),
  serve(contract.RemoveReading, async (w, { params }) => (await removeReading(w, params.id)) ?? {}),
  serve(
    contract.OrderReadings,
    async (w, { params, body }) => (await orderReadings(w, params.id, body.readings)) ?? listReadings(w, params.id),
  ),
  serve(contract.ListReservesOfBib, (w, { params }) => reservesOfBib(w, params.id)),
  serve(ListPublicCourses, (w, { query }) => publicCourses(w, query)),
  serve(GetPublicCourse, (w, { params }) => publicCourse(w, params.id)),
]
