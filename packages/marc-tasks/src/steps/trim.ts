import { dialectOf, mapFields, mapSubfields } from '@carrel/marc'
import { flag } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { isTagged } from '../text/is-tagged.ts'
import { whereParams } from './shared/where-params.ts'

/** Takes blanks off the ends of texts, and makes one of several. */
export const trim = stepKind({
  name: 'trim',
  title: 'Trim blanks',
  help: 'Takes blanks off the beginning and end of subfields, and makes one blank of several in a row. Where blanks count they stay: control fields, 010 and 016, coded fields of UNIMARC.',
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
  compile: ({ tags, codes, inner }) => {
    const isMeant = isTagged(tags)
    const change = (text: string) => (inner ? text.replaceAll(/ {2,}/g, ' ') : text).trim()
    return (record) => {
      const isUnimarc = dialectOf(record) === 'unimarc'
      return mapFields(record, isMeant, (field) =>
        field.kind === 'data' && !isCoded(field.tag, isUnimarc) ? mapSubfields(field, codes, change) : field,
      )
    }
  },
})

/** Numbers of national libraries are filled up with blanks (MARC 21 010, 016), as coded data are in UNIMARC 1XX. */
function isCoded(tag: string, isUnimarc: boolean): boolean {
  return isUnimarc ? tag.startsWith('1') : tag === '010' || tag === '016'
}
