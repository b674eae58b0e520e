import {
  listDepartments,
  listTerms,
  publicCourse,
  publicCourses,
  type PublicCourse,
} from '../../../modules/reserves/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import type { Page } from '../page.ts'
import { spokenName, tidyTitle } from '../parts/title-heading.ts'
import type { Visit } from '../visit.ts'

type Query = Readonly<Record<string, unknown>>
const textOf = (value: unknown) => (typeof value === 'string' ? value.replaceAll('\0', '').slice(0, 200) : '')
const numberOf = (value: unknown) => (/^\d{1,15}$/.test(textOf(value)) ? Number(value) : undefined)
const limit = 200

/** `/courses`: the courses with reserves, found by words, instructor, term and department. */
export async function coursesPage(visit: Visit, query: Query): Promise<Page> {
  const { w, say } = visit
  const [q, instructor] = [textOf(query['q']).trim(), textOf(query['instructor']).trim()]
  const [term, department] = [numberOf(query['term']), numberOf(query['department'])]
  const asked = {
    ...(q !== '' && { q }),
    ...(instructor !== '' && { instructor }),
    ...(term !== undefined && { term }),
    ...(department !== undefined && { department }),
  }
  const { rows } = await publicCourses(w, { ...asked, limit })
  const [terms, departments] = [await listTerms(w), await listDepartments(w)]
  const choice = (
    name: string,
    label: string,
    chosen: number | undefined,
    rows: readonly { id: number; name: string }[],
  ) =>
    rows.length === 0
      ? ''
      : html`<label class="field"
          ><span>${label}</span
          ><select name="${name}">
            <option value="">${say.courses.any}</option>
            ${rows.map(
              (row) => html`<option value="${row.id}" ${row.id === chosen ? html` selected` : ''}>${row.name}</option>`,
            )}
          </select></label
        >`
  return {
    title: say.courses.title,
    place: 'search',
    canonical: '/courses',
    body: html`<div class="wrap courses-page">
      <h1>${say.courses.title}</h1>
      <p class="quiet">${say.courses.intro}</p>
      <form class="course-find" action="/courses" method="get" role="search" aria-label="${say.courses.title}">
        <label class="field"
          ><span>${say.courses.find}</span><input type="search" name="q" value="${q}" maxlength="200"
        /></label>
        ${choice('term', say.courses.term, term, terms)}
        ${choice('department', say.courses.department, department, departments)}
        <button class="button" type="submit">${say.courses.findButton}</button>
      </form>
      ${
        rows.length === 0
          ? html`<p>${Object.keys(asked).length === 0 ? say.courses.noneAtAll : say.courses.none}</p>`
          : html`<ul class="course-list">
              ${rows.map((course) => courseLine(visit, course))}
            </ul>`
      }
    </div>`,
  }
}

function courseLine({ say }: Visit, course: PublicCourse): Html {
  return html`<li class="card">
    <h2><a href="/courses/${course.id}"><bdi>${heading(course)}</bdi></a></h2>
    ${course.instructors.length === 0 ? '' : html`<p>${say.courses.with(say.list(course.instructors))}</p>`}
    <p class="quiet">
      ${[course.department, course.term, say.courses.onList(say.count(course.readings))]
        .filter((part) => part !== null)
        .join(' · ')}
    </p>
  </li>`
}

function heading({ code, name }: Pick<PublicCourse, 'code' | 'name'>): string {
  return code === '' ? name : `${code} ${name}`
}

