import { formatFor, type FieldFormat, type FormatKind } from '@carrel/marc-format'

/** A field of the format in a form that is quick to compare with. */
export interface CompiledField {
  readonly format: FieldFormat
  /** Characters that each indicator may be; undefined where any may stand. */
  readonly indicators: readonly [string | undefined, string | undefined]
  /** Which indicator counts characters that do not file, if one does (0 or 1). */
  readonly nonFiling: number
  /** By character code: 0 not defined, 1 once, 2 repeatable; undefined where any subfield may stand. */
  readonly subfields: Uint8Array | undefined
}

/** How often a subfield may stand in a field. */
const ONCE = 1
const MANY = 2

const compiled = new Map<FormatKind, ReadonlyMap<string, CompiledField>>()

/**
 * The fields of a format by tag. Bibliographic records may carry the holdings of their library with them (84X to 88X).
 */
export function compiledFormat(kind: FormatKind): ReadonlyMap<string, CompiledField> {
  const known = compiled.get(kind)
  if (known) return known
  const fields = new Map<string, CompiledField>()
  if (kind === 'bibliographic') {
    for (const [tag, format] of formatFor('holdings')) if (/^8[4-7]/.test(tag)) fields.set(tag, compile(format))
  }
  for (const [tag, format] of formatFor(kind)) fields.set(tag, compile(format))
  compiled.set(kind, fields)
  return fields
}

function compile(format: FieldFormat): CompiledField {
  const { indicators, subfields } = format
  const characters = (place: 0 | 1): string | undefined => {
    const { values } = indicators[place]
    return values.length === 0 ? undefined : values.map(({ value }) => value).join('')
  }
  let codes: Uint8Array | undefined
  if (subfields) {
    codes = new Uint8Array(128)
    for (const { code, repeatable } of subfields.values()) codes[code.charCodeAt(0)] = repeatable ? MANY : ONCE
  }
  return {
    format,
    indicators: [characters(0), characters(1)],
    nonFiling: indicators.findIndex(({ name }) => /^nonfiling/i.test(name)),
    subfields: codes,
  }
}
