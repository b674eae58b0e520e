import { audienceOf, type Audience } from './audience.ts'
import { classNumbersOf } from './class-number.ts'
import { describePublication, type PublicationDescription } from './dates.ts'
import type { Fields } from './fields.ts'
import { formatOf, type Format } from './format.ts'
import { describeIdentifiers, type IdentifierDescription } from './identifiers.ts'
import { languagesOf } from './language.ts'
import { linksOf, type Link } from './links.ts'
import { describeNotes, type NoteDescription } from './notes.ts'
import { describePeople, type PeopleDescription } from './people.ts'
import { seriesOf } from './series.ts'
import { describeSubjects, type SubjectDescription } from './subjects.ts'
import { describeTitle, type TitleDescription } from './title.ts'
import { workKeyOf } from './work-key.ts'

/** Everything that Carrel reads out of a bibliographic record. */
export interface BibDescription {
  readonly title: TitleDescription
  readonly people: PeopleDescription
  readonly format: Format
  readonly publication: PublicationDescription
  readonly languages: readonly string[]
  readonly subjects: SubjectDescription
  readonly identifiers: IdentifierDescription
  readonly classNumbers: readonly string[]
  readonly notes: NoteDescription
  readonly series: readonly string[]
  readonly links: readonly Link[]
  readonly audience: Audience | null
  /** What editions of one work have in common. */
  readonly work: string | undefined
}

/** Reads a bibliographic record (MARC 21) as people and lists want it. */
export function describeRecord(fields: Fields): BibDescription {
  const described = {
    title: describeTitle(fields),
    people: describePeople(fields),
    format: formatOf(fields),
    publication: describePublication(fields),
    languages: languagesOf(fields),
    subjects: describeSubjects(fields),
    identifiers: describeIdentifiers(fields),
    classNumbers: classNumbersOf(fields),
    notes: describeNotes(fields),
    series: seriesOf(fields),
    links: linksOf(fields),
    audience: audienceOf(fields),
  }
  return { ...described, work: workKeyOf(fields, described) }
}
