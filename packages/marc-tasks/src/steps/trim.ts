import { flag } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { changeTexts } from '../text/change-texts.ts'
import { whereParams } from './shared/where-params.ts'

/** Takes blanks off the ends of texts, and makes one of several. */
export const trim = stepKind({
  name: 'trim',
  title: 'Trim blanks',
  help: 'Takes blanks off the beginning and end of subfields, and makes one blank of several in a row. Control fields, whose blanks count, stay as they are.',
  group: 'cleaning',
  params: {
    ...whereParams(),
    inner: flag({ label: 'One blank for several inside too', preset: true }),
  },
  examples: [
    {
      step: {},
      before: ['=001  00 123', '=245  10$a  Emil  und die Detektive / $c Erich Kästner.'],
      after: ['=001  00\\123', '=245  10$aEmil und die Detektive /$cErich Kästner.'],
    },
  ],
  compile: ({ tags, codes, inner }) =>
    changeTexts({ tags, codes }, (text) => (inner ? text.replaceAll(/ {2,}/g, ' ') : text).trim()),
})
