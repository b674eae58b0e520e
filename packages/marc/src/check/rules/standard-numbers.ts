import { checkIsbn, checkIssn } from '@carrel/identifiers'
import type { Field } from '../../record/field.ts'
import { excerpt, type Report, type Rule } from '../rule.ts'

const isbnFaults: Readonly<Record<string, string>> = {
  checksum: 'its check digit is wrong',
  length: 'it has neither 10 nor 13 characters',
  characters: 'it is not an ISBN',
  prefix: 'it begins with neither 978 nor 979',
}
const issnFaults: Readonly<Record<string, string>> = {
  checksum: 'its check digit is wrong',
  length: 'it does not have 8 characters',
  characters: 'it is not an ISSN',
}

/** Standard numbers in 020 and 022 $a have the length and the check digit they must have; wrong ones belong in $z. */
export const standardNumberRule: Rule = ({ fieldsOf, dialect }, report) => {
  const [isbnTag, issnTag] = dialect === 'unimarc' ? ['010', '011'] : ['020', '022']
  for (const field of fieldsOf(isbnTag)) checkIsbns(field, report)
  for (const field of fieldsOf(issnTag)) checkIssns(field, report)
}

function checkIsbns(field: Field, report: Report): void {
  if (field.kind !== 'data') return
  for (const { code, value } of field.subfields) {
    if (code !== 'a' || value.trim() === '') continue
    const found = checkIsbn(value)
    if (!found.ok) {
      const message = `"${excerpt(value)}" in ${field.tag} $a is not a valid ISBN: ${isbnFaults[found.reason] ?? found.reason}.`
      report({ code: `isbn-${found.reason}`, severity: 'warning', message, field, subfield: code })
    } else if (found.unspaced) {
      const message = `In ${field.tag} $a a space is missing between the ISBN and what follows: "${excerpt(value)}".`
      report({ code: 'isbn-qualifier', severity: 'info', message, field, subfield: code })
    }
  }
}

function checkIssns(field: Field, report: Report): void {
  if (field.kind !== 'data') return
  for (const { code, value } of field.subfields) {
    if (code !== 'a' || value.trim() === '') continue
    const found = checkIssn(value)
    if (found.ok) continue
    const message = `"${excerpt(value)}" in ${field.tag} $a is not a valid ISSN: ${issnFaults[found.reason] ?? found.reason}.`
    report({ code: `issn-${found.reason}`, severity: 'warning', message, field, subfield: code })
  }
}
