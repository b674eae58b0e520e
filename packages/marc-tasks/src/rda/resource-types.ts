import { firstField, subfieldText, subfieldTexts, type MarcRecord } from '@carrel/marc'
import { materialOf } from '@carrel/marc-format'
import { carriersOf007, carriersOfDesignation, carriersOfExtent } from './carriers.data.ts'
import { controlText, controlTexts, formOfItem } from './fixed-values.ts'

/** Content, media and carrier types of what a record describes, as the codes of 336, 337 and 338. */
export interface ResourceTypes {
  readonly content: readonly string[]
  readonly media: readonly string[]
  readonly carriers: readonly string[]
}

/**
 * Finds out content, media and carrier types (RDA 6.9, 3.2, 3.3): the content from leader/06, 006 and 008; the carrier from
 * 007, form of item, the extent in 300 and the general material designation, in this order. What cannot be told is left out.
 */
export function resourceTypes(record: MarcRecord): ResourceTypes {
  const found = carriersFound(record)
  return {
    content: distinct(contentTypes(record)),
    media: distinct(found.map((code) => mediaOf(code))),
    carriers: distinct(found.filter((code) => code.length === 2)),
  }
}

/** The media type of a carrier, by their codes: the carriers of film are projected, all others begin with their medium. */
export function mediaOf(carrier: string): string {
  const first = carrier[0] ?? 'z'
  return first === 'm' ? 'g' : first
}

function contentTypes(record: MarcRecord): string[] {
  const { leader } = record
  const fixed = controlText(record, '008')
  const main = contentOf(leader[6] ?? '', leader[7] ?? '', fixed, 0)
  // 006 has what stands at 008/18-34 from its second character on.
  const others = controlTexts(record, '006').flatMap((field) => contentOf(field[0] ?? '', ' ', field, -17))
  // Form m says that it is electronic; what is in it is said by the leader.
  const content = [...main, ...(main.length > 0 ? others.filter((code) => code !== 'cop') : others)]
  const isTactile = formOfItem(record) === 'f' || controlTexts(record, '007').some((field) => field.startsWith('f'))
  return isTactile ? content.map((code) => ({ txt: 'tct', ntm: 'tcm' })[code] ?? code) : content
}

function contentOf(type: string, level: string, fixed: string, shift: number): string[] {
  const at = (place: number) => fixed[place + shift] ?? ' '
  const material = materialOf(type, level)
  if (material === 'visual-materials') return visualContent(type, at(33))
  if (material === 'computer-files') return fileContent(at(26))
  if (material === 'maps') return at(25) === 'd' ? ['crf'] : ['cri']
  if (material === 'music') return [type === 'i' ? 'spw' : type === 'j' ? 'prm' : 'ntm']
  return 'atps'.includes(type) && type !== '' ? ['txt'] : []
}

function visualContent(type: string, kind: string): string[] {
  if (type === 'k') return ['sti']
  if (type === 'r') return ['tdf']
  if (type === 'g') return 'acfiklnopst'.includes(kind) ? ['sti'] : 'mv'.includes(kind) ? ['tdi'] : []
  return []
}

function fileContent(kind: string): string[] {
  const kinds: Readonly<Record<string, string[]>> = {
    a: ['cod'],
    b: ['cop'],
    c: ['sti'],
    d: ['txt'],
    e: ['txt'],
    g: ['cop', 'tdi'],
    h: ['snd'],
  }
  return kinds[kind] ?? ['cop']
}

/** Codes of two letters for carriers, of one where only the medium is known. */
function carriersFound(record: MarcRecord): string[] {
  const from007 = controlTexts(record, '007').flatMap((field) => carriersOf007[field.slice(0, 2)] ?? [])
  if (from007.some((code) => isOfItself(record, code))) return specified(record, from007)
  return specified(record, [...carrierOfItself(record), ...from007])
}

/** Whether a carrier can be that of the resource as a whole, not only of what goes with it. */
function isOfItself(record: MarcRecord, carrier: string): boolean {
  const type = record.leader[6] ?? ''
  const medium = mediaOf(carrier)
  if ('acdeft'.includes(type)) return carrier === 'cr' || medium === 'h' || medium === 'n'
  if ('ij'.includes(type)) return medium === 's' || carrier === 'cr'
  if (type === 'g') return 'vgc'.includes(medium)
  return true
}

function carrierOfItself(record: MarcRecord): string[] {
  const form = formOfItem(record)
  const byForm = { o: 'cr', s: 'c', q: 'c', a: 'h', b: 'he', c: 'hg', d: 'nc', f: 'nc', r: 'nc' }[form]
  const designation = subfieldText(firstField(record, '245'), 'h') ?? ''
  const byDesignation = carriersOfDesignation.find(([word]) => word.test(designation))?.[1]
  const first = byForm ?? byDesignation
  if (first !== undefined) return [first]
  const byExtent = carrierOfExtent(extentOf(record))
  return byExtent !== undefined ? [byExtent] : carrierOfType(record.leader[6] ?? '')
}

function carrierOfType(type: string): string[] {
  const carrier = { a: 'nc', t: 'nc', c: 'nc', d: 'nc', e: 'nb', f: 'nb', k: 'nb', r: 'nr', i: 's', j: 's', m: 'c' }[
    type
  ]
  return carrier === undefined ? [] : [carrier]
}

/** Puts the carrier of the extent for a medium of which no more is known, where the two agree. */
function specified(record: MarcRecord, codes: readonly string[]): string[] {
  const extent = extentOf(record)
  return codes.map((code) => {
    if (code.length === 2) return code
    const carrier = carrierOfExtent(extent)
    if (carrier !== undefined && mediaOf(carrier) === code) return carrier
    // Electronic, and described by its pages: it is read on a screen, from afar unless a disc is named.
    const isRead = carrier === undefined ? hasAddress(record) : mediaOf(carrier) === 'n'
    return code === 'c' && isRead ? 'cr' : code
  })
}

/** 856 with second indicator 0: the resource itself is there. */
function hasAddress(record: MarcRecord): boolean {
  return record.fields.some((field) => field.kind === 'data' && field.tag === '856' && field.indicators[1] === '0')
}

function extentOf(record: MarcRecord): string {
  return subfieldTexts(firstField(record, '300'), 'a').join(' ')
}

function carrierOfExtent(extent: string): string | undefined {
  return extent === '' ? undefined : carriersOfExtent.find(([words]) => words.test(extent))?.[1]
}

function distinct(codes: readonly string[]): string[] {
  return [...new Set(codes)]
}
