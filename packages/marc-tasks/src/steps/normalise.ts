import { choice, flag } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { changeTexts } from '../text/change-texts.ts'
import { whereParams } from './shared/where-params.ts'

/** Marks around words that do not count in sorting are control characters that mean something. */
const meaningless =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0087\u008A-\u0097\u0099-\u009B\u009D-\u009F\uFFFE\uFFFF]/g
const unseen = /[\u200B\u2060\uFEFF]/g

/** Brings letters with marks into one form, and takes out what cannot be seen. */
export const normalise = stepKind({
  name: 'normalise',
  title: 'Normalise characters',
  help: 'Letters with diacritics in one of the two forms of Unicode (é as one character, or as e and its accent, which MARC 21 asks for); control characters and invisible ones out; line breaks and tabs as blanks. Marks for words that do not count in sorting stay.',
  group: 'cleaning',
  params: {
    ...whereParams(),
    form: choice({
      label: 'Letters with diacritics',
      choices: [
        { value: 'NFC', label: 'one character (NFC)' },
        { value: 'NFD', label: 'letter and mark (NFD)' },
        { value: 'as-is', label: 'as they are' },
      ],
      preset: 'NFC',
    }),
    controls: flag({ label: 'Take out control and invisible characters', preset: true }),
    lines: flag({ label: 'Blanks for line breaks and tabs', preset: true }),
  },
  examples: [
    {
      step: {},
      before: ['=100  1\\$aDvor\u030Ca\u0301k,\u200B Antoni\u0301n\u0007'],
      after: ['=100  1\\$aDvořák, Antonín'],
    },
    {
      says: 'non-sorting marks stay',
      step: { form: 'NFD' },
      before: ['=245  10$a\u0098Les \u009Cétés'],
      after: ['=245  10$a\u0098Les \u009Ce\u0301te\u0301s'],
    },
  ],
  compile: ({ tags, codes, form, controls, lines }) =>
    changeTexts({ tags, codes }, (text) => {
      // Printable ASCII is the same in all forms.
      if (/^[ -~]*$/.test(text)) return text
      let next = form === 'as-is' ? text : text.normalize(form)
      if (lines) next = next.replaceAll(/[\t\n\r\u2028\u2029]+/g, ' ')
      return controls ? next.replaceAll(meaningless, '').replaceAll(unseen, '') : next
    }),
})
