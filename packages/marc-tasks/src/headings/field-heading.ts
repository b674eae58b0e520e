import type { DataField } from '@carrel/marc'
import { nacoKey, trimPunctuation } from '@carrel/text'

/** What a heading is for: a name, a work, what a work is about, or what kind of work it is. */
export type HeadingKind = 'name' | 'title' | 'subject' | 'genre'

/** The heading of a field, taken apart; the numbers are places in its subfields. */
export interface FieldHeading {
  /** The tag that counts: of 880 that of the field that it renders. */
  readonly tag: string
  readonly main: readonly number[]
  /** The title behind the name in a name-title heading. */
  readonly title: readonly number[]
  /** Subdivisions of a subject; what makes a uniform title narrower (language, part of a date). */
  readonly divisions: readonly number[]
  readonly mainKey: string
  /** Name and title together; the same as `mainKey` where there is no title. */
  readonly wholeKey: string
  readonly divisionKeys: readonly string[]
  /** Code of the vocabulary (6XX only), `none` where the field names none; empty for other fields. */
  readonly source: string
}

interface Shape {
  readonly main: string
  /** Codes that begin and go on with the title of a work behind a name. */
  readonly title?: string
  readonly divisions: string
}

const behindName = 'tfhklmoprs'
const names: Readonly<Record<string, Shape>> = {
  '00': { main: 'abcdq', title: `${behindName}n`, divisions: '' },
  '10': { main: 'abcdn', title: behindName, divisions: '' },
  '11': { main: 'acdenq', title: behindName.replace('o', ''), divisions: '' },
}
const works: Shape = { main: 'anp', divisions: 'dfghklmorst' }
const subjects: Readonly<Record<string, string>> = {
  '630': 'adfghklmnoprst',
  '647': 'acdg',
  '648': 'a',
  '650': 'abcdg',
  '651': 'abg',
  '653': 'a',
  '654': 'abc',
  '655': 'abc',
  '656': 'ak',
  '657': 'a',
}

/** Vocabularies by the second indicator of 6XX (MARC 21, 600 to 651); 7 names its own in $2. */
const vocabularies: Readonly<Record<string, string>> = {
  '0': 'lcsh',
  '1': 'lcshac',
  '2': 'mesh',
  '3': 'nal',
  '5': 'cash',
  '6': 'rvm',
}

/** The second indicator of a vocabulary: its own, else 7 with `$2`. */
export function indicatorOf(source: string): string {
  return Object.entries(vocabularies).find(([, code]) => code === source)?.[0] ?? '7'
}

const met = new WeakMap<DataField, FieldHeading | null>()

/** The heading of a field, or undefined when the field has none. */
export function fieldHeading(field: DataField): FieldHeading | undefined {
  let found = met.get(field)
  if (found === undefined) {
    found = readHeading(field) ?? null
    met.set(field, found)
  }
  return found ?? undefined
}

function readHeading(field: DataField): FieldHeading | undefined {
  const tag = headingTag(field)
  const shape = shapeOf(tag)
  if (!shape) return undefined
  const main: number[] = []
  const title: number[] = []
  const divisions: number[] = []
  field.subfields.forEach(({ code }, index) => {
    if (code === '') return
    if (title.length > 0 && (shape.title?.includes(code) || 'adgn'.includes(code))) title.push(index)
    else if (shape.main.includes(code) && divisions.length === 0) main.push(index)
    else if (shape.title?.includes(code)) title.push(index)
    else if (shape.divisions.includes(code)) divisions.push(index)
  })
  if (main.length === 0) return undefined
  const mainKey = keyOf(field, main)
  if (mainKey === '') return undefined
  return {
    tag,
    main,
    title,
    divisions,
    mainKey,
    wholeKey: title.length === 0 ? mainKey : keyOf(field, [...main, ...title]),
    divisionKeys: divisions.map((index) => keyOf(field, [index])),
    source: sourceOf(field, tag),
  }
}

/** The tag whose meaning a field has: 880 that of the field that it renders in another script. */
export function headingTag(field: DataField): string {
  if (field.tag !== '880') return field.tag
  const link = field.subfields.find(({ code }) => code === '6')?.value ?? ''
  return /^\d{3}/.exec(link)?.[0] ?? ''
}

function shapeOf(tag: string): Shape | undefined {
  const name = /^[1678](00|10|11)$/.test(tag) ? names[tag.slice(1)] : undefined
  if (name) return tag.startsWith('6') ? { ...name, divisions: 'vxyz' } : name
  if (/^(130|240|440|730|830)$/.test(tag)) return works
  const subject = subjects[tag] ?? (/^69\d$/.test(tag) ? 'abcdg' : undefined)
  return subject === undefined ? undefined : { main: subject, divisions: 'vxyz' }
}

/** Whether headings of a kind stand in fields with this tag; `asSubject` counts names and titles in 6XX. */
export function bearsKind(tag: string, kind: HeadingKind, asSubject: boolean): boolean {
  if (kind === 'genre') return tag === '655'
  if (kind === 'subject') return tag.startsWith('6') && tag !== '655'
  const isKind = kind === 'name' ? /^\d(00|10|11)$/.test(tag) : /^(130|240|440|630|730|830)$/.test(tag)
  return isKind && (asSubject || !tag.startsWith('6'))
}

function sourceOf({ indicators, subfields }: DataField, tag: string): string {
  if (!tag.startsWith('6')) return ''
  const indicator = indicators[1] ?? ' '
  const own =
    subfields
      .find(({ code }) => code === '2')
      ?.value.trim()
      .toLowerCase() ?? ''
  // What the library has set up for itself (MARC 21 leaves 69X to it) is its own, whatever the indicators say.
  if (tag.startsWith('69')) return own || 'local'
  return (indicator === '7' ? own : (vocabularies[indicator] ?? own)) || 'none'
}

function keyOf({ subfields }: DataField, places: readonly number[]): string {
  return nacoKey(places.map((index) => subfields[index]?.value ?? '').join(' '))
}

/** A heading as lists show it: `Poor -- Medical care`. */
export function headingText({ subfields }: DataField, heading: FieldHeading): string {
  const text = (places: readonly number[]) =>
    trimPunctuation(places.map((index) => subfields[index]?.value.trim() ?? '').join(' '))
  return [text([...heading.main, ...heading.title]), ...heading.divisions.map((index) => text([index]))].join(' -- ')
}
