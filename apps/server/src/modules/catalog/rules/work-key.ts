import { foldText, nacoKey, trimPunctuation } from '@carrel/text'
import type { BibDescription } from './describe-record.ts'
import type { DataField, Fields } from './fields.ts'
import { filed, first, shown, text } from './fields.ts'

/** What a uniform title says of the work, without language, date and kind of material (MARC 21 130, 240). */
const workCodes = 'anp'

/**
 * What all editions of one work have in common: the uniform title, or else the title without its subtitle, with the main
 * author. Where nobody is named, only titles of one format whose titles agree to the last word are one work; undefined for
 * what has no title to go by.
 */
export function workKeyOf(fields: Fields, bib: Omit<BibDescription, 'work'>): string | undefined {
  const { title, people } = bib
  const [uniform] = [...fields.all('130'), ...fields.all('240')]
  const [author] = fields.all('100', '110', '111')
  const [main] = fields.all('245')
  const named = uniform ? lettersOf(uniformTitle(uniform)) : ''
  const proper = main ? lettersOf(properTitle(main)) : ''
  const maker = author && people.author !== null ? nacoKey(people.author) : ''
  if (named !== '' && isDistinctive(named)) return `${named}/${maker}`
  if (proper !== '' && maker !== '') return `${proper}/${maker}`
  return proper !== '' && title.stated ? `${lettersOf(title.title)}//${bib.format}` : undefined
}

/** Uniform titles that gather works instead of naming one. */
function isDistinctive(title: string): boolean {
  return !/^(?:works|selections|poems|novels|short stories|plays|essays|correspondence|laws etc|treaties etc|prose works|speeches)\b/.test(
    title,
  )
}

function uniformTitle(field: DataField): string {
  return filed(text(field, workCodes), field.indicators[field.tag === '130' ? 0 : 1] ?? ' ')
}

function properTitle(field: DataField): string {
  const proper = filed(shown(first(field, 'a') ?? ''), field.indicators[1] ?? ' ')
  return [trimPunctuation(proper), text(field, 'np')].join(' ')
}

function lettersOf(title: string): string {
  return foldText(title)
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 200)
}
