import { changedRecord, mapFields, withValue, type MarcRecord } from '@carrel/marc'
import { positionValues } from '../fixed/positions-param.ts'
import type { FixedTag } from '../fixed/layout.ts'
import { readWanted, withPositions, type WantedPositions } from '../fixed/wanted-positions.ts'
import { choice, text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'

/** Sets positions of a fixed field by their names. */
export const setPositions = stepKind({
  name: 'set-positions',
  title: 'Set positions of a fixed field',
  help: 'Sets positions of the leader, 006, 007 or 008 by name or place; the value is a code or what it means. The same name stands in different places for different materials (form of item is 008/23 of books and 008/29 of maps): each record is read by its own material.',
  group: 'fixed fields',
  params: {
    tag: choice({
      label: 'Field',
      choices: [
        { value: '008', label: '008' },
        { value: '006', label: '006' },
        { value: '007', label: '007' },
        { value: 'LDR', label: 'Leader' },
      ],
      preset: '008',
    }),
    set: positionValues({
      label: 'Positions',
      help: 'Names or places with their values, such as form of item: o, or 35-37: eng.',
    }),
    category: text({ label: 'Only 006 or 007 that begin with', help: 'A code such as c; any when empty.', preset: '' }),
  },
  examples: [
    {
      says: 'a book and a map',
      step: { set: { 'form of item': 'Online', '35-37': 'ger' } },
      before: ['=008  990101s1999\\\\\\\\nyua\\\\\\\\\\\\\\\\\\\\001\\0\\eng\\d'],
      after: ['=008  990101s1999\\\\\\\\nyua\\\\\\\\o\\\\\\\\\\001\\0\\ger\\d'],
    },
    {
      step: { set: { 'form of item': 'o' } },
      before: ['=LDR  00000nem a2200000 a 4500', '=008  990101s1999\\\\\\\\nyu\\\\\\\\\\\\\\a\\\\\\\\\\1\\\\\\eng\\d'],
      after: ['=LDR  00000nem a2200000 a 4500', '=008  990101s1999\\\\\\\\nyu\\\\\\\\\\\\\\a\\\\\\o\\1\\\\\\eng\\d'],
    },
    {
      step: { tag: 'LDR', set: { 'encoding level': '7', 'descriptive cataloging form': 'i' } },
      before: ['=LDR  00000nam a2200000 a 4500'],
      after: ['=LDR  00000nam a22000007i 4500'],
    },
  ],
  compile: ({ tag, set, category }) => {
    const wanted = readWanted(tag, set)
    return typeof wanted === 'string' ? wanted : (record) => setIn(record, tag, wanted, category)
  },
})

/** Sets positions of every field with a fixed tag, or of the leader. */
export function setIn(record: MarcRecord, tag: FixedTag, wanted: WantedPositions, category = ''): MarcRecord {
  if (tag === 'LDR') {
    const leader = withPositions(tag, record.leader, wanted, record)
    return leader === record.leader ? record : changedRecord(record, { leader })
  }
  return mapFields(record, tag, (field) => {
    if (field.kind !== 'control' || !field.value.startsWith(category)) return field
    const value = withPositions(tag, field.value, wanted, record)
    return value === field.value ? field : withValue(field, value)
  })
}
