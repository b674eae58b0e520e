import { dataField, type DataField } from '@carrel/marc'
import type { CallNumberSuggestion } from '@carrel/call-number'

const firstIndicators = { lc: '0', ddc: '1', nlm: '2', sudoc: '3', local: '8' } as const

/**
 * A suggested call number as a field of a record: 852 has the words before it, class and item number in $k $h $i; 099 is written
 * word by word in $a; 090, 092 and 096 have $a and $b.
 *
 * @param prefix - the words that the house puts before numbers; empty for none
 */
export function callNumberField(
  tag: string,
  { callNumber, classNumber, scheme }: CallNumberSuggestion,
  prefix: string,
): DataField {
  if (tag === '099') return dataField('099', '  ', ...callNumber.split(' ').map((part) => ['a', part] as const))
  const led = prefix !== '' && callNumber.startsWith(`${prefix} `)
  const bare = withoutBeginning(callNumber, prefix)
  const bareClass = withoutBeginning(classNumber, prefix)
  const isParted = bareClass !== '' && bare.startsWith(bareClass)
  const number = isParted ? bareClass : bare
  const item = isParted ? bare.slice(bareClass.length).trim() : ''
  const items = item === '' ? [] : [[tag === '852' ? 'i' : 'b', item] as const]
  if (tag !== '852') return dataField(tag, '  ', ['a', led ? `${prefix} ${number}` : number], ...items)
  return dataField(
    '852',
    `${firstIndicators[scheme]} `,
    ...(led ? [['k', prefix] as const] : []),
    ['h', number],
    ...items,
  )
}

function withoutBeginning(text: string, prefix: string): string {
  return prefix !== '' && text.startsWith(`${prefix} `) ? text.slice(prefix.length + 1) : text
}
