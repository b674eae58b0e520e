import type { Course, CreateCourse } from '../../../../server/src/modules/reserves/contract.ts'

type CourseBody = NonNullable<(typeof CreateCourse)['types']>['body']

/** A course while it is written. */
export interface CourseDraft {
  readonly name: string
  readonly code: string
  readonly term: string
  readonly department: string
  readonly instructors: string
  readonly sections: string
  readonly enrolment: number | null
  readonly note: string
  readonly public: boolean
  readonly location: string
  readonly itemType: string
  readonly collection: string
  readonly callNumberPrefix: string
}

/** A draft for a new course, or of one that is there. */
export function draftOf(course?: Course): CourseDraft {
  return {
    name: course?.name ?? '',
    code: course?.code ?? '',
    term: course ? String(course.term.id) : '',
    department: course?.department ? String(course.department.id) : '',
    instructors: course?.instructors.map(({ name }) => name).join(', ') ?? '',
    sections: course ? sectionsInWriting(course.sections) : '',
    enrolment: course && course.sections.every((section) => section.enrolment === null) ? course.enrolment : null,
    note: course?.note ?? '',
    public: course?.public ?? true,
    location: course?.location == null ? '' : String(course.location),
    itemType: course?.itemType ?? '',
    collection: course?.collection ?? 'reserve',
    callNumberPrefix: course?.callNumberPrefix ?? '',
  }
}

function sectionsInWriting(sections: Course['sections']): string {
  return sections.map(({ name, enrolment }) => (enrolment === null ? name : `${name}: ${enrolment}`)).join(', ')
}

/** Reads `A: 24, B` into sections. */
export function readSections(text: string): { name: string; enrolment: number | null }[] {
  return pieces(text).map((piece) => {
    const found = /^(.*?)\s*:\s*(\d{1,6})$/.exec(piece)
    return found ? { name: found[1] ?? '', enrolment: Number(found[2]) } : { name: piece, enrolment: null }
  })
}

/** Reads names and card numbers; who was an instructor before keeps their number. */
export function readInstructors(text: string, before: Course['instructors']): NonNullable<CourseBody['instructors']> {
  return pieces(text).map((piece) => {
    const known = before.find(({ name }) => name === piece)
    if (known) return { patron: known.patron, name: known.name }
    return /^[\d ]{6,}$/.test(piece) ? { card: piece.replaceAll(' ', '') } : { name: piece }
  })
}

function pieces(text: string): readonly string[] {
  return text
    .split(/[,;\n]/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
}

/** What is sent to the server; undefined while name or term are missing. */
export function bodyOf(draft: CourseDraft, before?: Course): CourseBody | undefined {
  if (draft.name.trim() === '' || draft.term === '') return undefined
  return {
    name: draft.name.trim(),
    code: draft.code.trim(),
    term: Number(draft.term),
    department: draft.department === '' ? null : Number(draft.department),
    instructors: readInstructors(draft.instructors, before?.instructors ?? []),
    sections: readSections(draft.sections),
    enrolment: draft.enrolment,
    note: draft.note,
    public: draft.public,
    location: draft.location === '' ? null : Number(draft.location),
    itemType: draft.itemType === '' ? null : draft.itemType,
    collection: draft.collection.trim(),
    callNumberPrefix: draft.callNumberPrefix.trim(),
  }
}

/** The numbers of a list with one line moved by one place. */
export function moved(ids: readonly number[], id: number, by: -1 | 1): number[] {
  const at = ids.indexOf(id)
  const to = at + by
  if (at < 0 || to < 0 || to >= ids.length) return [...ids]
  const without = ids.filter((one) => one !== id)
  return [...without.slice(0, to), id, ...without.slice(to)]
}
