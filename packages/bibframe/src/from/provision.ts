import type { Term } from '@carrel/rdf'
import { bf, bflc, edtf, label, vocabulary } from '../names.ts'
import { add, isA, nameOf, text, texts, things, usualParts, type Part, type Reading, type Spoken } from './reading.ts'

/** Adds 250 to 264: provision, scale, dates. */
export function addProvision(reading: Reading): void {
  const { work, instance, graph } = reading
  const statements = texts(reading, instance, bf('provisionActivityStatement'))
  const activities = things(reading, instance, bf('provisionActivity'))
  let used = false
  for (const each of activities) {
    const isCoded =
      graph.literals(each, bf('date')).some(({ datatype }) => datatype === edtf) ||
      things(reading, each, bf('place')).some(
        (place) => place.kind === 'iri' && place.value.startsWith(vocabulary('countries/')),
      )
    const simple: Part[] = [
      ['a', text(reading, each, bflc('simplePlace'))],
      ['b', text(reading, each, bflc('simpleAgent'))],
      ['c', text(reading, each, bflc('simpleDate'))],
    ]
    const places = things(reading, each, bf('place')).filter(
      (place) => !(place.kind === 'iri' && place.value.startsWith(vocabulary('countries/'))),
    )
    const structured: Part[] = [
      ...places.map((place): Part => ['a', nameOf(reading, place)]),
      ...things(reading, each, bf('agent')).map((agent): Part => ['b', nameOf(reading, agent)]),
      ...(isCoded && places.length === 0 && things(reading, each, bf('agent')).length === 0
        ? []
        : texts(reading, each, bf('date')).map((date): Part => ['c', date])),
    ]
    const parts = simple.some(([, part]) => typeof part === 'object' && part.text !== '') ? simple : structured
    if (parts.length === 0) continue
    used = true
    const second = isA(reading, each, 'Production')
      ? '0'
      : isA(reading, each, 'Distribution')
        ? '2'
        : isA(reading, each, 'Manufacture')
          ? '3'
          : '1'
    add(reading, '264', ` ${second}`, [...parts, ...usualParts(reading, each)])
  }
  if (!used) for (const each of statements) add(reading, '264', ' 1', statementParts(each))
  const copyright = graph.literals(instance ?? { kind: 'literal', value: '' }, bf('copyrightDate'))
  const plain = copyright.find(({ datatype }) => datatype === undefined) ?? copyright[0]
  if (plain && (plain.datatype !== edtf || (copyright.length === 1 && !used)))
    add(reading, '264', ' 4', [['c', /^\d{4}$/.test(plain.value) ? `©${plain.value}` : plain.value]])
  for (const each of things(reading, work, bf('scale'))) addScale(reading, each)
  for (const each of texts(reading, work, bf('scale'))) add(reading, '255', '  ', [['a', each]])
  for (const each of things(reading, work, bf('cartographicAttributes')).concat(
    things(reading, instance, bf('cartographicAttributes')),
  ))
    addCartographic(reading, each)
  for (const each of texts(reading, instance, bflc('projectedProvisionDate')).concat(
    texts(reading, instance, bflc('projectedPubDate')),
  ))
    add(reading, '263', '  ', [
      ['a', each.text.replace(/^(\d{4})-(..)$/, (_, year: string, month: string) => year + month.replaceAll('X', '-'))],
    ])
  const ofInstance = things(reading, instance, bf('originPlace'))
  const ofFilm = work !== undefined && isA(reading, work, 'MovingImage') ? things(reading, work, bf('originPlace')) : []
  for (const each of [...ofInstance, ...ofFilm])
    add(reading, '257', '  ', [['a', nameOf(reading, each)], ...usualParts(reading, each)])
}

/** "Columbia, 1940" as place, agent and date as far as its marks tell. */
function statementParts(statement: Spoken): readonly Part[] {
  const found = /^(?:(.*?)\s*:\s*)?(.*?),?\s*(\[?[©cp]?\d{4}[^,]*)?$/.exec(statement.text)
  if (!found) return [['a', statement]]
  return [
    [found[1] === undefined ? 'z' : 'a', found[1]],
    [found[1] === undefined ? 'a' : 'b', found[2]],
    ['c', found[3]],
  ]
}

function addScale(reading: Reading, scale: Term): void {
  const called = text(reading, scale, label)
  if (called.text !== '' && !/^(?:linear|angular)/.test(called.text)) add(reading, '255', '  ', [['a', called]])
}

function addCartographic(reading: Reading, thing: Term): void {
  add(reading, '255', '  ', [
    ['a', text(reading, thing, bf('scale'))],
    ...things(reading, thing, bf('projection')).map((each): Part => ['b', nameOf(reading, each)]),
    ['b', text(reading, thing, bf('projection'))],
    ...(['coordinates-c', 'ascensionAndDeclination-d', 'equinox-e', 'outerGRing-f', 'exclusionGRing-g'] as const).map(
      (pair): Part => [pair.slice(-1), text(reading, thing, bf(pair.slice(0, -2)))],
    ),
  ])
}
