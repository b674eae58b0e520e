import { languageOfText } from '../rda/languages-of.ts'
import { withCase } from '../cleaning/letter-case.ts'
import { choice } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { changeTexts } from '../text/change-texts.ts'
import { whereParams } from './shared/where-params.ts'

/** Writes letters large or small. */
export const changeCase = stepKind({
  name: 'case',
  title: 'Change capitals',
  help: 'Writes texts in capitals, in small letters, with one capital at the beginning, or as English titles are written. The language of the record (008/35-37) counts: i and İ of Turkish, IJ of Dutch.',
  group: 'text',
  params: {
    ...whereParams('245', 'ab'),
    to: choice({
      label: 'Letters',
      choices: [
        { value: 'sentence', label: 'One capital at the beginning, the rest small' },
        { value: 'first', label: 'A capital at the beginning, the rest as it is' },
        { value: 'title', label: 'As English Titles Are Written' },
        { value: 'lower', label: 'small letters' },
        { value: 'upper', label: 'CAPITALS' },
      ],
      preset: 'sentence',
    }),
  },
  examples: [
    {
      step: { to: 'title' },
      before: ['=245  14$aTHE LORD OF THE RINGS :$ba reader’s guide'],
      after: ['=245  14$aThe Lord of the Rings :$bA Reader’s Guide'],
    },
    {
      says: 'Turkish has two letters i',
      step: { codes: 'a', to: 'upper' },
      before: ['=008  990101s1999\\\\\\\\tu\\\\\\\\\\\\\\\\\\\\\\\\000\\0\\tur\\d', '=245  10$aistanbul ışığı'],
      after: ['=008  990101s1999\\\\\\\\tu\\\\\\\\\\\\\\\\\\\\\\\\000\\0\\tur\\d', '=245  10$aİSTANBUL IŞIĞI'],
    },
  ],
  compile: ({ tags, codes, to }) => {
    return (record) => {
      const language = languageOfText(record)
      return changeTexts({ tags, codes }, (text) => withCase(text, to, language))(record)
    }
  },
})
