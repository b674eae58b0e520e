import { mapFields, withSubfields, type MarcRecord } from '@carrel/marc'
import { authorMark, lcCutter, parseLc, recordFacts } from '@carrel/call-number'
import { choice, flag, tagList, wholeNumber } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { isTagged } from '../text/is-tagged.ts'

/** Adds a Cutter to class numbers. */
export const generateCutter = stepKind({
  name: 'generate-cutter',
  title: 'Generate a Cutter',
  help: 'Adds an item number ($b) to class numbers without one: a Cutter by the table of the Library of Congress, or the first letters, of the main entry, with the year. The table proposes; the shelf list decides.',
  group: 'numbers',
  params: {
    tags: tagList({ label: 'Tags', preset: '050 090' }),
    as: choice({
      label: 'As',
      choices: [
        { value: 'lc', label: 'Cutter of the LC table' },
        { value: 'letters', label: 'First three letters' },
      ],
      preset: 'lc',
    }),
    figures: wholeNumber({ label: 'Figures', preset: 2, least: 1, most: 5 }),
    year: flag({ label: 'With the year', preset: true }),
  },
  examples: [
    {
      step: {},
      before: [
        '=050  \\4$aQA76.9',
        '=050  \\4$aQL690.A1',
        '=050  00$aQL690$b.S6',
        '=245  14$aThe owls.',
        '=264  \\1$c1999',
      ],
      after: [
        '=050  \\4$aQA76.9$b.O95 1999',
        '=050  \\4$aQL690.A1$bO95 1999',
        '=050  00$aQL690$b.S6',
        '=245  14$aThe owls.',
        '=264  \\1$c1999',
      ],
    },
  ],
  compile: ({ tags, as, figures, year }) => {
    const isMeant = isTagged(tags)
    return (record) => {
      let item: string | undefined
      return mapFields(record, isMeant, (field) => {
        if (field.kind !== 'data' || field.subfields.some(({ code }) => code === 'b')) return field
        const at = field.subfields.findLastIndex(({ code }) => code === 'a')
        const classNumber = field.subfields[at]?.value
        item ??= itemNumber(record, as, figures, year)
        if (classNumber === undefined || item === '') return field
        // The first Cutter of a number has the point before it.
        const hasCutter = parseLc(classNumber)?.parts.some(({ kind }) => kind === 'cutter') === true
        const isFirst = as === 'lc' && !hasCutter
        return withSubfields(
          field,
          field.subfields.toSpliced(at + 1, 0, { code: 'b', value: `${isFirst ? '.' : ''}${item}` }),
        )
      })
    }
  },
})

function itemNumber(record: MarcRecord, as: 'lc' | 'letters', figures: number, year: boolean): string {
  const facts = recordFacts(record)
  const cutter = as === 'lc' ? lcCutter(facts.entry.text, { digits: figures }) : authorMark(facts.entry.text)
  const isDated = year && facts.year !== undefined && !facts.isContinuing
  return cutter === '' ? '' : `${cutter}${isDated ? ` ${facts.year}` : ''}`
}
