/** What can be said of an item in a field of a record. */
export const itemParts = [
  'barcode',
  'branch',
  'location',
  'itemType',
  'callNumber',
  'copyNumber',
  'part',
  'note',
  'price',
  'status',
] as const

/** One thing that can be said of an item. */
export type ItemPart = (typeof itemParts)[number]

/** Where items stand in records, and how their codes read here. Plain data, to be kept as JSON. */
export interface ItemMapping {
  readonly name: string
  /** A field for each item: `952`, `949`, `852`. */
  readonly tag: string
  /** Two characters, `*` standing for any. */
  readonly indicators?: string
  /**
   * A second field with more about the same item, such as 876 beside 852: tied by a subfield that both have, else by order.
   */
  readonly beside?: { readonly tag: string; readonly tie?: string }
  /** Subfield codes by part: `p`; several (`kh im`) are joined by blanks; `876p` is of the second field. */
  readonly places: Readonly<Partial<Record<ItemPart, string>>>
  /** What codes of the file mean here, by part: `{ "branch": { "CPL": "MAIN" } }`. */
  readonly values?: Readonly<Partial<Record<ItemPart, Readonly<Record<string, string>>>>>
  /** What is taken where a record says nothing. */
  readonly defaults?: Readonly<Partial<Record<ItemPart, string>>>
  /** Whether these fields stay in the record after the items are made of them; they go unless `true`. */
  readonly keepFields?: boolean
}

/** What is wrong with a mapping, in a sentence; undefined when nothing is. */
export function itemMappingProblem({ tag, indicators, beside, places }: ItemMapping): string | undefined {
  if (!/^\d{3}$/.test(tag) || tag < '010') return 'The field with the items is named by its tag: 952, 949, 852.'
  if (indicators !== undefined && !/^[0-9*# ]{2}$/.test(indicators)) return 'Indicators are two characters, * for any.'
  if (beside && !/^\d{3}$/.test(beside.tag)) return 'The second field is named by its tag: 876.'
  if (beside?.tie !== undefined && !/^[0-9a-z]$/.test(beside.tie)) {
    return 'The two fields are tied by one subfield that both have: 8.'
  }
  for (const part of itemParts) {
    const place = places[part]
    if (place === undefined || place === '') continue
    const read = readPlace(place)
    if (!read) return `“${place}” (${part}) does not name subfields; write p, hi or 876p.`
    if (read.tag !== undefined && read.tag !== tag && read.tag !== beside?.tag) {
      return `“${place}” (${part}) is in field ${read.tag}, which is neither ${tag} nor the second field.`
    }
  }
  if (places.barcode === undefined || places.barcode === '') return 'Say in which subfield the barcode stands.'
  return undefined
}

/** A place as tag (that of the items' field when it has none) and codes. */
export function readPlace(place: string): { readonly tag: string | undefined; readonly codes: string } | undefined {
  const parts = /^(\d{3}(?=\$?[a-z]|\$))?\$?([0-9a-z ]+)$/.exec(place.trim())
  return parts ? { tag: parts[1], codes: (parts[2] ?? '').replaceAll(/\s+/g, '') } : undefined
}
