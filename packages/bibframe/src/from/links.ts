import { bf, value } from '../names.ts'
import { add, codeOf, isA, keysOf, nameOf, text, texts, things, type Part, type Reading } from './reading.ts'
import { type Related, relationTags } from './relations.ts'

/** Adds 760 to 787: other works and editions. */
export function addLink(reading: Reading, { name, thing, relation }: Related): void {
  const [inner] = things(reading, thing, bf('hasInstance'))
  const key = inner ? keysOf(reading, inner).field : undefined
  if (key?.kind === 'data')
    return void reading.fields.push({ ...key, subfields: key.subfields.filter(({ code }) => code !== '6') })
  const [tag, second] = relationTags[name] ?? ['787', ' ']
  const [title] = [...things(reading, inner, bf('title')), ...things(reading, thing, bf('title'))]
  const [contribution] = things(reading, thing, bf('contribution'))
  const numbers = [...things(reading, thing, bf('identifiedBy')), ...things(reading, inner, bf('identifiedBy'))].map(
    (each): Part => {
      const number = text(reading, each, value)
      if (isA(reading, each, 'Issn')) return ['x', number]
      if (isA(reading, each, 'Isbn')) return ['z', number]
      const [assigner] = things(reading, each, bf('assigner'))
      const code = assigner ? codeOf(reading, assigner) : isA(reading, each, 'Lccn') ? 'DLC' : ''
      return ['w', code === '' ? number : `(${code})${number.text}`]
    },
  )
  const words = things(reading, relation, bf('note')).map((each): Part => [
    'i',
    { ...nameOf(reading, each), text: `${nameOf(reading, each).text}:` },
  ])
  const [agent] = things(reading, contribution, bf('agent'))
  const called = title ? text(reading, title, bf('mainTitle')) : nameOf(reading, thing)
  const isPlace = [
    ...things(reading, thing, bf('electronicLocator')),
    ...things(reading, inner, bf('electronicLocator')),
  ]
  if (called.text === '' && isPlace[0]) return add(reading, '856', '42', [['u', isPlace[0].value]])
  add(reading, tag, `0${second}`, [
    ...words,
    ['a', agent ? nameOf(reading, agent) : undefined],
    ['t', called],
    ...texts(reading, inner, bf('editionStatement')).map((each): Part => ['b', each]),
    ...texts(reading, inner, bf('provisionActivityStatement')).map((each): Part => ['d', each]),
    ...numbers,
  ])
}
