import type { Field, MarcRecord } from '@carrel/marc'

/**
 * True when two records say the same, whatever format they came in: leader apart from lengths and encoding, and every
 * field in its order. The date of the last change (005) is no difference by itself.
 */
export function isSameRecord(a: MarcRecord, b: MarcRecord): boolean {
  const left = said(a.fields)
  const right = said(b.fields)
  return (
    meaning(a.leader) === meaning(b.leader) &&
    left.length === right.length &&
    left.every((field, place) => isSameField(field, right[place]))
  )
}

function said(fields: readonly Field[]): readonly Field[] {
  return fields.filter((field) => field.tag !== '005')
}

/** The leader without record length, encoding, base address and entry map. */
function meaning(leader: string): string {
  return leader.slice(5, 9) + leader.slice(17, 20)
}

function isSameField(a: Field, b: Field | undefined): boolean {
  if (!b || a.tag !== b.tag || a.kind !== b.kind) return false
  if (a.kind === 'control') return b.kind === 'control' && a.value === b.value
  return (
    b.kind === 'data' &&
    a.indicators === b.indicators &&
    a.subfields.length === b.subfields.length &&
    a.subfields.every((subfield, place) => {
      const other = b.subfields[place]
      return other !== undefined && subfield.code === other.code && subfield.value === other.value
    })
  )
}
