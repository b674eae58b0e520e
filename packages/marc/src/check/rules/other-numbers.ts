import { normalizeLccn, parseEan13, parseIsmn, parseUpc } from '@carrel/identifiers'
import { withIndicators } from '../../edit/edit-field.ts'
import type { DataField } from '../../record/field.ts'
import { fieldFix } from '../fix.ts'
import { excerpt, type Report, type Rule, type RuleGroup } from '../rule.ts'

/** The kinds of number of 024 that can be judged, by first indicator. */
const kinds: Readonly<
  Record<string, { readonly code: string; readonly name: string; isValid(text: string): boolean }>
> = {
  '0': {
    code: 'isrc-invalid',
    name: 'International Standard Recording Code',
    isValid: (text) =>
      /^[A-Z]{2}[A-Z0-9]{3}\d{7}$/.test(
        text
          .toUpperCase()
          .replace(/^ISRC /, '')
          .replaceAll(/[- ]/g, ''),
      ),
  },
  '1': { code: 'upc-invalid', name: 'Universal Product Code', isValid: (text) => parseUpc(text) !== undefined },
  '2': {
    code: 'ismn-invalid',
    name: 'International Standard Music Number',
    isValid: (text) => parseIsmn(text) !== undefined,
  },
  '3': { code: 'ean-invalid', name: 'International Article Number', isValid: (text) => parseEan13(text) !== undefined },
}

/** Control numbers and the numbers of 024 have the form that their agencies give them. */
const otherNumberRule: Rule = ({ dataFieldsOf, dialect, kind }, report) => {
  if (dialect === 'unimarc') return
  for (const field of dataFieldsOf('010')) checkLccn(field, report)
  for (const field of dataFieldsOf('035')) checkSystemNumber(field, report)
  if (kind !== 'bibliographic') return
  for (const field of dataFieldsOf('024')) {
    const known = kinds[field.indicators.charAt(0)]
    for (const { code, value } of field.subfields) {
      if (code !== 'a' || !known) continue
      // A price or an issue number may follow in $d or behind a blank.
      const number = value.trim().replace(/\s+[(:].*$/, '')
      if (number === '' || known.isValid(number)) continue
      const message = `"${excerpt(value)}" in 024 $a is not a valid ${known.name}.`
      const fixable = known.code === 'upc-invalid' && isArticleNumber(number)
      report({ code: known.code, message, field, subfield: code, fixable })
    }
  }
}

/** A number of 13 figures that was taken for one of 12. */
function isArticleNumber(text: string): boolean {
  return /^[1-9]\d{12}$/.test(text) && parseEan13(text) !== undefined
}

function checkLccn(field: DataField, report: Report): void {
  for (const { code, value } of field.subfields) {
    if (code !== 'a' || value.trim() === '' || normalizeLccn(value) !== undefined) continue
    const message = `"${excerpt(value)}" in 010 $a is not a Library of Congress control number.`
    report({ code: 'lccn-invalid', message, field, subfield: code })
  }
}

function checkSystemNumber(field: DataField, report: Report): void {
  // A first indicator is against the format and marks the numbers of local systems.
  if (field.indicators !== '  ') return
  for (const { code, value } of field.subfields) {
    if (code !== 'a' || value.trim() === '' || /^\s*\([^()]+\)\s*\S/.test(value)) continue
    const message = `The number in 035 $a does not say whose it is: "${excerpt(value)}" has no code in brackets before it.`
    report({ code: 'system-number-prefix', message, field, subfield: code })
    return
  }
}

/** The indicator for the kind of number that it is. */
const announceEan = fieldFix((field) => {
  if (field.kind !== 'data') return field
  return withIndicators(field, `3${field.indicators.slice(1)}`)
})

/** LCCN, system numbers, ISMN, UPC, EAN, ISRC. */
export const otherNumberGroup: RuleGroup = { rules: [otherNumberRule], fixes: { 'upc-invalid': announceEan } }
