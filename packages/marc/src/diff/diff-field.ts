import type { DataField, Field, Subfield } from '../record/field.ts'
import { diffPositions, diffText, type Stretch, type StretchKind } from './diff-text.ts'
import { commonSequence } from './sequence.ts'

/**
 * A piece of a field as it is written from left to right, with what became of it. Those that are not `added` make up the
 * field before, those that are not `removed` the field after.
 */
export interface FieldPart {
  /** `code` is a subfield code without its delimiter. */
  readonly what: 'tag' | 'indicators' | 'code' | 'text'
  readonly kind: StretchKind
  readonly text: string
}

/** A whole field in parts that are all of one kind. */
export function fieldParts(field: Field, kind: StretchKind): FieldPart[] {
  const tag = { what: 'tag', kind, text: field.tag } as const
  if (field.kind === 'control') return [tag, { what: 'text', kind, text: field.value }]
  return [tag, { what: 'indicators', kind, text: field.indicators }, ...field.subfields.flatMap(subfieldParts(kind))]
}

/** Compares two fields: their tags, indicators, subfields in order, and the words inside those. */
export function diffFields(before: Field, after: Field): FieldPart[] {
  const tag = whole('tag', before.tag, after.tag)
  if (before.kind === 'control' && after.kind === 'control') {
    return [...tag, ...texts(diffPositions(before.value, after.value))]
  }
  if (before.kind === 'control' || after.kind === 'control') {
    return [...tag, ...fieldParts(before, 'removed').slice(1), ...fieldParts(after, 'added').slice(1)]
  }
  return [...tag, ...whole('indicators', before.indicators, after.indicators), ...subfields(before, after)]
}

function whole(what: 'tag' | 'indicators' | 'code', before: string, after: string): FieldPart[] {
  if (before === after) return [{ what, kind: 'kept', text: before }]
  return [
    { what, kind: 'removed', text: before },
    { what, kind: 'added', text: after },
  ]
}

function subfields({ subfields: before }: DataField, { subfields: after }: DataField): FieldPart[] {
  const isEqual = (left: number, right: number): boolean =>
    before[left]?.code === after[right]?.code && before[left]?.value === after[right]?.value
  const pairs = commonSequence(before.length, after.length, isEqual)
  const parts: FieldPart[] = []
  let [left, right] = [0, 0]
  for (const [nextLeft, nextRight] of [...pairs, [before.length, after.length] as const]) {
    parts.push(...replaced(before.slice(left, nextLeft), after.slice(right, nextRight)))
    const kept = before[nextLeft]
    if (kept) parts.push(...subfieldParts('kept')(kept))
    left = nextLeft + 1
    right = nextRight + 1
  }
  return parts
}

/** Subfields between two that were kept: those of one code are taken for the same subfield with another text. */
function replaced(before: readonly Subfield[], after: readonly Subfield[]): FieldPart[] {
  const pairs = commonSequence(before.length, after.length, (left, right) => before[left]?.code === after[right]?.code)
  const parts: FieldPart[] = []
  let [left, right] = [0, 0]
  for (const [nextLeft, nextRight] of [...pairs, [before.length, after.length] as const]) {
    parts.push(...recoded(before.slice(left, nextLeft), after.slice(right, nextRight)))
    const [from, to] = [before[nextLeft], after[nextRight]]
    if (from && to) parts.push(...whole('code', from.code, to.code), ...texts(diffText(from.value, to.value)))
    left = nextLeft + 1
    right = nextRight + 1
  }
  return parts
}

/** Subfields with other codes: where only the code changed the text is shown as kept. */
function recoded(before: readonly Subfield[], after: readonly Subfield[]): FieldPart[] {
  const parts: FieldPart[] = []
  const pairs = commonSequence(
    before.length,
    after.length,
    (left, right) => before[left]?.value === after[right]?.value,
  )
  let [left, right] = [0, 0]
  for (const [nextLeft, nextRight] of [...pairs, [before.length, after.length] as const]) {
    parts.push(...before.slice(left, nextLeft).flatMap(subfieldParts('removed')))
    parts.push(...after.slice(right, nextRight).flatMap(subfieldParts('added')))
    const [from, to] = [before[nextLeft], after[nextRight]]
    if (from && to) parts.push(...whole('code', from.code, to.code), ...texts([{ kind: 'kept', text: to.value }]))
    left = nextLeft + 1
    right = nextRight + 1
  }
  return parts
}

function subfieldParts(kind: StretchKind): (subfield: Subfield) => FieldPart[] {
  return ({ code, value }) => [
    { what: 'code', kind, text: code },
    { what: 'text', kind, text: value },
  ]
}

function texts(stretches: readonly Stretch[]): FieldPart[] {
  return stretches.map(({ kind, text }) => ({ what: 'text', kind, text }))
}