/** `/courses/:id`: a course with its reading list. Undefined when there is none that the public may see. */
export async function coursePage(visit: Visit, id: number): Promise<Page | undefined> {
  const { w, say } = visit
  const found = await publicCourse(w, id)
  if (isRefusal(found)) return undefined
  const { course, note, readings } = found
  return {
    title: heading(course),
    place: 'search',
    canonical: `/courses/${id}`,
    body: html`<div class="wrap courses-page">
      <p class="quiet"><a href="/courses">${say.courses.all}</a></p>
      <h1><bdi>${heading(course)}</bdi></h1>
      <p>
        ${
          course.instructors.length === 0
            ? ''
            : html`${say.courses.with('')}${course.instructors.map(
                (name, i) =>
                  html`${i === 0 ? ' ' : ', '}<a href="/courses?instructor=${encodeURIComponent(name)}"
                      ><bdi>${name}</bdi></a
                    >`,
              )}`
        }
      </p>
      <p class="quiet">${[course.department, course.term].filter((part) => part !== null).join(' · ')}</p>
      ${note === '' ? '' : html`<p class="course-note"><bdi>${note}</bdi></p>`}
      <h2>${say.courses.list}</h2>
      ${
        readings.length === 0
          ? html`<p>${say.courses.empty}</p>`
          : html`<ol class="reading-list">
              ${together(readings).map((lines) => readingLine(visit, lines))}
            </ol>`
      }
    </div>`,
  }
}

type PublicReading = Exclude<Awaited<ReturnType<typeof publicCourse>>, { readonly blocks: unknown }>['readings'][number]
type Readings = readonly [PublicReading, ...PublicReading[]]

/** The lines of a list by what they are about: a title stands once, where its first copy does, however many are set aside. */
function together(readings: readonly PublicReading[]): readonly Readings[] {
  const groups = Map.groupBy(readings, (reading) => reading.bib ?? reading)
  return [...groups.values()].flatMap(([first, ...others]) => (first ? [[first, ...others] as const] : []))
}

function readingLine(visit: Visit, readings: Readings): Html {
  const { say } = visit
  const [first] = readings
  const sections = unlike(readings.map(({ section }) => section ?? ''))
  const notes = unlike(readings.map(({ note }) => note))
  return html`<li class="card">
    <p class="reading-title">${titleOf(first)}</p>
    ${first.author === null ? '' : html`<p class="quiet"><bdi>${spokenName(first.author)}</bdi></p>`}
    ${copyLines(visit, readings)}
    ${sections.map((section) => html`<p class="quiet">${say.courses.section(section)}</p>`)}
    ${notes.map((note) => html`<p><bdi>${note}</bdi></p>`)}
  </li>`
}

/** Where the copies are; those that differ in nothing a reader sees are one line. */
function copyLines(visit: Visit, readings: Readings): readonly Html[] {
  const copies = readings.filter(({ available }) => available !== null)
  const alike = Map.groupBy(copies, (copy) =>
    JSON.stringify([copy.available, availability(visit, copy), placeOf(visit, copy)]),
  )
  return [...alike.values()]
    .toSorted(([a], [b]) => Number(b?.available === true) - Number(a?.available === true))
    .flatMap(([copy, ...others]) =>
      copy === undefined
        ? []
        : [
            html`<p class="where ${copy.available === true ? 'ok' : 'warn'}">
              <span
                ><b>${availability(visit, copy)}</b> <bdi>${placeOf(visit, copy)}</bdi>${others.length === 0 ? '' : ` × ${others.length + 1}`}</span
              >
            </p>`,
          ],
    )
}

function placeOf({ branches }: Visit, { branch, location, callNumber }: PublicReading): string {
  const name = branches.find(({ id }) => id === branch)?.name
  return [name, location, callNumber].filter((part) => part != null && part !== '').join(', ')
}

const unlike = (texts: readonly string[]) => [...new Set(texts)].filter((text) => text !== '')

function titleOf(reading: PublicReading): Html {
  if (reading.bib !== null && reading.title !== null)
    return html`<a href="/title/${reading.bib}"><bdi>${tidyTitle(reading.title)}</bdi></a>`
  if (reading.url !== null)
    return html`<a href="${reading.url}" rel="noopener"
      ><bdi>${reading.text === '' ? reading.url : reading.text}</bdi></a
    >`
  return html`<bdi>${reading.text}</bdi>`
}

function availability({ say, write }: Visit, { available, due }: PublicReading): string {
  if (available === true) return say.courses.in
  return due === null ? say.courses.out : say.courses.back(write.dayOf(Temporal.Instant.from(due)))
}
