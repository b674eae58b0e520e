import { nacoKey, trimPunctuation } from '@carrel/text'
import type { HeadingUse } from '../../authorities/index.ts'
import type { Fields } from './fields.ts'
import { text } from './fields.ts'
import type { PeopleDescription } from './people.ts'
import type { SubjectDescription } from './subjects.ts'

/** Uniform titles and traced series. */
const titleTags = ['130', '240', '730', '830'] as const

/** The headings that a title carries, each once. */
export function headingUses(
  fields: Fields,
  { people, subjects }: { readonly people: PeopleDescription; readonly subjects: SubjectDescription },
  key: (text: string) => string = nacoKey,
): readonly HeadingUse[] {
  const found = new Map<string, HeadingUse>()
  const add = (kind: HeadingUse['kind'], shownText: string, source: string) => {
    const folded = key(shownText)
    if (folded !== '') found.set(`${kind}\n${folded}\n${source}`, { kind, key: folded, source, text: shownText })
  }
  for (const name of people.names) add('name', name, '')
  for (const field of fields.all(...titleTags)) add('title', trimPunctuation(text(field, 'anp')), '')
  for (const heading of subjects.controlled) add(heading.kind, heading.text, heading.source)
  return [...found.values()]
}
