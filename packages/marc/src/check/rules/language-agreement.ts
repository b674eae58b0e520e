import { subfieldTexts } from '../../record/field.ts'
import type { Rule, RuleGroup } from '../rule.ts'
import { fixedLanguage } from './title-languages.ts'

/** The language of 008 is one of those that 041 names for the text, the sound or the accompanying matter. */
const languageAgreementRule: Rule = (checked, report) => {
  if (checked.dialect === 'unimarc') return
  const language = fixedLanguage(checked)
  if (language === '') return
  const fields = checked.dataFieldsOf('041').filter((field) => field.indicators[1] !== '7')
  const [first] = fields
  if (!first) return
  const named = fields
    .flatMap((field) => subfieldTexts(field, 'adejpqt'))
    .flatMap((text) => (/^(?:[a-z]{3})+$/i.test(text.trim()) ? (text.match(/[a-z]{3}/gi) ?? []) : []))
  if (named.length === 0 || named.some((code) => code.toLowerCase() === language)) return
  const message = `008/35-37 says "${language}", but 041 names ${named.slice(0, 4).join(', ')} as languages of the resource.`
  report({ code: 'language-mismatch', message, field: first })
}

/** Languages of 008 and 041. */
export const languageAgreementGroup: RuleGroup = { rules: [languageAgreementRule] }
