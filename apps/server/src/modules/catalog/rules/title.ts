import { sortKey, trimPunctuation } from '@carrel/text'
import type { DataField, Fields } from './fields.ts'
import { filed, first, once, shown, text, values } from './fields.ts'
import { languagesOf } from './language.ts'
import { isOtherScript, linkedField, otherScriptFields } from './scripts.ts'

/** What a record says of its title. */
export interface TitleDescription {
  /** Title proper, remainder and part, without ISBD punctuation at the end. */
  readonly title: string
  /** The same in the original script. */
  readonly original: string | null
  /** True when the record has a title of its own (245). */
  readonly stated: boolean
  /** Title proper alone: what two records of the same work agree on. */
  readonly proper: string
  /** The title as people type it: without its subtitle, and without its article. */
  readonly short: readonly string[]
  /** Number and name of the part, e.g. `Part 2, The two towers`. */
  readonly part: string
  /** Key by which lists are ordered. */
  readonly sort: string
  /** Statement of responsibility. */
  readonly responsibility: string
  /** Every other title it may be looked for by. */
  readonly others: readonly string[]
}

/** Fields that name the work when there is no 245, the best first. */
const substitutes = ['245', '240', '130', '222', '210', '246', '247', '740', '730'] as const
/** Further titles: uniform, abbreviated, key, varying, former, analytical. */
const further: Readonly<Record<string, string>> = {
  '130': 'anpfls',
  '210': 'ab',
  '222': 'ab',
  '240': 'anpfls',
  '242': 'abnp',
  '243': 'anpfls',
  '246': 'abnp',
  '247': 'abnp',
  '730': 'anp',
  '740': 'anp',
}

/** What stands where a title should be. */
export const noTitle = '[No title]'

/** Reads the titles of a record. */
export function describeTitle(fields: Fields): TitleDescription {
  const [stated] = fields.all('245')
  const main = stated ?? titleAlone(fields)
  const linked = linkedField(fields, main)
  const title = main ? titleText(main) : ''
  const other = linked ? titleText(linked) : ''
  const known = title === '' ? other : title
  return {
    title: known === '' ? noTitle : known,
    original: other !== '' && other !== known && isOtherScript(other) ? other : null,
    stated: stated !== undefined && known !== '',
    proper: main ? trimPunctuation(shown(first(main, 'a') ?? first(main, 'k') ?? '')) : '',
    short: main ? shortTitles(main).filter((form) => form !== known) : [],
    part: main ? trimPunctuation(text(main, 'np')) : '',
    sort: sortKey(main && title !== '' ? filed(titleLine(main), main.indicators[1] ?? ' ') : known),
    responsibility: main ? text(main, 'c') : '',
    others: once([
      ...(other === known ? [] : [other]),
      ...(main ? spokenForms([known, ...shortTitles(main)], languagesOf(fields)[0]) : []),
      ...otherScriptFields(fields, '245').map(titleText),
      ...Object.entries(further).flatMap(([tag, codes]) =>
        [...fields.all(tag), ...otherScriptFields(fields, tag)].map((field) => trimPunctuation(text(field, codes))),
      ),
      ...fields
        .all('700', '710', '711')
        .map((field) => trimPunctuation(text(field, 'tnp')))
        .filter((_, i) => i < 40),
      ...fields.all('505').flatMap((field) => values(field, 't').map((value) => trimPunctuation(shown(value)))),
    ]).filter((value) => value !== known),
  }
}

function shortTitles(main: DataField): readonly string[] {
  const proper = first(main, 'a') ?? ''
  const skipped = main.indicators[1] ?? ' '
  const bare = (line: string): string => trimPunctuation(shown(filed(line, skipped)))
  return once([trimPunctuation(shown(proper)), bare(proper), bare(titleLine(main))])
}

/** What an ampersand is read as, by language (MARC code). */
const AND: Readonly<Record<string, string>> = {
  eng: 'and',
  ger: 'und',
  fre: 'et',
  lat: 'et',
  spa: 'y',
  cat: 'i',
  ita: 'e',
  por: 'e',
  dut: 'en',
  dan: 'og',
  nor: 'og',
  swe: 'och',
  fin: 'ja',
  pol: 'i',
  rus: 'и',
}
const AMPERSAND = /(?<=[\s\p{L}])&(?=[\s\p{L}])/gu
/** Rock 'n' roll. */
const SHORT_AND = /(?<=\p{L}\s?)['‘’]n['‘’](?=\s?\p{L})/giu

/** Titles with an ampersand as they are spoken and typed: "Crime & punishment" is "Crime and punishment" to whoever looks for it. */
function spokenForms(titles: readonly string[], language = 'eng'): readonly string[] {
  const and = AND[language]
  if (and === undefined) return []
  return titles.flatMap((title) => {
    const read = title.replaceAll(AMPERSAND, ` ${and} `)
    const spoken = language === 'eng' ? read.replaceAll(SHORT_AND, ' and ') : read
    return spoken === title ? [] : [spoken.replaceAll(/\s+/gu, ' ')]
  })
}

function titleAlone(fields: Fields): DataField | undefined {
  const [unlinked] = otherScriptFields(fields, '245')
  if (unlinked) return unlinked
  for (const tag of substitutes) {
    const field = fields.all(tag).find((one) => titleText(one) !== '')
    if (field) return field
  }
  return undefined
}

/** A title field as it is shown. */
export function titleText(field: DataField): string {
  return trimPunctuation(shown(titleLine(field)).replace(/(?<=[\d\]])\.$/, ''))
}

/**
 * A title field as one line, sorting marks included. Records made without punctuation (leader/18 c or n) get the one that
 * ISBD would set between title, remainder and part.
 */
function titleLine(field: DataField): string {
  const hasTitle = field.subfields.some(({ code, value }) => (code === 'a' || code === 'b') && value.trim() !== '')
  // A title without $a and $b is known by its form, as archives do: "Papers, 1895-1903".
  const codes = hasTitle ? 'abnp' : 'kfgnps'
  let line = ''
  let before = ''
  for (const { code, value } of field.subfields) {
    const part = codes.includes(code) ? value.trim() : ''
    // The German national library writes [...] where a part has no number of its own.
    if (part === '' || /^\[\.{3}\][,.]?$/.test(part)) continue
    if (line !== '' && !/[:;=,./([]$/.test(line)) line += separator(before, code)
    line += line === '' ? part : ` ${part}`
    before = code
  }
  return line
}

function separator(before: string, code: string): string {
  if (code === 'b') return ' :'
  if (code === 'p') return before === 'n' ? ',' : '.'
  return code === 'n' ? '.' : ''
}
