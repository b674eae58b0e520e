import { nacoKey, trimPunctuation } from '@carrel/text'
import type { HeadingUse } from '../../authorities/index.ts'
import type { DataField, Fields } from './fields.ts'
import { first, text } from './fields.ts'
import { nameHeading } from './people.ts'
import { headingsOf } from './subjects.ts'

/** Vocabularies by the second indicator of 6XX (MARC 21 600-651); 7 names its own in $2. */
const vocabularies: Readonly<Record<string, string>> = {
  '0': 'lcsh',
  '1': 'lcshac',
  '2': 'mesh',
  '3': 'nal',
  '5': 'cash',
  '6': 'rvm',
}

const nameTags = ['100', '110', '111', '700', '710', '711', '800', '810', '811'] as const
const titleTags: Readonly<Record<string, string>> = { '130': 'anp', '240': 'anp', '730': 'anp', '830': 'anp' }
const subjectTags = ['600', '610', '611', '630', '647', '648', '650', '651'] as const

/** The headings that a title carries, each once. */
export function headingUses(fields: Fields, key: (text: string) => string = nacoKey): readonly HeadingUse[] {
  const found = new Map<string, HeadingUse>()
  const add = (kind: HeadingUse['kind'], shownText: string, source = '') => {
    const folded = key(shownText)
    if (folded !== '') found.set(`${kind}\n${folded}\n${source}`, { kind, key: folded, source, text: shownText })
  }
  for (const field of fields.all(...nameTags)) add('name', nameHeading(field))
  for (const [tag, codes] of Object.entries(titleTags)) {
    for (const field of fields.all(tag)) add('title', trimPunctuation(text(field, codes)))
  }
  for (const field of fields.all(...subjectTags))
    for (const heading of headingsOf(field)) add('subject', heading, vocabularyOf(field))
  for (const field of fields.all('655'))
    for (const heading of headingsOf(field)) add('genre', heading, vocabularyOf(field))
  return [...found.values()]
}

function vocabularyOf(field: DataField): string {
  const indicator = field.indicators[1] ?? ' '
  return indicator === '7' ? (first(field, '2') ?? '').toLowerCase() : (vocabularies[indicator] ?? '')
}
