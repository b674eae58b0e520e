import { mapFields, mapSubfields } from '@carrel/marc'
import { flag, tagList, text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { isTagged } from '../text/is-tagged.ts'

/** Takes blanks off the ends of texts, and makes one of several. */
export const trim = stepKind({
  name: 'trim',
  title: 'Trim blanks',
  help: 'Takes blanks off the beginning and end of subfields, and makes one blank of several in a row. Control fields, whose blanks count, stay as they are.',
  group: 'cleaning',
  params: {
    tags: tagList({ label: 'Tags', preset: '***' }),
    codes: text({ kind: 'codes', label: 'Subfields', help: 'Codes such as ab; all when empty.', preset: '' }),
    inner: flag({ label: 'One blank for several inside too', preset: true }),
  },
  examples: [
    {
      step: {},
      before: ['=001  00 123', '=245  10$a  Emil  und die Detektive / $c Erich Kästner.'],
      after: ['=001  00\\123', '=245  10$aEmil und die Detektive /$cErich Kästner.'],
    },
  ],
  compile: ({ tags, codes, inner }) => {
    const change = (value: string) => (inner ? value.replaceAll(/ {2,}/g, ' ') : value).trim()
    return (record) =>
      mapFields(record, isTagged(tags), (field) => (field.kind === 'data' ? mapSubfields(field, codes, change) : field))
  },
})
