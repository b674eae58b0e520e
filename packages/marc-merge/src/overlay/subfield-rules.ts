import type { DataField, Field } from '@carrel/marc'
import { isMeant, type FieldSpec } from './field-spec.ts'
import { addSubfields, dropSubfields, replaceSubfields } from './merge-subfields.ts'
import type { OverlayAction } from './overlay-profile.ts'

/** A rule about subfields of fields. */
export interface SubfieldRule {
  readonly action: OverlayAction
  readonly spec: FieldSpec
  readonly text: string
}

/** What rules about subfields decided. */
export interface SubfieldChanges {
  /** Fields that are there, with what they become. */
  readonly existing: ReadonlyMap<Field, { readonly field: Field; readonly reason: string }>
  /** Incoming fields that went into one of those, with the rule. */
  readonly incoming: ReadonlyMap<Field, string>
}

/**
 * Does the rules about some subfields. A single incoming field with a tag counts for every field that is there and meant; several
 * are paired in their order. Fields without a partner are left to the other rules.
 */
export function mergedFields(
  existing: readonly Field[],
  incoming: readonly Field[],
  rules: readonly SubfieldRule[],
  base: 'existing' | 'incoming',
): SubfieldChanges {
  const changes = new Map<Field, { field: Field; reason: string }>()
  const used = new Map<Field, string>()
  for (const { action, spec, text } of rules) {
    const meant = existing.filter((field) => field.kind === 'data' && isMeant(field, spec))
    for (const [tag, own] of Map.groupBy(meant, (field) => field.tag)) {
      const offered = incoming.filter((field) => field.kind === 'data' && field.tag === tag)
      for (const [index, field] of own.entries()) {
        const source = offered.length === 1 ? offered[0] : offered[index]
        const current = changes.get(field)?.field ?? field
        if (current.kind !== 'data') continue
        if (source?.kind !== 'data') {
          if (action === 'delete') changes.set(field, { field: dropSubfields(current, spec.codes), reason: text })
          continue
        }
        changes.set(field, { field: applied(current, source, action, spec, base), reason: text })
        used.set(source, text)
      }
    }
  }
  return { existing: changes, incoming: used }
}

function applied(
  field: DataField,
  source: DataField,
  action: OverlayAction,
  spec: FieldSpec,
  base: 'existing' | 'incoming',
): DataField {
  switch (action) {
    case 'replace':
      return headed(replaceSubfields(field, source, spec.codes), source, spec.codes)
    case 'add':
      return addSubfields(field, source, spec.codes)
    case 'delete':
      return dropSubfields(base === 'incoming' ? withoutBytes(source) : field, spec.codes)
    case 'keep':
      // Everything else of the field is left to the base.
      return base === 'incoming' ? replaceSubfields(withoutBytes(source), field, spec.codes) : field
    default:
      return field
  }
}

/** The first indicator of a heading says how its $a is written, so that it comes with it. */
function headed(field: DataField, source: DataField, codes: string): DataField {
  if (!codes.includes('a') || !/^[1678](?:00|10|11|30)$/.test(field.tag)) return field
  // In 130, 630, 730, 830 the number of characters not filed stands elsewhere for each tag.
  if (field.tag.endsWith('30') || source.indicators[0] === field.indicators[0]) return field
  return {
    kind: 'data',
    tag: field.tag,
    indicators: `${source.indicators[0] ?? ' '}${field.indicators.slice(1)}`,
    subfields: field.subfields,
  }
}

function withoutBytes({ tag, indicators, subfields }: DataField): DataField {
  return { kind: 'data', tag, indicators, subfields }
}
