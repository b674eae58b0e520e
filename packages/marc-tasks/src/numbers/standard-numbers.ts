import { checkIsbn, checkIssn, formatIsbn, formatIssn, parseOclc } from '@carrel/identifiers'
import { withSubfields, type DataField, type Subfield } from '@carrel/marc'

/** How standard numbers are to be written. */
export interface NumberStyle {
  readonly hyphens: 'none' | 'set' | 'keep'
  /** Numbers that are wrong go to $z (020) or $y (022), where the format has them. */
  readonly moveWrong: boolean
}

/** ISBNs of 020 in one style; what stands behind a number stays there. */
export function styledIsbns(field: DataField, { hyphens, moveWrong }: NumberStyle): DataField {
  return changed(field, (subfield) => {
    const { code, value } = subfield
    if (code !== 'a' && code !== 'z') return subfield
    const found = checkIsbn(value)
    if (!found.ok) return moveWrong && code === 'a' && isWrong(found.reason) ? { code: 'z', value } : subfield
    if (hyphens === 'keep') return subfield
    const { given } = found.isbn
    const bare = given.replaceAll(/[- ]/g, '').toUpperCase()
    return { code, value: value.replace(given, hyphens === 'none' ? bare : formatIsbn(bare)) }
  })
}

/** ISSNs of 022 with their hyphen. */
export function styledIssns(field: DataField, { moveWrong }: NumberStyle): DataField {
  return changed(field, (subfield) => {
    const { code, value } = subfield
    if (!'alyz'.includes(code) || code === '') return subfield
    const found = checkIssn(value)
    if (!found.ok) return moveWrong && code === 'a' && isWrong(found.reason) ? { code: 'y', value } : subfield
    const bare = value.trim().replaceAll('-', '')
    return /^\d{7}[\dXx]$/.test(bare) ? { code, value: formatIssn(bare) } : subfield
  })
}

/** OCLC numbers of 035 as digits behind their agency: `(OCoLC)ocm00012345` is `(OCoLC)12345`. */
export function plainOclcNumbers(field: DataField): DataField {
  return changed(field, (subfield) => {
    const { code, value } = subfield
    const number = code === 'a' || code === 'z' ? parseOclc(value) : undefined
    return number === undefined ? subfield : { code, value: `(OCoLC)${number}` }
  })
}

/** A text that is no number at all (“set”, “pbk.”) says something else and is not moved. */
function isWrong(reason: string): boolean {
  return reason === 'checksum' || reason === 'length'
}

function changed(field: DataField, change: (subfield: Subfield) => Subfield): DataField {
  const subfields = field.subfields.map((subfield) => {
    const next = change(subfield)
    return next.code === subfield.code && next.value === subfield.value ? subfield : next
  })
  return subfields.every((each, index) => each === field.subfields[index]) ? field : withSubfields(field, subfields)
}
