import { mapSubfields } from '@carrel/marc'
import { bad, choice, good, type Param } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { textEdit } from '../text/text-edit.ts'
import { chosenField, fieldChoice } from './shared/field-choice.ts'
import { codes, mapDataFields } from './shared/subfield-params.ts'

type Pairs = readonly (readonly [find: string, by: string])[]

const pairs: Param<Pairs> = {
  kind: 'list',
  label: 'What is replaced by what',
  help: 'Rows of two texts: the old one and the new one. A new one that is empty deletes.',
  required: true,
  read: (given) => {
    if (!Array.isArray(given) || given.length === 0) return bad('must be a list of pairs: [["old", "new"], …]')
    const rows: [string, string][] = []
    for (const row of given as readonly unknown[]) {
      if (!Array.isArray(row)) return bad('must be a list of pairs: [["old", "new"], …]')
      const [find, by = ''] = row as readonly unknown[]
      if (typeof find !== 'string' || find === '' || typeof by !== 'string')
        return bad('must be a list of pairs of texts')
      rows.push([find, by])
    }
    return good(rows)
  },
}

/** Replaces many texts by others, from a list. */
export const replaceList = stepKind({
  name: 'replace-list',
  title: 'Replace from a list',
  help: 'Replaces terms inside subfields by others, from a list of pairs: for reparative headings, names of suppliers, old codes.',
  group: 'text',
  params: {
    ...fieldChoice,
    subfield: codes({ label: 'Subfields' }),
    pairs,
    how: choice({
      label: 'A term fits',
      choices: [
        { value: 'whole', label: 'the whole subfield, punctuation at its end aside' },
        { value: 'part', label: 'anywhere in the subfield' },
        { value: 'pattern', label: 'as a regular expression' },
      ],
      preset: 'whole',
    }),
  },
  examples: [
    {
      step: { tag: '650', subfield: 'a', pairs: [['Poor', 'Poor people']] },
      before: ['=650  \\0$aPoor$xMedical care.', '=650  \\0$aPoor.', '=650  \\0$aPoor children.'],
      after: ['=650  \\0$aPoor people$xMedical care.', '=650  \\0$aPoor people.', '=650  \\0$aPoor children.'],
    },
  ],
  compile: ({ subfield, pairs: rows, how, ...choiceValues }) => {
    const isMeant = chosenField(choiceValues)
    if (typeof isMeant === 'string') return isMeant
    const change =
      how === 'whole' ? wholeTerms(rows, choiceValues.ignoreCase) : parts(rows, how, choiceValues.ignoreCase)
    if (typeof change === 'string') return change
    const orGone = (value: string) => (change(value) === '' ? undefined : change(value))
    return (record) => mapDataFields(record, isMeant, (field) => mapSubfields(field, subfield, orGone))
  },
})

function wholeTerms(rows: Pairs, ignoreCase: boolean): (value: string) => string {
  const folded = (term: string) => (ignoreCase ? term.toLowerCase() : term)
  const terms = new Map(rows.map(([find, by]) => [folded(find), by]))
  return (value) => {
    const exact = terms.get(folded(value))
    if (exact !== undefined) return exact
    const [, term = '', end = ''] = /^(.*?)([\s.,;:]*)$/s.exec(value) ?? []
    const by = terms.get(folded(term))
    return by === undefined ? value : by === '' ? '' : `${by}${end}`
  }
}

function parts(rows: Pairs, how: string, ignoreCase: boolean): ((value: string) => string) | string {
  const changes: ((value: string) => string)[] = []
  for (const [find, by] of rows) {
    const change = textEdit({ find, by, isPattern: how === 'pattern', ignoreCase })
    if (typeof change === 'string') return change
    changes.push(change)
  }
  return (value) => changes.reduce((text, change) => change(text), value)
}
