import { subfieldText, subfieldTexts } from '@carrel/marc'
import { codeList } from '@carrel/marc-format'
import { xsd } from '@carrel/rdf'
import { identifierRow } from '../identifier-rows.ts'
import { bf, bflc, label, value, vocabulary } from '../names.ts'
import type { NoteRow } from '../note-rows.ts'
import { spoken } from '../paired.ts'
import { open, plain, unbracketed } from '../punctuation.ts'
import type { TermRow } from '../term-rows.ts'
import {
  addressOf,
  joined,
  organization,
  sayAddress,
  sayIdentifiers,
  saySource,
  sayStatus,
  sayUsual,
  webAddress,
  type Conversion,
  type FieldRule,
} from './conversion.ts'

const typeProperty = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'

/** Says a field of notes as its row tells. */
export const sayNote =
  (row: NoteRow): FieldRule =>
  (conversion, pair) => {
    const { description: d } = conversion
    const { field } = pair
    const on = conversion[row.on]
    const before = row.first?.[field.indicators[0] ?? ' '] ?? ''
    const texts = spoken(pair, (each) => joined(each, row.label, open)).map((each) => ({
      ...each,
      text: before + each.text,
    }))
    if (row.type === undefined) {
      for (const { text, ...form } of texts) d.text(on, bf(row.property), text, form)
      return
    }
    const thing = d.part(on, bf(row.property), bf(row.type))
    if (row.noteType !== undefined) sayAddress(d, thing, typeProperty, vocabulary(`mnotetype/${row.noteType}`))
    for (const { text, ...form } of texts) d.text(thing, label, text, form)
    if (row.tag === '505' && field.indicators[0] === '2') sayStatus(d, thing, 'part', 'partial')
    if (row.tag === '505' && field.indicators[0] === '1') sayStatus(d, thing, 'incomplete', 'incomplete')
    for (const part of row.parts ?? [])
      for (const text of subfieldTexts(field, part.code)) {
        const web = part.as === 'address' ? webAddress(text) : undefined
        if (web !== undefined) sayAddress(d, thing, bf(part.property), web)
        else if (part.as === 'text' || part.as === 'address') d.text(thing, bf(part.property), plain(text))
        else if (part.as === 'value') d.valued(thing, bf(part.property), bf(part.type ?? 'Identifier'), text)
        else d.labelled(thing, bf(part.property), bf(part.type ?? 'Note'), plain(text))
      }
    sayUsual(d, thing, field)
  }

/** Says the terms of a field as its rows tell. */
export const sayTerms =
  (rows: readonly TermRow[]): FieldRule =>
  (conversion, pair) => {
    const { description: d } = conversion
    const { field } = pair
    for (const row of rows) {
      const on = conversion[row.on]
      const name = row.extension === true ? bflc : bf
      const isAlone = pair.other === undefined && pair.language !== undefined
      const names = subfieldTexts(field, row.code)
      const codes = row.codeIn === undefined ? [] : subfieldTexts(field, row.codeIn)
      for (let index = 0; index < Math.max(names.length, codes.length); index++) {
        const text = names[index] === undefined ? undefined : open(names[index] ?? '')
        if (row.type === undefined) {
          d.text(on, name(row.property), text)
          continue
        }
        const code = codes[index] ?? row.codes?.[(text ?? '').toLowerCase()]
        const base =
          row.vocabulary?.startsWith('http') === true ? row.vocabulary : `${vocabulary(row.vocabulary ?? '')}/`
        const own =
          code !== undefined && row.vocabulary !== undefined && /^[A-Za-z0-9-]+$/.test(code) ? base + code : undefined
        const thing = d.part(
          on,
          name(row.property),
          name(row.type),
          (rows.length === 1 || names.length === 1 ? addressOf(field) : undefined) ?? own,
        )
        d.text(thing, row.as === 'value' ? value : label, text, isAlone ? { language: pair.language ?? '' } : {})
        if (pair.other && pair.language !== undefined)
          d.text(thing, label, open(subfieldTexts(pair.other, row.code)[index] ?? ''), { language: pair.language })
        if (row.tag === '386' || row.tag === '385')
          for (const group of subfieldTexts(field, 'm'))
            d.labelled(thing, bflc('demographicGroup'), bflc('DemographicGroup'), group)
        sayIdentifiers(d, thing, field)
        sayUsual(d, thing, field, /^33[678]$/.test(row.tag) ? 'genreFormSchemes' : undefined)
      }
    }
  }

