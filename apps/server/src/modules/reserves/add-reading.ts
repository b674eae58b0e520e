import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { databaseError, violates } from '../../platform/db.ts'
import { isRefusal, notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { bibExists, itemForUpdate, type ItemFacts } from '../catalog/index.ts'
import type { AddReading, ChangeReading, Course, Reading, ScanReadings } from './contract.ts'
import { courseById } from './course-views.ts'
import { itemWantedForReserve } from './events.ts'
import { readingById } from './reading-views.ts'
import { isWebAddress } from './rules/web-address.ts'
import { syncItem } from './sync-item.ts'

type NewReading = NonNullable<(typeof AddReading)['types']>['body']
type ReadingChange = NonNullable<(typeof ChangeReading)['types']>['body']
type Scans = NonNullable<(typeof ScanReadings)['types']>

const broken: Readonly<Record<string, Block>> = {
  reading_section_id_fkey: { code: 'section-not-found', field: 'section', message: 'The course has no such section.' },
  reading_location_id_fkey: {
    code: 'location-not-found',
    field: 'location',
    message: 'There is no such shelving location.',
  },
  reading_item_type_fkey: { code: 'item-type-not-found', field: 'itemType', message: 'There is no such item type.' },
  reading_days: { code: 'invalid-days', field: 'until', message: 'The last day comes before the first.' },
}

interface Target {
  readonly kind: Reading['kind']
  readonly item: ItemFacts | undefined
  readonly bib: number | null
}

async function targetOf(w: Work, request: NewReading): Promise<Target | Refusal> {
  if (request.barcode !== undefined || request.item !== undefined) {
    const key = request.item === undefined ? { barcode: request.barcode ?? '' } : { id: request.item }
    const item = await itemForUpdate(w, key)
    if (!item)
      return refuse({
        code: 'item-not-found',
        message: `No item has the barcode ${request.barcode ?? request.item ?? ''}. Scan it again, or add it to the catalogue first.`,
      })
    return { kind: 'item', item, bib: null }
  }
  if (request.bib !== undefined)
    return (await bibExists(w, request.bib))
      ? { kind: 'title', item: undefined, bib: request.bib }
      : notFound('bib', `There is no title ${request.bib}.`)
  if (request.url !== undefined)
    return isWebAddress(request.url)
      ? { kind: 'link', item: undefined, bib: null }
      : refuse({
          code: 'invalid-url',
          field: 'url',
          message: 'Write the whole address, beginning with https:// or http://.',
        })
  return (request.text ?? '').trim() === ''
    ? refuse({
        code: 'reading-empty',
        field: 'text',
        message: 'Scan an item, choose a title, or write a link or a note.',
      })
    : { kind: 'note', item: undefined, bib: null }
}

/** Adds a line to a reading list; an item is on reserve from then on. */
export async function addReading(w: Work, course: number, request: NewReading): Promise<Reading | Refusal> {
  const found = await courseById(w, course)
  return isRefusal(found) ? found : addTo(w, found, request)
}

async function addTo(w: Work, course: Course, request: NewReading): Promise<Reading | Refusal> {
  if (course.state === 'ended')
    return refuse({
      code: 'course-ended',
      message: `${course.name} has ended, so nothing can be put on reserve for it. Copy it to another term, or open it again.`,
    })
  const wrong = sectionProblem(course, request.section)
  if (wrong) return wrong
  const target = await targetOf(w, request)
  if (isRefusal(target)) return target
  try {
    const { rows } = await sql<{ id: number }>`
      insert into reserves.reading (course_id, section_id, position, kind, item_id, bib_id, url, text, note, from_day, until_day, location_id,
        item_type, collection, call_prefix, added_at, added_by)
      values (${course.id}, ${request.section ?? null},
        (select coalesce(max(position), 0) + 1 from reserves.reading where course_id = ${course.id}), ${target.kind},
        ${target.item?.id ?? null}, ${target.bib}, ${target.kind === 'link' ? (request.url ?? null) : null}, ${request.text ?? ''},
        ${request.note ?? ''}, ${request.from ?? null}, ${request.until ?? null}, ${request.location ?? null}, ${request.itemType ?? null},
        ${request.collection ?? null}, ${request.callNumberPrefix ?? null}, ${w.now}, ${actorName(w.actor)})
      returning id`.execute(w.db)
    const id = rows[0]?.id
    if (id === undefined) throw new Error('The row was not written.')
    await w.audit({ action: 'reading.add', subject: `course:${course.id}`, detail: { reading: id, ...request } })
    if (target.item) {
      const refused = await syncItem(w, target.item.id)
      if (refused) return refused
      if (target.item.status === 'on-loan')
        await w.publish(itemWantedForReserve, { reading: id, course: course.id, item: target.item.id })
    }
    w.afterCommit(() => w.platform.live.tell('reserve', { course: course.id }))
    return readingById(w, id)
  } catch (error) {
    return refusalOf(error, course)
  }
}

function sectionProblem(course: Course, section: number | null | undefined): Refusal | undefined {
  return section == null || course.sections.some(({ id }) => id === section)
    ? undefined
    : refuse({ code: 'section-not-found', field: 'section', message: 'The course has no such section.' })
}

function refusalOf(error: unknown, course: { readonly name: string }): Refusal {
  if (violates(error, 'reading_item_once') || violates(error, 'reading_title_once'))
    return refuse({ code: 'on-list-already', message: `This is on the list of ${course.name} already.` })
  const block = broken[databaseError(error)?.constraint ?? '']
  if (block) return refuse(block)
  throw error
}

/** Puts many items on reserve; each barcode has its own answer. */
export async function scanReadings(
  w: Work,
  course: number,
  request: Scans['body'],
): Promise<Scans['response'] | Refusal> {
  const found = await courseById(w, course)
  if (isRefusal(found)) return found
  const { barcodes, ...place } = request
  const rows: Scans['response']['rows'] = []
  for (const barcode of barcodes) {
    // What one scan breaks must not undo the others.
    await sql`savepoint scan`.execute(w.db)
    const reading = await addTo(w, found, { barcode, ...place })
    const block = isRefusal(reading) ? reading.blocks[0] : undefined
    if (isRefusal(reading)) await sql`rollback to savepoint scan`.execute(w.db)
    await sql`release savepoint scan`.execute(w.db)
    rows.push({
      barcode,
      reading: isRefusal(reading) ? null : reading,
      refused: block ? { code: block.code, message: block.message } : null,
    })
  }
  return { added: rows.filter((row) => row.reading !== null).length, rows }
}

/** Changes what is given of a line and leaves the rest; its item follows. */
export async function changeReading(w: Work, id: number, change: ReadingChange): Promise<Reading | Refusal> {
  const reading = await readingById(w, id)
  if (isRefusal(reading)) return reading
  const course = await courseById(w, reading.course)
  if (isRefusal(course)) return course
  const wrong = sectionProblem(course, change.section)
  if (wrong) return wrong
  if (change.url !== undefined && !isWebAddress(change.url))
    return refuse({
      code: 'invalid-url',
      field: 'url',
      message: 'Write the whole address, beginning with https:// or http://.',
    })
  const kept = <T>(asked: T | undefined, now: T): T => (asked === undefined ? now : asked)
  try {
    await sql`
      update reserves.reading set section_id = ${kept(change.section, reading.section)}, text = ${kept(change.text, reading.text)},
        note = ${kept(change.note, reading.note)}, from_day = ${kept(change.from, reading.from)}, until_day = ${kept(change.until, reading.until)},
        url = ${kept<string | null>(change.url, reading.url)}, location_id = ${kept(change.location, reading.place.location)},
        item_type = ${kept(change.itemType, reading.place.itemType)}, collection = ${kept(change.collection, reading.place.collection)},
        call_prefix = ${kept(change.callNumberPrefix, reading.place.callNumberPrefix)}
      where id = ${id}`.execute(w.db)
  } catch (error) {
    return refusalOf(error, course)
  }
  await w.audit({ action: 'reading.change', subject: `course:${reading.course}`, detail: { reading: id, ...change } })
  const refused = reading.item === null ? undefined : await syncItem(w, reading.item)
  return refused ?? readingById(w, id)
}

/** Takes a line off its list; its item is what it was before, unless another course has it too. */
export async function removeReading(w: Work, id: number): Promise<Refusal | undefined> {
  const reading = await readingById(w, id)
  if (isRefusal(reading)) return reading
  await sql`update reserves.reading set removed_at = ${w.now} where id = ${id}`.execute(w.db)
  await w.audit({
    action: 'reading.remove',
    subject: `course:${reading.course}`,
    detail: { reading: id, item: reading.item },
  })
  const refused = reading.item === null ? undefined : await syncItem(w, reading.item)
  if (refused) return refused
  w.afterCommit(() => w.platform.live.tell('reserve', { course: reading.course }))
  return undefined
}

/** Puts the lines of a list in an order; those that are not named come after in the order they had. */
export async function orderReadings(w: Work, course: number, order: readonly number[]): Promise<Refusal | undefined> {
  const found = await courseById(w, course)
  if (isRefusal(found)) return found
  await sql`
    update reserves.reading r set position = o.place
    from (
      select id, row_number() over (order by array_position(${[...order]}::bigint[], id) nulls last, position, id) as place
      from reserves.reading where course_id = ${course} and removed_at is null
    ) o where r.id = o.id and r.position <> o.place`.execute(w.db)
  await w.audit({ action: 'reading.order', subject: `course:${course}` })
  return undefined
}
