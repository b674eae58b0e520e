import { recordKind, type MarcRecord } from '@carrel/marc'
import { fixedPositions, materialOf, type FixedTable, type Position } from '@carrel/marc-format'

/** Fields whose positions have meanings; LDR is the leader. */
export const fixedTags = ['LDR', '006', '007', '008'] as const
export type FixedTag = (typeof fixedTags)[number]

/** What a field 006 repeats: positions 18 to 34 of 008 stand there from 1 on. */
const shiftOf006 = 17

/**
 * The positions of a fixed field, as the record or the field itself says that they are to be read: 008 by leader/06 and 07, 006
 * and 007 by their first character. Empty where the format does not know the material.
 */
export function layoutOf(tag: FixedTag, value: string, record: MarcRecord): readonly Position[] {
  const kind = recordKind(record.leader)
  const isKnown = kind === 'bibliographic' || kind === 'authority' || kind === 'holdings'
  switch (tag) {
    case 'LDR':
      return fixedPositions(`leader ${isKnown ? kind : 'bibliographic'}`) ?? []
    case '008':
      if (kind === 'authority' || kind === 'holdings') return fixedPositions(`008 ${kind}`) ?? []
      return layoutOf008(materialOf(record.leader[6] ?? '', record.leader[7] ?? ''))
    case '006':
      return layoutOf006(value[0] ?? '')
    case '007':
      return layoutOf007(value[0] ?? '')
  }
}

/** The positions of 008 for a material of {@link materialOf}. */
export function layoutOf008(material: string | undefined): readonly Position[] {
  if (material === undefined) return []
  const all = fixedPositions('008 all') ?? []
  return [...all, ...(fixedPositions(`008 ${material}`) ?? [])].toSorted((a, b) => a.from - b.from)
}

/** The positions of 006 by its first character. */
export function layoutOf006(type: string): readonly Position[] {
  const material = materialOf(type, ' ')
  if (material === undefined) return []
  return (fixedPositions(`008 ${material}`) ?? []).map((position) => ({
    ...position,
    from: position.from - shiftOf006,
  }))
}

/** The positions of 007 by its category. */
export function layoutOf007(category: string): readonly Position[] {
  return fixedPositions(`007 ${category}`) ?? []
}

const materials = [
  'books',
  'computer-files',
  'maps',
  'music',
  'continuing-resources',
  'visual-materials',
  'mixed-materials',
]
const categories = 'acdfghkmoqrstvz'

/** Every table of positions that a tag may have. */
export function layoutsOf(tag: FixedTag): readonly (readonly Position[])[] {
  const tables: readonly FixedTable[] =
    tag === 'LDR'
      ? ['leader bibliographic', 'leader authority', 'leader holdings']
      : tag === '007'
        ? Array.from(categories, (category): FixedTable => `007 ${category}`)
        : materials.map((material): FixedTable => `008 ${material}`)
  const read = tables.map((table) => fixedPositions(table) ?? [])
  if (tag !== '008') return read
  return [
    ...read,
    ...(['008 all', '008 authority', '008 holdings'] as const).map((table) => fixedPositions(table) ?? []),
  ]
}

/** How many characters the positions take. */
export function lengthOf(layout: readonly Position[]): number {
  return layout.reduce((end, { from, length }) => Math.max(end, from + length), 0)
}
