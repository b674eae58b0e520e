import {
  controlField,
  dataField,
  deleteFields,
  firstField,
  insertInOrder,
  replaceField,
  withField,
  withValue,
  type MarcRecord,
} from '@carrel/marc'
import { choice, flag, text, wholeNumber } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'

/** Changes the control number. */
export const controlNumber = stepKind({
  name: 'control-number',
  title: 'Control number',
  help: 'Gives 001 a prefix or a suffix, numbers records in their order, or moves 001 with its agency (003) to 035.',
  group: 'numbers',
  params: {
    move: flag({ label: 'Move the old number to 035, with 003 in parentheses before it' }),
    agency: text({ label: 'Agency where there is no 003', help: 'Such as OCoLC.', preset: '' }),
    number: choice({
      label: 'The number',
      choices: [
        { value: 'keep', label: 'stays' },
        { value: 'count', label: 'is counted from the first record on' },
        { value: 'none', label: 'goes' },
      ],
      preset: 'keep',
    }),
    start: wholeNumber({ label: 'Counted from', preset: 1 }),
    digits: wholeNumber({ label: 'With at least this many digits', preset: 1, most: 20 }),
    prefix: text({ label: 'Prefix', help: 'Is put before, unless it is there.', preset: '' }),
    suffix: text({ label: 'Suffix', help: 'Is put behind, unless it is there.', preset: '' }),
  },
  examples: [
    { step: { prefix: 'ebc' }, before: ['=001  12345'], after: ['=001  ebc12345'] },
    {
      step: { move: true, number: 'none' },
      before: ['=001  ocm00012345', '=003  OCoLC', '=245  10$aTitle.'],
      after: ['=035  \\\\$a(OCoLC)ocm00012345', '=245  10$aTitle.'],
    },
    {
      step: { move: true, number: 'count', start: 500, digits: 6, prefix: 'b' },
      before: ['=001  77', '=003  XY', '=035  \\\\$a(XY)77'],
      after: ['=001  b000500', '=035  \\\\$a(XY)77'],
      again: true,
    },
  ],
  compile: ({ move, agency, number, start, digits, prefix, suffix }) => {
    return (record, run) => {
      const moved = move ? withOldNumber(record, agency) : record
      if (number === 'none') return deleteFields(moved, ({ tag }) => tag === '001' || (move && tag === '003'))
      // What 003 says is true of the number that went.
      const own = move && number === 'count' ? deleteFields(moved, '003') : moved
      const field = firstField(own, '001')
      const old = field?.kind === 'control' ? field.value.trim() : ''
      const bare = number === 'count' ? String(start + run.number - 1).padStart(digits, '0') : old
      if (bare === '') return own
      const value = `${bare.startsWith(prefix) ? '' : prefix}${bare}${bare.endsWith(suffix) ? '' : suffix}`
      if (value === old) return own
      return field?.kind === 'control'
        ? replaceField(own, field, withValue(field, value))
        : withField(own, controlField('001', value))
    }
  },
})

function withOldNumber(record: MarcRecord, agency: string): MarcRecord {
  const [number, owner] = ['001', '003'].map((tag) => {
    const field = firstField(record, tag)
    return field?.kind === 'control' ? field.value.trim() : ''
  })
  if (number === undefined || number === '') return record
  const source = owner === undefined || owner === '' ? agency : owner
  const text = source === '' ? number : `(${source})${number}`
  const isThere = record.fields.some(
    (field) =>
      field.kind === 'data' &&
      field.tag === '035' &&
      field.subfields.some(({ code, value }) => code === 'a' && value === text),
  )
  return isThere ? record : insertInOrder(record, dataField('035', '  ', ['a', text]))
}
