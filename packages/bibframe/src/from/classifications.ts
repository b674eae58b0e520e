import { bf, label, value } from '../names.ts'
import { add, codeOf, isA, lastPart, statusesOf, text, things, type Part, type Reading } from './reading.ts'

/** Adds 050 to 086. */
export function addClassifications(reading: Reading): void {
  for (const each of [
    ...things(reading, reading.work, bf('classification')),
    ...things(reading, reading.instance, bf('classification')),
  ]) {
    const portion = text(reading, each, bf('classificationPortion'))
    const number =
      portion.text === '' ? text(reading, each, value).text || text(reading, each, label).text : portion.text
    const item = text(reading, each, bf('itemPortion'))
    const [assigner] = things(reading, each, bf('assigner'))
    const agency = assigner?.kind === 'iri' ? lastPart(assigner.value) : assigner ? codeOf(reading, assigner) : ''
    const sources = things(reading, each, bf('source')).map((source) => codeOf(reading, source))
    const isUsed = statusesOf(reading, each).includes('uba')
    const parts: Part[] = [
      ['a', number],
      ['b', item],
    ]
    if (isA(reading, each, 'ClassificationLcc')) {
      const isCanada = agency === 'no2004037399'
      add(
        reading,
        isCanada ? '055' : '050',
        isCanada ? '  ' : `${isUsed ? '0' : ' '}${agency.toLowerCase() === 'dlc' ? '0' : '4'}`,
        parts,
      )
    } else if (isA(reading, each, 'ClassificationDdc')) {
      const edition = text(reading, each, bf('edition')).text
      const code = assigner && agency !== 'dlc' ? codeOf(reading, assigner) : ''
      add(
        reading,
        '082',
        `${edition.startsWith('abridged') ? '1' : '0'}${agency.toLowerCase() === 'dlc' ? '0' : '4'}`,
        [...parts, ['2', sources[0]], ['q', code]],
      )
    } else if (isA(reading, each, 'ClassificationNlm'))
      add(reading, '060', ` ${agency.toLowerCase() === 'dnlm' ? '0' : '4'}`, parts)
    else if (isA(reading, each, 'ClassificationUdc')) add(reading, '080', '  ', [...parts, ['2', sources[0]]])
    else if (agency === 'dnal') add(reading, '070', '0 ', parts)
    else if (sources.includes('sudocs')) add(reading, '086', '0 ', [['a', number]])
    else add(reading, '084', '  ', [...parts, ['2', sources[0]]])
  }
}
