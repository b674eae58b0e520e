import { subfieldTexts } from '../../record/field.ts'
import { fixedFieldFix, overwritten } from '../fix.ts'
import type { CheckedRecord, Report, Rule, RuleGroup } from '../rule.ts'

/** What 300 $b can name, with its code in 008/18-21 of books. Words of cataloguing in English and their abbreviations. */
const illustrations: readonly (readonly [word: RegExp, code: string])[] = [
  [/\bill(?:us)?(?:s?\.|s?\b|ustrat)/i, 'a'],
  [/\bmaps?\b/i, 'b'],
  [/\bport(?:s?\.|raits?\b)/i, 'c'],
  [/\bfacsim(?:s?\.|iles?\b)/i, 'h'],
  [/\bcoats? of arms\b/i, 'i'],
  [/\bgenealog/i, 'j'],
  [/\bphotos?\b|\bphotographs?\b/i, 'o'],
  [/\billuminat/i, 'p'],
]

/** What is coded of a book in 008 is what its description says, and the other way round. */
const descriptionRule: Rule = (checked, report) => {
  const { material, dialect, fixed } = checked
  if (material !== 'books' || dialect === 'unimarc' || fixed.length !== 40) return
  checkIllustrations(checked, report)
  if (checked.agencyLanguage !== 'eng') return
  const field = checked.fieldsOf('008')[0]
  const contents = fixed.slice(24, 28)
  const isCoded = contents.includes('b') || contents.includes('|')
  if (isCoded && fixed.charAt(31) !== '0') return
  const { hasBibliography, hasIndex } = notesOf(checked)
  if (hasBibliography && !isCoded) {
    const message = `504 tells of a bibliography, but 008/24-27 ("${contents}") has no "b".`
    report({ code: 'bibliography-uncoded', message, field, fixable: contents.includes(' ') })
  }
  if (hasIndex && fixed.charAt(31) === '0') {
    report({ code: 'index-uncoded', message: 'A note tells of an index, but 008/31 is 0.', field })
  }
}

function checkIllustrations(checked: CheckedRecord, report: Report): void {
  const { fixed } = checked
  if (fixed.slice(18, 22) !== '    ' || illustrationCodes(checked) === '') return
  const field = checked.fieldsOf('008')[0]
  const message = '300 $b tells of illustrations, but 008/18-21 is blank.'
  report({ code: 'illustrations-uncoded', message, field })
}

/** Codes for what 300 $b names, as many as 008/18-21 has room for. */
function illustrationCodes({ dataFieldsOf }: CheckedRecord): string {
  const [first, second] = dataFieldsOf('300')
  // With several carriers it is not clear which one 008 describes.
  if (!first || second) return ''
  const text = subfieldTexts(first, 'b').join(' ')
  if (text === '') return ''
  return illustrations
    .filter(([word]) => word.test(text))
    .map(([, code]) => code)
    .join('')
    .slice(0, 4)
}

function notesOf({ dataFieldsOf }: CheckedRecord): { hasBibliography: boolean; hasIndex: boolean } {
  let [hasBibliography, hasIndex] = [false, false]
  for (const tag of ['504', '500']) {
    for (const field of dataFieldsOf(tag)) {
      const text = subfieldTexts(field, 'a').join(' ')
      if (tag === '504' && /\bbibliograph(?:y|ies|ical)\b/i.test(text)) hasBibliography = true
      if (/^(?:includes? )?(?:an? )?ind(?:ex|exes|ices)\.?$/i.test(text.trim())) hasIndex = true
      if (tag === '504' && /\b(?:and|,) (?:an? )?(?:[a-z]+ )?ind(?:ex|exes|ices)\b/i.test(text)) hasIndex = true
    }
  }
  return { hasBibliography, hasIndex }
}

/** Books whose 008 says less than their description. */
export const descriptionGroup: RuleGroup = {
  rules: [descriptionRule],
  fixes: {
    'illustrations-uncoded': fixedFieldFix((fixed, checked) =>
      overwritten(fixed, 18, illustrationCodes(checked).padEnd(4)),
    ),
    // Codes stand in the order of the alphabet, in front.
    'bibliography-uncoded': fixedFieldFix((fixed) =>
      overwritten(
        fixed,
        24,
        Array.from(`b${fixed.slice(24, 28).replaceAll(' ', '')}`)
          .toSorted()
          .join('')
          .padEnd(4),
      ),
    ),
    'index-uncoded': fixedFieldFix((fixed) => overwritten(fixed, 31, '1')),
  },
}
