import { readFieldLine } from '../../text/record-text.ts'
import { badTag, recordCondition, tagOf, unknownOption, type VerbReader } from '../instruction.ts'

/** `ADD tag data option condition`: 100 always, 101 where the tag is absent, 106 where the record fits, 108 where it is not there. */
export const add: VerbReader = ([tagColumn, data = '', option = '', condition = '', place = '']) => {
  const tag = tagOf(tagColumn)
  if (tag === undefined || !/^[0-9A-Za-z]{3}$/.test(tag)) return badTag(tagColumn)
  const field = data.startsWith('=') ? data : `=${tag}  ${data}`
  const read = readFieldLine(field)
  if (!read || (read.kind === 'data' && read.subfields.length === 0)) return `“${data}” is not the text of a field.`
  const given = option.trim()
  const known: Readonly<Record<string, object>> = {
    '': {},
    '0': {},
    '100': {},
    '101': { unless: 'same-tag' },
    '106': {},
    '108': { unless: 'same-field' },
  }
  const unless = known[given]
  if (!unless) return unknownOption('ADD', option)
  if (place.trim() !== '' && place.trim() !== '100') return unknownOption('ADD', place)
  const isConditional = condition !== '' && (given === '106' || given === '')
  if (given === '106' && condition === '') return 'ADD with option 106 has no condition.'
  return {
    do: 'add-field',
    field,
    ...unless,
    // The condition is a regular expression, with slashes around it or without.
    ...(isConditional && { when: recordCondition(condition, { isPattern: true, ignoreCase: false }) }),
  }
}
