import { codeList, type CodeListName } from '@carrel/marc-format'
import { mapSubfields } from '../../edit/edit-field.ts'
import type { DataField } from '../../record/field.ts'
import { fieldFix, overwritten } from '../fix.ts'
import { excerpt, type CheckedRecord, type Report, type Rule, type RuleGroup } from '../rule.ts'

/** Languages, countries and areas are codes of the MARC lists, and of those that are given today. */
const codeRule: Rule = (checked, report) => {
  const { dialect, kind, fixed } = checked
  if (dialect === 'unimarc' || kind !== 'bibliographic') return
  if (fixed.length === 40) checkFixed(checked, report)
  for (const field of checked.dataFieldsOf('041')) if (field.indicators[1] !== '7') checkLanguages(field, report)
  for (const field of checked.dataFieldsOf('040')) checkAgencyLanguage(field, report)
  for (const field of checked.dataFieldsOf('043')) checkAreas(field, report)
  for (const field of checked.dataFieldsOf('044')) checkCountries(field, report)
}

function checkFixed({ fixed, fieldsOf }: CheckedRecord, report: Report): void {
  const field = fieldsOf('008')[0]
  const language = fixed.slice(35, 38)
  if (language !== '   ' && language !== '|||') {
    const known = codeList('languages').get(language)
    if (!known) {
      const message = `Language "${excerpt(language)}" in 008/35-37 is not in the MARC list of languages.`
      report({ code: 'language-unknown', message, field })
    } else if (known.obsolete) say(report, 'language-obsolete', field, '008/35-37', known)
  }
  const country = fixed.slice(15, 18)
  if (country === '   ' || country === '|||') return
  const known = codeList('countries').get(country.trimEnd())
  if (!known) {
    const message = `Country "${excerpt(country)}" in 008/15-17 is not in the MARC list of countries.`
    report({ code: 'country-unknown', message, field })
  } else if (known.obsolete) say(report, 'country-obsolete', field, '008/15-17', known)
}

/** A code that is no longer given, with what takes its place. */
function say(
  report: Report,
  code: string,
  field: ReturnType<CheckedRecord['fieldsOf']>[number] | undefined,
  where: string,
  known: { readonly code: string; readonly name: string; readonly replacement?: string },
  subfield?: string,
): void {
  const now = known.replacement === undefined ? '' : `; today it is "${known.replacement}"`
  const message = `"${known.code}" (${known.name}) in ${where} is no longer given${now}.`
  report({ code, message, field, subfield, fixable: known.replacement !== undefined })
}

function checkLanguages(field: DataField, report: Report): void {
  for (const { code, value } of field.subfields) {
    if (!/^[a-z]$/.test(code) || value === '') continue
    if (value.length !== 3) {
      if (value.length % 3 === 0 && /^[a-z]+$/i.test(value)) {
        const message = `041 $${code} holds several languages in one subfield: "${excerpt(value)}".`
        report({ code: 'language-packed', message, field, subfield: code })
      } else {
        const message = `041 $${code} is "${excerpt(value)}"; a language has three letters.`
        report({ code: 'language-length', message, field, subfield: code })
      }
      continue
    }
    const known = codeList('languages').get(value)
    if (!known) {
      const message = `Language "${excerpt(value)}" in 041 $${code} is not in the MARC list of languages.`
      report({ code: 'language-unknown', message, field, subfield: code })
    } else if (known.obsolete) say(report, 'language-obsolete', field, `041 $${code}`, known, code)
  }
}

function checkAgencyLanguage(field: DataField, report: Report): void {
  for (const { code, value } of field.subfields) {
    if (code !== 'b' || value === '' || codeList('languages').has(value)) continue
    const message = `Language "${excerpt(value)}" in 040 $b is not in the MARC list of languages.`
    report({ code: 'language-unknown', message, field, subfield: code })
  }
}

function checkAreas(field: DataField, report: Report): void {
  for (const { code, value } of field.subfields) {
    if (code !== 'a' || value === '') continue
    if (value.length !== 7) {
      const right = areaFilled(value)
      const message = `043 $a must have exactly 7 characters: "${excerpt(value)}".`
      report({ code: 'area-length', message, field, subfield: code, fixable: right !== undefined })
      continue
    }
    const known = codeList('areas').get(value.replace(/-+$/, ''))
    if (!known) {
      const message = `Area "${excerpt(value)}" in 043 $a is not in the MARC list of geographic areas.`
      report({ code: 'area-unknown', message, field, subfield: code })
    } else if (known.obsolete) say(report, 'area-obsolete', field, '043 $a', known, code)
  }
}

/** An area that has too many or too few hyphens at its end; undefined where that is not all. */
function areaFilled(value: string): string | undefined {
  if (value.length > 20) return undefined
  const bare = value.trim().replace(/-+$/, '')
  return codeList('areas').has(bare) ? bare.padEnd(7, '-') : undefined
}

function checkCountries(field: DataField, report: Report): void {
  for (const { code, value } of field.subfields) {
    if (code !== 'a' || value === '') continue
    const known = codeList('countries').get(value.trimEnd())
    if (!known) {
      const message = `Country "${excerpt(value)}" in 044 $a is not in the MARC list of countries.`
      report({ code: 'country-unknown', message, field, subfield: code })
    } else if (known.obsolete) say(report, 'country-obsolete', field, '044 $a', known, code)
  }
}

/** What takes the place of a code that is no longer given; the code itself otherwise. */
function renewed(list: CodeListName, code: string): string {
  return codeList(list).get(code)?.replacement ?? code
}

const renewLanguages = fieldFix((field) => {
  if (field.kind === 'control') {
    const language = field.value.slice(35, 38)
    const value = overwritten(field.value, 35, renewed('languages', language))
    return { kind: 'control', tag: field.tag, value }
  }
  return mapSubfields(field, '', (value, code) => (/[a-z]/.test(code) ? renewed('languages', value) : value))
})

const renewCountries = fieldFix((field) => {
  if (field.kind === 'control') {
    const country = renewed('countries', field.value.slice(15, 18).trimEnd()).padEnd(3)
    return { kind: 'control', tag: field.tag, value: overwritten(field.value, 15, country) }
  }
  return mapSubfields(field, 'a', (value) => renewed('countries', value.trimEnd()))
})

const renewAreas = fieldFix((field) =>
  field.kind === 'data'
    ? mapSubfields(field, 'a', (value) => {
        const bare = value.replace(/-+$/, '')
        const now = renewed('areas', bare)
        return now === bare ? value : now.padEnd(7, '-')
      })
    : field,
)

const fillAreas = fieldFix((field) =>
  field.kind === 'data'
    ? mapSubfields(field, 'a', (value) => (value.length === 7 ? value : (areaFilled(value) ?? value)))
    : field,
)

const unpackLanguages = fieldFix((field) => {
  if (field.kind !== 'data') return field
  const subfields = field.subfields.flatMap(({ code, value }) =>
    /^[a-z]$/.test(code) && value.length > 3 && value.length % 3 === 0 && /^[a-z]+$/i.test(value)
      ? (value.toLowerCase().match(/.{3}/g) ?? []).map((each) => ({ code, value: each }))
      : [{ code, value }],
  )
  return { kind: 'data', tag: field.tag, indicators: field.indicators, subfields }
})

/** Codes of languages, countries and geographic areas. */
export const codeGroup: RuleGroup = {
  rules: [codeRule],
  fixes: {
    'language-packed': unpackLanguages,
    'language-obsolete': renewLanguages,
    'country-obsolete': renewCountries,
    'area-length': fillAreas,
    'area-obsolete': renewAreas,
  },
}