const invalid: Readonly<Record<string, readonly [code: string, name: string]>> = {
  z: ['cancinv', 'invalid'],
  y: ['incorrect', 'incorrect'],
  m: ['cancinv', 'canceled'],
}

/** Says the numbers of 010 to 088. */
export const sayIdentifier: FieldRule = (conversion, { field, tag }) => {
  const { description: d } = conversion
  const scheme = subfieldText(field, '2')
  const row = identifierRow(tag, field.indicators[0] ?? ' ', scheme)
  if (!row) return
  const on = conversion[row.on]
  const qualifiers = subfieldTexts(field, 'q').map((text) => unbracketed(plain(text)))
  const numbers = tag === '026' ? [{ code: 'a', value: joined(field, 'abcde', (text) => text) }] : field.subfields
  for (const { code, value: raw } of numbers) {
    if (!'azylm'.includes(code) || code === '' || ((code === 'l' || code === 'm' || code === 'y') && tag !== '022'))
      continue
    const found = /^(.*?)\s*\(([^()]*)\)\s*:?$/.exec(raw)
    const takesQualifier = ['015', '020', '024', '027'].includes(tag) && found !== null && found[1] !== ''
    const number = takesQualifier ? (found[1] ?? '') : tag === '035' || tag === '010' ? raw : raw.replace(/\s*:$/, '')
    const local = tag === '035' ? /^\(([^)]+)\)\s*(.+)$/.exec(number) : null
    const type = code === 'l' || code === 'm' ? 'IssnL' : row.type
    const thing = d.valued(on, bf('identifiedBy'), bf(type), local?.[2] ?? number)
    if (takesQualifier) for (const one of (found[2] ?? '').split(/\s*;\s*/)) d.text(thing, bf('qualifier'), one)
    for (const text of qualifiers) d.text(thing, bf('qualifier'), text)
    if (local) {
      const agent = d.part(thing, bf('assigner'), bf('Agent'), organization(local[1] ?? ''))
      d.text(agent, bf('code'), local[1])
    }
    const status = invalid[code]
    if (status && !(code === 'm' && tag !== '022'))
      sayStatus(d, thing, status[0], code === 'z' && tag === '022' ? 'canceled' : status[1])
    sayIdentifierParts(conversion, thing, field, row.scheme)
  }
  const terms = '020 024 037'.includes(tag) ? subfieldTexts(field, 'c') : []
  for (const text of terms) d.text(conversion.instance, bf('acquisitionTerms'), plain(text))
}

