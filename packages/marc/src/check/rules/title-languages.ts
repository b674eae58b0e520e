import { subfieldTexts } from '../../record/field.ts'
import type { CheckedRecord } from '../rule.ts'

/** Codes that name no language of a text: several, undetermined, none. */
const noLanguage = new Set(['mul', 'und', 'zxx', 'mis', '   ', '|||', ''])

/** The language of 008/35-37; empty when it names none. */
export function fixedLanguage({ fixed, kind }: CheckedRecord): string {
  const code = kind === 'bibliographic' ? fixed.slice(35, 38).toLowerCase() : ''
  return noLanguage.has(code) || !/^[a-z]{3}$/.test(code) ? '' : code
}

/** The languages that a title can be in, from 008 and 041; none where the record does not say. */
export function titleLanguages(checked: CheckedRecord, tag: string): readonly string[] {
  const fixed = fixedLanguage(checked)
  const languages = fixed === '' ? [] : [fixed]
  // A uniform title is in the language of the original, when there is another.
  const codes = tag === '240' ? 'h' : 'adj'
  for (const field of checked.dataFieldsOf('041')) {
    if (field.indicators[1] === '7') continue
    const named = subfieldTexts(field, codes).flatMap((text) => text.toLowerCase().match(/[a-z]{3}/g) ?? [])
    if (tag === '240' && named.length > 0) return named
    for (const code of named) if (!noLanguage.has(code) && !languages.includes(code)) languages.push(code)
  }
  return languages
}
