import { changedRecord, subfieldText, subfieldTexts, type DataField, type Field, type MarcRecord } from '@carrel/marc'
import { itemParts, readPlace, type ItemMapping, type ItemPart } from './item-mapping.ts'

/** What a record says of an item, in the codes of this library as far as the mapping knows them. */
export interface ItemDraft {
  readonly parts: Readonly<Partial<Record<ItemPart, string>>>
  /** The field that it was read from. */
  readonly field: DataField
}

const most = 10_000

/** Reads the items of a record by a mapping, in the order of their fields. */
export function itemsIn(record: MarcRecord, mapping: ItemMapping): readonly ItemDraft[] {
  const fields = record.fields.filter((field): field is DataField => isItemField(field, mapping)).slice(0, most)
  const second = mapping.beside
    ? record.fields.filter((field): field is DataField => field.kind === 'data' && field.tag === mapping.beside?.tag)
    : []
  // One 852 for several 876: each of these is an item on the shelf that the 852 names.
  if (fields.length === 1 && second.length > 1) {
    return second.map((beside) => ({ parts: partsOf(fields[0], beside, mapping), field: beside }))
  }
  const tie = mapping.beside?.tie
  return fields.flatMap((field, index) => {
    const key = tie === undefined ? undefined : subfieldText(field, tie)
    const tied = key === undefined ? [] : second.filter((each) => subfieldText(each, tie ?? '') === key)
    if (tied.length > 0) return tied.map((each) => ({ parts: partsOf(field, each, mapping), field }))
    return [{ parts: partsOf(field, second[index], mapping), field }]
  })
}

function partsOf(
  field: DataField | undefined,
  beside: DataField | undefined,
  { tag, places, values, defaults }: ItemMapping,
): ItemDraft['parts'] {
  const parts: Partial<Record<ItemPart, string>> = {}
  for (const part of itemParts) {
    const place = readPlace(places[part] ?? '')
    const source = place?.tag === undefined || place.tag === tag ? field : beside
    const text = place ? textAt(source, place.codes) : ''
    const known = values?.[part]
    const meant = text === '' ? (known?.[''] ?? defaults?.[part] ?? '') : (known?.[text] ?? known?.['*'] ?? text)
    if (meant !== '') parts[part] = meant
  }
  return parts
}

function textAt(field: DataField | undefined, codes: string): string {
  if (codes.length === 1) return subfieldText(field, codes)?.trim() ?? ''
  return [...codes]
    .flatMap((code) => subfieldTexts(field, code))
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join(' ')
}

function isItemField(field: Field, { tag, indicators = '**' }: ItemMapping): field is DataField {
  if (field.kind !== 'data' || field.tag !== tag) return false
  return [0, 1].every((at) => {
    const wanted = indicators[at]?.replace('#', ' ') ?? '*'
    return wanted === '*' || wanted === (field.indicators[at] ?? ' ')
  })
}

/** The record without the fields of its items; the same record when there are none. */
export function withoutItems(record: MarcRecord, mapping: ItemMapping): MarcRecord {
  const fields = record.fields.filter((field) => field.tag !== mapping.beside?.tag && !isItemField(field, mapping))
  return fields.length === record.fields.length ? record : changedRecord(record, { fields })
}

/** The record with fields for items, in the codes that the mapping gives them; fields of earlier items go. */
export function withItems(
  record: MarcRecord,
  items: readonly Readonly<Partial<Record<ItemPart, string>>>[],
  mapping: ItemMapping,
): MarcRecord {
  const bare = withoutItems(record, mapping)
  if (items.length === 0) return bare
  const fresh: Field[] = []
  for (const [index, item] of items.entries()) {
    const tie = mapping.beside?.tie
    const key = tie === undefined ? [] : [{ code: tie, value: String(index + 1) }]
    fresh.push(fieldOf(item, mapping, mapping.tag, key))
    if (mapping.beside) fresh.push(fieldOf(item, mapping, mapping.beside.tag, key))
  }
  const fields = [...bare.fields]
  for (const tag of new Set(fresh.map((field) => field.tag))) {
    const own = fresh.filter((field) => field.tag === tag)
    const at = fields.findIndex((field) => field.tag > tag)
    fields.splice(at < 0 ? fields.length : at, 0, ...own)
  }
  return changedRecord(bare, { fields })
}

function fieldOf(
  item: Readonly<Partial<Record<ItemPart, string>>>,
  { tag: main, places, values, indicators = '**' }: ItemMapping,
  tag: string,
  key: readonly { readonly code: string; readonly value: string }[],
): DataField {
  const subfields = itemParts.flatMap((part) => {
    const place = readPlace(places[part] ?? '')
    const text = item[part] ?? ''
    if (!place || text === '' || (place.tag ?? main) !== tag) return []
    const code = Object.entries(values?.[part] ?? {}).find(
      ([from, to]) => to === text && from !== '*' && from !== '',
    )?.[0]
    // Of several subfields that are joined the first one holds all: where to cut is not known any more.
    return [{ code: place.codes.slice(0, 1), value: code ?? text }]
  })
  const both = tag === main ? indicators.replaceAll(/[*#]/g, ' ') : '  '
  const ordered = subfields.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
  return { kind: 'data', tag, indicators: both, subfields: [...key, ...ordered] }
}
