import { recordKind } from '@carrel/marc'
import { build006, withControl } from '../fixed/build-fixed.ts'
import { derivedPositions } from '../fixed/derived-positions.ts'
import { layoutOf006 } from '../fixed/layout.ts'
import { otherPositions } from '../fixed/positions-param.ts'
import { readWanted, withPositions } from '../fixed/wanted-positions.ts'
import { text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { controlTexts } from '../rda/fixed-values.ts'

/** Makes a 006. */
export const buildField006 = stepKind({
  name: 'build-006',
  title: 'Build 006',
  help: 'Adds a 006 for another aspect of the resource, such as m for an electronic one, where there is none of that type and the leader does not say it.',
  group: 'fixed fields',
  params: {
    type: text({
      label: 'Type',
      help: 'As in leader/06: a text, e map, j music, g film, m computer file; s serial.',
      preset: 'm',
    }),
    set: otherPositions(),
  },
  examples: [
    {
      step: { set: { 'type of computer file': 'd' } },
      before: ['=007  cr\\|||||||||||', '=245  10$aTitle.'],
      after: ['=006  m\\\\\\\\|o\\\\d\\|\\\\\\\\\\\\', '=007  cr\\|||||||||||', '=245  10$aTitle.'],
    },
  ],
  compile: ({ type, set }) => {
    if (type.length !== 1 || layoutOf006(type).length === 0)
      return `“${type}” is no type of 006. It is one of a, c, d, e, f, g, i, j, k, m, o, p, r, s, t.`
    const wanted = readWanted('006', set)
    if (typeof wanted === 'string') return wanted
    return (record) => {
      if (recordKind(record.leader) !== 'bibliographic') return record
      if (record.leader[6] === type || controlTexts(record, '006').some((value) => value.startsWith(type)))
        return record
      const form = derivedPositions(record).get('Form of item')
      const built = build006(type, new Map(form === undefined ? [] : [['Form of item', form]]))
      return built === undefined ? record : withControl(record, '006', withPositions('006', built, wanted, record))
    }
  },
})
