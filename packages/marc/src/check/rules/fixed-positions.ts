import { fixedPositions, materialOf, type FixedTable, type Position } from '@carrel/marc-format'
import type { ControlField } from '../../record/field.ts'
import { excerpt, type CheckedRecord, type Rule, type RuleGroup } from '../rule.ts'

/** A position whose values are known. */
interface CodedPosition {
  readonly position: Position
  /** Where it begins in the field. */
  readonly from: number
  /** Characters of one value. */
  readonly width: number
  readonly values: ReadonlySet<string>
}

const compiled = new Map<string, readonly CodedPosition[]>()

/** Positions of the fixed fields have values that MARC 21 gives them there (MARC 21 006, 007, 008). */
const fixedPositionRule: Rule = (checked, report) => {
  const { kind, dialect } = checked
  if (dialect === 'unimarc' || (kind !== 'bibliographic' && kind !== 'authority' && kind !== 'holdings')) return
  for (const tag of ['006', '007', '008']) {
    for (const field of checked.fieldsOf(tag)) {
      if (field.kind !== 'control') continue
      let wrong: string[] | undefined
      for (const coded of positionsOf(field, checked)) {
        const found = wrongValue(field.value, coded)
        if (found !== undefined) (wrong ??= []).push(found)
      }
      if (!wrong) continue
      const message = `${tag} has values that its positions cannot have: ${wrong.join(', ')}.`
      report({ code: 'position-undefined', message, field })
    }
  }
}

function positionsOf({ tag, value }: ControlField, { kind, material }: CheckedRecord): readonly CodedPosition[] {
  if (tag === '007') return positions(`007 ${value[0] ?? ''}`)
  if (tag === '006') return positions(`006 ${materialOf(value[0] ?? '', '') ?? ''}`)
  return positions(kind === 'bibliographic' ? `008 ${material ?? ''}` : `008 ${kind}`)
}

/** The positions of `007 CATEGORY`, `006 MATERIAL` or `008 MATERIAL`, ready to compare with. */
function positions(name: string): readonly CodedPosition[] {
  const known = compiled.get(name)
  if (known) return known
  const table = (name: FixedTable) => fixedPositions(name) ?? []
  let list: readonly CodedPosition[]
  // 006 has from its second character on what 008 has from its position 18 on.
  if (name.startsWith('006')) list = coded(table(`008 ${name.slice(4)}`), 17)
  else if (name.startsWith('007')) list = coded(table(`007 ${name.slice(4)}`), 0)
  else if (/authority|holdings/.test(name)) list = coded(table(`008 ${name.slice(4)}`), 0)
  else list = coded([...table('008 all'), ...table(`008 ${name.slice(4)}`)], 0)
  compiled.set(name, list)
  return list
}

function coded(table: readonly Position[], shift: number): readonly CodedPosition[] {
  return table
    .filter(({ values, name }) => values.length > 0 && name !== 'Undefined')
    .map((position) => ({
      position,
      from: position.from - shift,
      width: position.several ? 1 : position.length,
      values: new Set(position.values.map(({ value }) => value)),
    }))
}

/** A position that has none of its values, in words such as `33 (Literary form) "x"`. */
function wrongValue(field: string, { position, from, width, values }: CodedPosition): string | undefined {
  const end = from + position.length
  // A field that is too short is told by another rule.
  if (field.length < end) return undefined
  for (let at = from; at < end; at += width) {
    const one = width === 1 ? field.charAt(at) : field.slice(at, at + width)
    if (values.has(one) || (position.fill && /^\|+$/.test(one))) continue
    return `${String(at).padStart(2, '0')} (${position.name}) "${excerpt(one)}"`
  }
  return undefined
}

/** The coded positions of 006, 007 and 008. */
export const fixedPositionGroup: RuleGroup = { rules: [fixedPositionRule] }
