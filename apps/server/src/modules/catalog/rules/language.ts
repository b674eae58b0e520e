import type { Fields } from './fields.ts'
import { once, values } from './fields.ts'

/** Codes that name no language: undetermined, no linguistic content, several, private use. */
const noLanguage = new Set(['und', 'zxx', 'mul', 'mis', 'xxx', 'n/a'])

/** The languages of the text, ISO 639-2/B as MARC 21 uses it; the first is the one of the title as a whole. */
export function languagesOf(fields: Fields): readonly string[] {
  const coded = fields.control('008')[0]?.slice(35, 38).toLowerCase() ?? ''
  return once([coded, ...listed(fields)].filter((code) => /^[a-z]{3}$/.test(code) && !noLanguage.has(code)))
}

/** Languages of 041 $a and $d (sung or spoken); older records pack them into one subfield, three letters each. */
function listed(fields: Fields): readonly string[] {
  return fields
    .all('041')
    .filter((field) => field.indicators[1] !== '7')
    .flatMap((field) => values(field, 'ad'))
    .flatMap((value) => value.toLowerCase().match(/[a-z]{3}/g) ?? [])
}