function sayIdentifierParts(
  { description: d }: Conversion,
  thing: ReturnType<Conversion['description']['part']>,
  field: Parameters<FieldRule>[1]['field'],
  scheme: string | undefined,
): void {
  const { tag } = field
  const assigner = ['017', '028', '032', '037', '036'].includes(tag) ? subfieldText(field, 'b') : undefined
  if (assigner !== undefined) d.labelled(thing, bf('assigner'), bf('Agent'), plain(assigner))
  if (tag === '016' && field.indicators[0] === ' ')
    d.labelled(
      thing,
      bf('source'),
      bf('Source'),
      'Library and Archives Canada',
      'http://id.loc.gov/authorities/names/no2004037399',
    )
  if (tag === '024') for (const text of subfieldTexts(field, 'd')) d.labelled(thing, bf('note'), bf('Note'), text)
  if (tag === '017')
    for (const text of subfieldTexts(field, 'd'))
      d.text(thing, bf('date'), text.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'))
  if (tag === '017')
    for (const text of subfieldTexts(field, 'i')) d.labelled(thing, bf('note'), bf('Note'), plain(text))
  if (tag === '074') saySource(d, thing, 'gpo')
  const code = subfieldText(field, '2')
  if (tag === '022' && code !== undefined) d.text(d.part(thing, bf('assigner'), bf('Agent')), bf('code'), code)
  else if (code !== undefined && scheme === undefined)
    saySource(d, thing, code, { '015': 'nationalbibschemes', '016': 'organizations', '026': 'fingerprintschemes' }[tag])
  for (const text of subfieldTexts(field, '5'))
    d.text(d.part(thing, bflc('applicableInstitution'), bf('Agent')), bf('code'), text)
}

/** Says 040, 042 and 043, 041, 306. */
export const sayCodes: FieldRule = ({ description: d, admin, work, instance }, { field, tag }) => {
  if (tag === '042')
    for (const code of subfieldTexts(field, 'a'))
      d.text(
        d.part(
          admin,
          bf('descriptionAuthentication'),
          bf('DescriptionAuthentication'),
          /^[a-z]+$/.test(code) ? vocabulary(`marcauthen/${code}`) : undefined,
        ),
        bf('code'),
        code,
      )
  if (tag === '043')
    for (const code of subfieldTexts(field, 'a')) {
      const short = code.replace(/-+$/, '')
      d.labelled(
        work,
        bf('geographicCoverage'),
        bf('GeographicCoverage'),
        codeList('areas').get(short)?.name,
        /^[a-z-]+$/.test(short) ? vocabulary(`geographicAreas/${short}`) : undefined,
      )
    }
  if (tag === '306')
    for (const text of subfieldTexts(field, 'a')) d.text(instance, bf('duration'), text, { datatype: xsd('duration') })
  if (tag !== '041' || field.indicators[1] === '7') return
  for (const { code, value: text } of field.subfields)
    for (const language of text.length % 3 === 0 && !text.includes(' ') ? (text.match(/.{3}/g) ?? []) : [])
      if (code in languageParts && codeList('languages').has(language)) {
        // The language of 008 stands there already.
        if (
          code === 'a' &&
          d.quads.some(
            (quad) =>
              quad.predicate === bf('language') &&
              quad.object.kind === 'iri' &&
              quad.object.value === vocabulary(`languages/${language}`),
          )
        )
          continue
        const thing = d.part(
          work,
          bf('language'),
          bf('Language'),
          code === 'a' ? vocabulary(`languages/${language}`) : undefined,
        )
        d.text(thing, label, codeList('languages').get(language)?.name)
        const part = languageParts[code]
        if (part === undefined || part === '') continue
        d.text(thing, bf('part'), part)
        sayAddress(d, thing, value, vocabulary(`languages/${language}`))
      }
}

/** Subfields of 041 with what the language is of. */
export const languageParts: Readonly<Record<string, string>> = {
  a: '',
  b: 'summary',
  d: 'sung or spoken text',
  e: 'libretto',
  f: 'table of contents',
  g: 'accompanying material',
  h: 'original',
  i: 'intertitles',
  j: 'subtitles or captions',
  k: 'intermediate translations',
  m: 'original accompanying materials',
  n: 'original libretto',
}

/** Says who made the record (040). */
export const sayCataloguer: FieldRule = ({ description: d, admin }, { field }) => {
  const agent = (property: string, code: string) =>
    d.text(d.part(admin, bf(property), bf('Agent'), organization(code)), bf('code'), code)
  for (const { code, value: text } of field.subfields) {
    if (code === 'a') agent('assigner', text)
    else if (code === 'd') agent('descriptionModifier', text)
    else if (code === 'b' && codeList('languages').has(text))
      d.labelled(
        admin,
        bf('descriptionLanguage'),
        bf('Language'),
        codeList('languages').get(text)?.name,
        vocabulary(`languages/${text}`),
      )
    else if (code === 'e') {
      const thing = d.part(
        admin,
        bf('descriptionConventions'),
        bf('DescriptionConventions'),
        /^[a-z0-9]+$/.test(text) ? vocabulary(`descriptionConventions/${text}`) : undefined,
      )
      d.text(thing, bf('code'), text)
    }
  }
}
