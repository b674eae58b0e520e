import { bf } from '../names.ts'
import { addHub } from './headings.ts'
import { addLink } from './links.ts'
import { add, isA, keysOf, text, texts, things, type Part, type Reading } from './reading.ts'
import { relatedOf, relationWords, type Related } from './relations.ts'
import { addCitation, addSeries } from './series.ts'

/** Adds 130, 240, 490, 510, 700 to 787 and 800 to 830: series and other works. */
export function addRelated(reading: Reading): void {
  const { work, instance } = reading
  for (const each of texts(reading, instance, bf('seriesStatement')))
    add(reading, '490', '0 ', [
      ['a', each],
      [
        'v',
        texts(reading, instance, bf('seriesEnumeration'))[
          texts(reading, instance, bf('seriesStatement')).indexOf(each)
        ] ?? '',
      ],
    ])
  const hasAuthor = things(reading, work, bf('contribution')).some((each) => isA(reading, each, 'PrimaryContribution'))
  for (const related of [...relatedOf(reading, work), ...relatedOf(reading, instance)]) {
    const { name, thing } = related
    if (name === 'hasSeries' || isA(reading, thing, 'Series')) addSeries(reading, related)
    else if (name === 'expressionOf') addHub(reading, thing, hasAuthor ? '2' : '1', [])
    else if (name === 'indexedIn' || name === 'references') addCitation(reading, related)
    else if (isA(reading, thing, 'Hub') || keysOf(reading, thing).field)
      addHub(reading, thing, '7', relationWords(reading, related), name === 'hasPart' ? '2' : ' ')
    else if (isA(reading, thing, 'Uncontrolled')) addUncontrolled(reading, related)
    else addLink(reading, related)
  }
}

function addUncontrolled(reading: Reading, { name, thing }: Related): void {
  const [title] = things(reading, thing, bf('title'))
  const parts = (property: string, code: string): Part[] =>
    [...texts(reading, title, bf(property)), ...texts(reading, thing, bf(property))].map((each): Part => [code, each])
  add(reading, '740', `0${name === 'hasPart' ? '2' : ' '}`, [
    ['a', text(reading, title, bf('mainTitle'))],
    ...parts('partNumber', 'n'),
    ...parts('partName', 'p'),
  ])
}
