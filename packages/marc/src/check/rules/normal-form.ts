import { mapSubfields } from '../../edit/edit-field.ts'
import { mapFields } from '../../edit/edit-record.ts'
import type { Field } from '../../record/field.ts'
import { excerpt, type Fix, type Rule, type RuleGroup } from '../rule.ts'
import { Sign } from '../unusual-text.ts'

/** A combining mark of Latin script at the beginning of a word; one on a sign of its own (a circle, a bracket) is meant. */
const stray = /(?:^|[\s(["'“])[\u0300-\u036F]/u

/** Letters and diacritics are one character where Unicode has one, in the order of Unicode where it has none. */
const normalFormRule: Rule = (checked, report) => {
  if (checked.record.encoding !== 'utf-8') return
  let decomposed: Field | undefined
  for (const { field, text, signs } of checked.unusual()) {
    if ((signs & Sign.high) === 0) continue
    if (!decomposed && text.normalize('NFC') !== text) decomposed = field
    if (!stray.test(text)) continue
    const message = `Field ${field.tag} has a diacritic without its letter: "${excerpt(text)}".`
    report({ code: 'mark-without-letter', message, field })
  }
  if (decomposed) {
    const message = 'The text is not in composed form (Unicode normalization form C); letters and diacritics are apart.'
    report({ code: 'not-normalized', message, field: decomposed })
  }
}

/** All fields at once, as they are told of at once. */
const compose: Fix = ({ record }) =>
  mapFields(
    record,
    () => true,
    (field) => {
      if (field.kind === 'data') return mapSubfields(field, '', (text) => text.normalize('NFC'))
      const value = field.value.normalize('NFC')
      return value === field.value ? field : { kind: 'control', tag: field.tag, value }
    },
  )

/** Unicode normalization. */
export const normalFormGroup: RuleGroup = { rules: [normalFormRule], fixes: { 'not-normalized': compose } }
