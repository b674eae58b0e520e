import { dataField, type DataField } from '@carrel/marc'
import type { CallNumberSuggestion } from '@carrel/call-number'

/** A suggested call number as a field of a record: 090, 092 and 096 in $a and $b, 852 in $k $h $i, 099 word by word in $a. */
export function callNumberField(
  tag: string,
  { callNumber, classNumber, scheme }: CallNumberSuggestion,
  prefix: string,
): DataField {
  const bareClass =
    prefix !== '' && classNumber.startsWith(`${prefix} `) ? classNumber.slice(prefix.length + 1) : classNumber
  const item = callNumber.startsWith(classNumber) ? callNumber.slice(classNumber.length).trim() : ''
  const whole = item === '' && !callNumber.startsWith(classNumber)
  const number = whole ? callNumber : bareClass
  const before = prefix === '' || whole ? [] : [['k', prefix] as const]
  if (tag === '852') {
    const first = { lc: '0', ddc: '1', nlm: '2', sudoc: '3', local: '8' }[scheme]
    return dataField('852', `${first} `, ...before, ['h', number], ...(item === '' ? [] : [['i', item] as const]))
  }
  if (tag === '099') return dataField('099', '  ', ...callNumber.split(' ').map((part) => ['a', part] as const))
  const led = prefix === '' || whole ? number : `${prefix} ${number}`
  return dataField(tag, '  ', ['a', led], ...(item === '' ? [] : [['b', item] as const]))
}
