import type { DataField, Subfield } from '@carrel/marc'

/**
 * The field with the subfields of some codes as another field has them: replaced in their places, those that the other
 * lacks removed, those that only it has put where they stand in its order. All others stay. The same field when nothing changes.
 */
export function replaceSubfields(field: DataField, source: DataField, codes: string): DataField {
  const isMeant = ({ code }: Subfield): boolean => code !== '' && codes.includes(code)
  const wanted = source.subfields.filter(isMeant)
  const waiting = Map.groupBy(wanted, ({ code }) => code)
  const result: Subfield[] = []
  for (const subfield of field.subfields) {
    if (!isMeant(subfield)) {
      result.push(subfield)
      continue
    }
    const next = waiting.get(subfield.code)?.shift()
    if (next) result.push(next.value === subfield.value ? subfield : next)
  }
  const placed = new Set(result)
  // A wanted one that is there with the same text stands in for itself.
  const standsAt = (each: Subfield): number =>
    placed.has(each)
      ? result.indexOf(each)
      : result.findIndex(({ code, value }) => code === each.code && value === each.value)
  const left = new Set([...waiting.values()].flat())
  for (const [index, subfield] of wanted.entries()) {
    if (!left.has(subfield)) continue
    const before = wanted.slice(0, index).findLast((each) => result.includes(each) || standsAt(each) >= 0)
    const after = wanted.slice(index + 1).find((each) => !left.has(each) && standsAt(each) >= 0)
    const at = before ? standsAt(before) + 1 : after ? standsAt(after) : 0
    result.splice(at, 0, subfield)
  }
  return sameSubfields(field.subfields, result) ? field : changed(field, result)
}

/** The field with the subfields of some codes that another field has and it has not, behind its own. */
export function addSubfields(field: DataField, source: DataField, codes: string): DataField {
  const fresh = source.subfields.filter(
    ({ code, value }) =>
      code !== '' &&
      codes.includes(code) &&
      !field.subfields.some((own) => own.code === code && own.value.trim() === value.trim()),
  )
  return fresh.length === 0 ? field : changed(field, [...field.subfields, ...fresh])
}

/** The field without the subfields of some codes. */
export function dropSubfields(field: DataField, codes: string): DataField {
  const left = field.subfields.filter(({ code }) => code === '' || !codes.includes(code))
  return left.length === field.subfields.length ? field : changed(field, left)
}

function changed({ tag, indicators }: DataField, subfields: readonly Subfield[]): DataField {
  return { kind: 'data', tag, indicators, subfields }
}

function sameSubfields(a: readonly Subfield[], b: readonly Subfield[]): boolean {
  return a.length === b.length && a.every(({ code, value }, at) => b[at]?.code === code && b[at]?.value === value)
}
