import type { Term } from '@carrel/rdf'
import { bf, label, mads, value } from '../names.ts'
import { add, isA, lastPart, nameOf, text, things, usualParts, type Part, type Reading } from './reading.ts'

/** Adds 752 and 856. */
export function addPlaces(reading: Reading): void {
  const { work, instance, graph } = reading
  const codes: Readonly<Record<string, string>> = {
    Country: 'a',
    State: 'b',
    County: 'c',
    City: 'd',
    CitySection: 'f',
    Region: 'g',
    ExtraterrestrialArea: 'h',
  }
  for (const place of things(reading, work, bf('place'))) {
    const list = graph.object(place, mads('componentList'))
    const members = list ? graph.list(list) : []
    add(reading, '752', '  ', [
      ...members.map((each): Part => [codes[graph.types(each).map(lastPart)[0] ?? ''] ?? 'a', nameOf(reading, each)]),
      ...usualParts(reading, place),
    ])
  }
  const locate = (on: Term | undefined, second: string): void => {
    if (!on || on.kind === 'literal') return
    for (const locator of graph.objects(on, bf('electronicLocator'))) {
      const address =
        locator.kind === 'literal'
          ? locator.value
          : text(reading, locator, value).text || (locator.kind === 'iri' ? locator.value : '')
      const notes = things(reading, locator, bf('note')).map((each): Part => ['z', nameOf(reading, each)])
      add(reading, '856', `4${second}`, [['u', address], ...notes])
    }
  }
  locate(instance, '0')
  for (const item of things(reading, instance, bf('hasItem')))
    locate(item, isA(reading, item, 'Electronic') ? '0' : instance && isA(reading, instance, 'Electronic') ? '0' : ' ')
  for (const [property, type] of [
    ['tableOfContents', 'TableOfContents'],
    ['supplementaryContent', 'SupplementaryContent'],
  ] as const)
    for (const each of [...things(reading, work, bf(property)), ...things(reading, instance, bf(property))])
      if (isA(reading, each, type) && text(reading, each, label).text === '')
        for (const one of graph.literals(each, value))
          add(reading, '856', '42', [
            ['3', property === 'tableOfContents' ? 'Table of contents' : 'Supplementary content'],
            ['u', one.value],
          ])
}
