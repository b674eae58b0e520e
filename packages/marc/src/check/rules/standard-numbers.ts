import { checkIsbn, checkIssn, formatIssn, parseIssn } from '@carrel/identifiers'
import { mapSubfields } from '../../edit/edit-field.ts'
import type { DataField } from '../../record/field.ts'
import { fieldFix } from '../fix.ts'
import { excerpt, type Report, type Rule, type RuleGroup } from '../rule.ts'

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

/** No number with its qualifier is longer; what stands behind is not looked at. */
const MAX_LENGTH = 200

/** Fields that name another resource by its ISSN in $x and its ISBN in $z. */
const linkingTags = [
  '760',
  '762',
  '765',
  '767',
  '770',
  '772',
  '773',
  '774',
  '775',
  '776',
  '777',
  '780',
  '785',
  '786',
  '787',
]
const seriesTags = ['440', '490', '800', '810', '811', '830']

/** Standard numbers have the length and the check digit they must have; wrong ones belong in $z. */
const standardNumberRule: Rule = ({ dataFieldsOf, dialect, kind }, report) => {
  const [isbnTag, issnTag] = dialect === 'unimarc' ? ['010', '011'] : ['020', '022']
  for (const field of dataFieldsOf(isbnTag)) checkIsbns(field, 'a', report)
  for (const field of dataFieldsOf(issnTag)) checkIssns(field, 'a', report)
  if (dialect === 'unimarc') return
  checkPresence(dataFieldsOf('020'), 'ISBN', report)
  checkPresence(dataFieldsOf('022'), 'ISSN', report)
  if (kind !== 'bibliographic') return
  for (const tag of seriesTags) for (const field of dataFieldsOf(tag)) checkIssns(field, 'x', report)
  for (const tag of linkingTags) {
    for (const field of dataFieldsOf(tag)) {
      checkIssns(field, 'x', report)
      checkIsbns(field, 'z', report)
    }
  }
}

function checkIsbns(field: DataField, wanted: string, report: Report): void {
  const { tag } = field
  for (const { code, value: text } of field.subfields) {
    const value = text.slice(0, MAX_LENGTH)
    if (code !== wanted || value.trim() === '') continue
    const found = checkIsbn(value)
    if (!found.ok) {
      // Other numbers that a linked resource is known by share its $z.
      if (tag >= '700' && found.reason === 'characters') continue
      const message = `"${excerpt(value)}" in ${tag} $${code} is not a valid ISBN: ${isbnFaults[found.reason] ?? found.reason}.`
      report({ code: `isbn-${found.reason}`, message, field, subfield: code })
    } else if (tag >= '700') continue
    else if (found.unspaced && /^[\p{L}([]/u.test(found.qualifier ?? '')) {
      const message = `In ${tag} $a a space is missing between the ISBN and what follows: "${excerpt(value)}".`
      report({ code: 'isbn-qualifier', message, field, subfield: code })
    } else if (found.isbn.given.includes('-')) {
      const message = `The ISBN in ${tag} $a has hyphens: "${excerpt(value)}".`
      report({ code: 'isbn-hyphens', message, field, subfield: code })
    }
  }
}

function checkIssns(field: DataField, wanted: string, report: Report): void {
  const { tag } = field
  for (const { code, value: text } of field.subfields) {
    const value = text.slice(0, MAX_LENGTH)
    if (code !== wanted || value.trim() === '') continue
    const number = tag === '022' || tag === '011' ? value : value.replace(/^[\s(]*(?:ISSN:? )?|[\s;:,.)=]+$/g, '')
    const found = checkIssn(number)
    // What is transcribed from the book may be set right in brackets.
    if (!found.ok && tag < '700' && tag !== '022' && parseIssn(value.replace(/^.*\[i\.? ?e\.?/, '')) !== undefined)
      continue
    if (found.ok) {
      if (!number.includes('-') && number.trim().length === 8) {
        const message = `The ISSN in ${tag} $${code} lacks its hyphen: "${excerpt(value)}".`
        report({ code: 'issn-hyphen', message, field, subfield: code })
      }
      continue
    }
    const message = `"${excerpt(value)}" in ${tag} $${code} is not a valid ISSN: ${issnFaults[found.reason] ?? found.reason}.`
    report({ code: `issn-${found.reason}`, message, field, subfield: code })
  }
}

/** A record that has only numbers that were taken back or belong to another edition. */
function checkPresence(fields: readonly DataField[], name: 'ISBN' | 'ISSN', report: Report): void {
  let canceled: DataField | undefined
  for (const field of fields) {
    for (const { code } of field.subfields) {
      if (code === 'a' || code === 'l' || code === 'y') return
      if (code === 'z') canceled ??= field
    }
  }
  if (!canceled) return
  const message = `${canceled.tag} has no valid ${name} in $a, only one that does not apply ($z).`
  report({ code: name === 'ISBN' ? 'isbn-missing' : 'issn-missing', message, field: canceled, subfield: 'a' })
}

const spaceQualifier = fieldFix((field) =>
  field.kind === 'data'
    ? mapSubfields(field, 'a', (value) => {
        const found = checkIsbn(value)
        return found.ok && found.unspaced ? value.replace(found.isbn.given, `${found.isbn.given} `) : value
      })
    : field,
)

const closeIsbn = fieldFix((field) =>
  field.kind === 'data'
    ? mapSubfields(field, 'a', (value) => {
        const found = checkIsbn(value)
        return found.ok ? value.replace(found.isbn.given, found.isbn.given.replaceAll('-', '')) : value
      })
    : field,
)

const hyphenIssn = fieldFix((field) =>
  field.kind === 'data'
    ? mapSubfields(field, 'ax', (value) =>
        value.replace(/(?<![\dXx-])\d{7}[\dXx](?![\dXx-])/, (number) =>
          checkIssn(number).ok ? formatIssn(number) : number,
        ),
      )
    : field,
)

/** ISBN and ISSN. */
export const standardNumberGroup: RuleGroup = {
  rules: [standardNumberRule],
  fixes: { 'isbn-qualifier': spaceQualifier, 'isbn-hyphens': closeIsbn, 'issn-hyphen': hyphenIssn },
}
