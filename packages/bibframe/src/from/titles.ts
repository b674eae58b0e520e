import type { Term } from '@carrel/rdf'
import { bf, bflc, value } from '../names.ts'
import {
  add,
  codeOf,
  isA,
  lastPart,
  nameOf,
  text,
  texts,
  things,
  usualParts,
  type Part,
  type Reading,
} from './reading.ts'

const variantSeconds: Readonly<Record<string, string>> = {
  portion: '0',
  parallel: '1',
  distinctive: '2',
  cover: '4',
  'added title page': '5',
  caption: '6',
  running: '7',
  spine: '8',
}

/** Adds 245 and the other titles. */
export function addTitles(reading: Reading): void {
  const { instance, work } = reading
  const own = things(reading, instance, bf('title'))
  const ofWork = things(reading, work, bf('title'))
  const items = things(reading, instance, bf('hasItem')).flatMap((item) => things(reading, item, bf('title')))
  const main = own.find((each) => !isVariant(reading, each)) ?? ofWork.find((each) => !isVariant(reading, each))
  if (main) addTitle(reading, main)
  else {
    const called = nameOf(reading, instance ?? work)
    const hasLabel =
      reading.graph.object(
        instance ?? work ?? { kind: 'literal', value: '' },
        'http://www.w3.org/2000/01/rdf-schema#label',
      ) !== undefined
    if (hasLabel) add(reading, '245', '00', [['a', called]])
  }
  for (const each of [...own, ...ofWork, ...items]) if (isVariant(reading, each)) addVariant(reading, each)
}

function isVariant(reading: Reading, title: Term): boolean {
  return (
    ['VariantTitle', 'ParallelTitle', 'KeyTitle', 'AbbreviatedTitle', 'CollectiveTitle'].some((type) =>
      isA(reading, title, type),
    ) || text(reading, title, bf('variantType')).text !== ''
  )
}

function addTitle(reading: Reading, title: Term): void {
  const { instance, work } = reading
  const numbers = texts(reading, title, bf('partNumber'))
  const names = texts(reading, title, bf('partName'))
  const main = text(reading, title, bf('mainTitle'))
  const whole = main.text === '' ? nameOf(reading, title) : main
  const sort = text(reading, title, bflc('titleSortKey')).text
  const number = text(reading, title, bflc('nonSortNum')).text
  const skip = /^\d$/.test(number)
    ? number
    : sort !== '' && whole.text.toLowerCase().endsWith(sort.toLowerCase())
      ? String(Math.min(9, whole.text.length - sort.length))
      : '0'
  const hasAuthor = things(reading, work, bf('contribution')).some((each) => isA(reading, each, 'PrimaryContribution'))
  const parts: Part[] = [['a', whole]]
  for (const each of texts(reading, title, bf('subtitle'))) parts.push(['b', each])
  for (let index = 0; index < Math.max(numbers.length, names.length); index++)
    parts.push(['n', numbers[index]], ['p', names[index]])
  const responsible = texts(reading, instance, bf('responsibilityStatement'))
  for (const each of responsible) parts.push(['c', each])
  add(reading, '245', `${hasAuthor ? '1' : '0'}${skip}`, parts)
}

function addVariant(reading: Reading, title: Term): void {
  const kind = text(reading, title, bf('variantType')).text.toLowerCase()
  const whole = text(reading, title, bf('mainTitle'))
  const called = whole.text === '' ? nameOf(reading, title) : whole
  const qualifier = text(reading, title, bf('qualifier'))
  const sort = text(reading, title, bflc('titleSortKey')).text
  const skip = sort !== '' && called.text.endsWith(sort) ? String(Math.min(9, called.text.length - sort.length)) : '0'
  const parts: Part[] = [
    ['a', called],
    ...texts(reading, title, bf('subtitle')).map((each): Part => ['b', each]),
    ...texts(reading, title, bf('partNumber')).map((each): Part => ['n', each]),
    ...texts(reading, title, bf('partName')).map((each): Part => ['p', each]),
    ...texts(reading, title, bf('date')).map((each): Part => ['f', each]),
  ]
  const usual = usualParts(reading, title)
  if (isA(reading, title, 'KeyTitle')) {
    const bare = { ...qualifier, text: qualifier.text === '' ? '' : `(${qualifier.text.replace(/^\(|\)$/g, '')})` }
    return add(reading, '222', ` ${skip}`, [
      ['a', called],
      ['b', bare],
    ])
  }
  if (isA(reading, title, 'AbbreviatedTitle')) {
    const isKey = usual.some(([code, source]) => code === '2' && source === 'issnkey')
    const bare = { ...qualifier, text: qualifier.text === '' ? '' : `(${qualifier.text.replace(/^\(|\)$/g, '')})` }
    return add(reading, '210', isKey ? '1 ' : '10', [
      ['a', called],
      ['b', bare],
      ...usual.filter(([code, source]) => !(code === '2' && source === 'issnkey')),
    ])
  }
  if (isA(reading, title, 'CollectiveTitle')) return add(reading, '243', `1${skip}`, parts)
  if (kind === 'translated') {
    const languages = things(reading, title, bf('language')).map((each): Part => [
      'y',
      each.kind === 'iri' ? lastPart(each.value) : codeOf(reading, each),
    ])
    return add(reading, '242', `1${skip}`, [...parts, ...languages])
  }
  if (kind === 'former') {
    const issn = things(reading, title, bf('identifiedBy')).map((each): Part => ['x', text(reading, each, value)])
    return add(reading, '247', '10', [...parts, ['g', qualifier], ...issn])
  }
  const notes = things(reading, title, bf('note')).map((each): Part => [
    'i',
    { ...nameOf(reading, each), text: `${nameOf(reading, each).text}:` },
  ])
  const second = isA(reading, title, 'ParallelTitle') && !(kind in variantSeconds) ? '1' : (variantSeconds[kind] ?? ' ')
  add(reading, '246', `${notes.length > 0 ? '1' : '3'}${second}`, [...notes, ...parts, ...usual])
}
