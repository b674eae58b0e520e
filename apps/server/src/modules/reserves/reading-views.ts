import { sql, type RawBuilder } from 'kysely'
import { isRefusal, notFound, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { shelvingLocationsOf, todayAt } from '../org/index.ts'
import type { Reading } from './contract.ts'
import { courseById } from './course-views.ts'
import { standingOn } from './rules/standing.ts'

interface Row {
  readonly id: number
  readonly course: number
  readonly section: number | null
  readonly sectionName: string | null
  readonly position: number
  readonly kind: Reading['kind']
  readonly item: number | null
  readonly bib: number | null
  readonly url: string | null
  readonly text: string
  readonly note: string
  readonly from: Temporal.PlainDate | null
  readonly until: Temporal.PlainDate | null
  readonly termEnds: Temporal.PlainDate
  readonly courseEnded: boolean
  readonly location: number | null
  readonly itemType: string | null
  readonly collection: string | null
  readonly callNumberPrefix: string | null
  readonly addedAt: Temporal.Instant
  readonly addedBy: string
  readonly title: string | null
  readonly author: string | null
  readonly format: string | null
  readonly classNumber: string | null
  readonly barcode: string | null
  readonly callNumber: string | null
  readonly itemLocation: number | null
  readonly branch: number | null
  readonly status: string | null
  readonly due: Temporal.Instant | null
  readonly home: Reading['home']
  readonly others: Reading['otherCourses'] | null
  readonly total: number
}

/** Lines of reading lists with what their items and titles are now; `condition` may use `r`. */
export async function readReadings(
  w: Pick<Work, 'db'>,
  condition: RawBuilder<unknown>,
  page: { readonly limit?: number; readonly offset?: number } = {},
): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select r.id, r.course_id as course, r.section_id as section, s.name as "sectionName", r.position, r.kind, r.item_id as item,
      coalesce(r.bib_id, v.bib_id) as bib, r.url, r.text, r.note, r.from_day as "from", r.until_day as "until", t.to_day as "termEnds",
      c.ended_at is not null as "courseEnded", r.location_id as location, r.item_type as "itemType", r.collection,
      r.call_prefix as "callNumberPrefix", r.added_at as "addedAt", r.added_by as "addedBy",
      coalesce(v.title, b.title) as title, coalesce(v.author, b.author) as author, coalesce(v.format, b.format) as format,
      coalesce(v.class_number, b.class_number) as "classNumber", v.barcode, v.call_number as "callNumber", v.location_id as "itemLocation",
      v.holding_branch_id as branch, v.status, l.due_at as due,
      (select json_build_object('location', h.home_location_id, 'itemType', h.home_item_type, 'collection', h.home_collection,
        'callNumber', h.home_call_number) from catalog.item_reserve_view h where h.id = r.item_id) as home,
      (select json_agg(json_build_object('id', o.id, 'name', trim(o.code || ' ' || o.name)) order by o.id)
        from reserves.reading x join reserves.course o on o.id = x.course_id
        where x.item_id = r.item_id and x.applied and x.course_id <> r.course_id) as others,
      count(*) over ()::int as total
    from reserves.reading r join reserves.course c on c.id = r.course_id join reserves.term t on t.id = c.term_id
      left join reserves.section s on s.id = r.section_id
      left join catalog.item_view v on v.id = r.item_id
      left join catalog.bib_view b on b.id = r.bib_id
      left join circulation.open_loan_view l on l.item_id = r.item_id
    where r.removed_at is null and ${condition}
    order by r.position, r.id limit ${page.limit ?? 1000} offset ${page.offset ?? 0}`.execute(w.db)
  return rows
}

function stateOf(row: Row, today: Temporal.PlainDate): Reading['state'] {
  const standing = standingOn({ ...row, removed: false }, today)
  if (standing !== 'running') return standing
  if (row.kind !== 'item') return 'listed'
  if (row.barcode === null) return 'gone'
  return row.status === 'available' ? 'on-reserve' : 'wanted'
}

/** Lines as the staff side shows them. */
export async function shownReadings(w: Work, rows: readonly Row[]): Promise<Reading[]> {
  const today = await todayAt(w, null)
  const locations = await shelvingLocationsOf(w)
  return rows.map((row) => ({
    id: row.id,
    course: row.course,
    section: row.section,
    position: row.position,
    kind: row.kind,
    item: row.item,
    barcode: row.barcode,
    bib: row.bib,
    title: row.title,
    author: row.author,
    format: row.format,
    classNumber: row.classNumber,
    callNumber: row.callNumber,
    location: row.itemLocation === null ? null : (locations.get(row.itemLocation)?.name ?? null),
    branch: row.branch,
    status: row.status,
    due: row.due?.toString() ?? null,
    url: row.url,
    text: row.text,
    note: row.note,
    from: row.from?.toString() ?? null,
    until: row.until?.toString() ?? null,
    place: {
      location: row.location,
      itemType: row.itemType,
      collection: row.collection,
      callNumberPrefix: row.callNumberPrefix,
    },
    state: stateOf(row, today),
    home: row.home,
    otherCourses: row.others ?? [],
    addedAt: row.addedAt.toString(),
    addedBy: row.addedBy,
  }))
}

/** The reading list of a course. */
export async function listReadings(
  w: Work,
  course: number,
  page: { readonly limit?: number; readonly offset?: number } = {},
): Promise<{ total: number; rows: Reading[] } | Refusal> {
  const found = await courseById(w, course)
  if (isRefusal(found)) return found
  const rows = await readReadings(w, sql`r.course_id = ${course}`, page)
  return { total: rows[0]?.total ?? 0, rows: await shownReadings(w, rows) }
}

/** One line. */
export async function readingById(w: Work, id: number): Promise<Reading | Refusal> {
  const [reading] = await shownReadings(w, await readReadings(w, sql`r.id = ${id}`))
  return reading ?? notFound('reading', `There is no line ${id} on a reading list.`)
}
