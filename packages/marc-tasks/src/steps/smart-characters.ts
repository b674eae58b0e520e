import { flag } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { plainCharacters } from '../cleaning/smart-characters.ts'
import { changeTexts } from '../text/change-texts.ts'
import { whereParams } from './shared/where-params.ts'

/** Makes plain characters of those of word processors. */
export const smartCharacters = stepKind({
  name: 'smart-characters',
  title: 'Make plain characters of smart ones',
  help: 'Curly quotation marks, dashes, ligatures, ellipses and hard blanks, as word processors put them, become what a keyboard has.',
  group: 'cleaning',
  params: {
    ...whereParams(),
    quotes: flag({ label: 'Quotation marks and apostrophes', preset: true }),
    dashes: flag({ label: 'Dashes', preset: true }),
    ligatures: flag({ label: 'Ligatures (ﬁ, ﬂ)', preset: true }),
    others: flag({ label: 'Ellipses, bullets, odd blanks, soft hyphens', preset: true }),
  },
  examples: [
    {
      step: {},
      before: ['=245  10$a“It’s ﬁne” –\u00A0a story…', '=500  \\\\$aʻUmar — Qurʼān.'],
      after: ['=245  10$a"It\'s fine" - a story...', '=500  \\\\$aʻUmar -- Qurʼān.'],
    },
    { step: { dashes: false, quotes: false }, before: ['=500  \\\\$a“1–2”…'], after: ['=500  \\\\$a“1–2”...'] },
  ],
  compile: (wanted) => changeTexts(wanted, (text) => plainCharacters(text, wanted)),
})
