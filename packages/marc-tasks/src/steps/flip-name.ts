import { dialectOf, mapFields, mapSubfields, withIndicators, type DataField } from '@carrel/marc'
import { choice, flag, tagList } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { directName, invertedName } from '../names/flip-name.ts'
import { isTagged } from '../text/is-tagged.ts'

/** Turns names around. */
export const flipName = stepKind({
  name: 'flip-name',
  title: 'Turn names around',
  help: 'John Smith becomes Smith, John, or the other way, in $a of personal names; the first indicator says which it is. Names with a comma already, and single names, stay.',
  group: 'text',
  params: {
    tags: tagList({ label: 'Tags', preset: '100 600 700 800' }),
    to: choice({
      label: 'Names as',
      choices: [
        { value: 'surname-first', label: 'Smith, John' },
        { value: 'forename-first', label: 'John Smith' },
      ],
      preset: 'surname-first',
    }),
    particles: flag({ label: 'van, von, de … belong to the surname' }),
  },
  examples: [
    {
      step: {},
      before: [
        '=100  0\\$aDr. Mary Ann Smith Jr.,$d1950-',
        '=700  1\\$aDoe, Jane',
        '=700  0\\$aPlato',
        '=700  1\\$aVincent van Gogh',
      ],
      after: [
        '=100  1\\$aSmith, Mary Ann, Jr.,$d1950-',
        '=700  1\\$aDoe, Jane',
        '=700  0\\$aPlato',
        '=700  1\\$aGogh, Vincent van',
      ],
    },
    {
      step: { particles: true },
      before: ['=700  1\\$aVincent van Gogh'],
      after: ['=700  1\\$avan Gogh, Vincent'],
    },
  ],
  compile: ({ tags, to, particles }) => {
    const isMeant = isTagged(tags)
    const flip = (name: string) => (to === 'surname-first' ? invertedName(name, particles) : directName(name))
    return (record) =>
      dialectOf(record) !== 'marc21'
        ? record
        : mapFields(record, isMeant, (field) =>
            field.kind === 'data' && isPerson(field) ? flipped(field, flip, to === 'surname-first') : field,
          )
  },
})

/** Families (first indicator 3), and kings and saints by their forename, are not turned around. */
function isPerson(field: DataField): boolean {
  if (field.indicators.startsWith('3')) return false
  return !(field.indicators.startsWith('0') && field.subfields.some(({ code }) => code === 'b' || code === 'c'))
}

function flipped(field: DataField, flip: (name: string) => string, isSurname: boolean): DataField {
  let isFirst = true
  const next = mapSubfields(field, 'a', (value) => {
    if (!isFirst) return value
    isFirst = false
    const plain = value.trimEnd()
    const name = plain.endsWith(',') ? plain.slice(0, -1) : plain
    const comma = value.slice(name.length)
    const turned = flip(name)
    return turned === name ? value : `${turned}${comma}`
  })
  return next === field ? field : withIndicators(next, `${isSurname ? '1' : '0'}${field.indicators.slice(1)}`)
}
