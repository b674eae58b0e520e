import { insertInOrder, mapFields, type MarcRecord } from '@carrel/marc'
import { suggestCallNumber, type HouseStyle } from '@carrel/call-number'
import { choice, flag, text, wholeNumber } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { callNumberField } from '../numbers/call-number-field.ts'
import { fieldLine } from '../text/record-text.ts'

/** Gives records a call number. */
export const generateCallNumber = stepKind({
  name: 'generate-call-number',
  title: 'Generate a call number',
  help: 'Makes a call number of the class number that the record has (050, 090, 060, 082, 092 …), a Cutter or mark for its main entry and the year, and writes it to a field, unless that is there. It does not look at the shelf: the shelf list shows whether it fits.',
  group: 'numbers',
  params: {
    scheme: choice({
      label: 'Scheme',
      choices: [
        { value: 'lc', label: 'Library of Congress' },
        { value: 'ddc', label: 'Dewey' },
        { value: 'nlm', label: 'National Library of Medicine' },
      ],
      preset: 'lc',
    }),
    to: choice({
      label: 'Into',
      choices: [
        { value: 'local', label: '090, 092 or 096' },
        { value: '099', label: '099' },
        { value: '852', label: '852 $h $i' },
      ],
      preset: 'local',
    }),
    prefix: text({ label: 'Words before it', help: 'Such as REF.', preset: '' }),
    mark: choice({
      label: 'Authors behind a Dewey number',
      choices: [
        { value: 'letters', label: 'Letters of the name' },
        { value: 'lc-cutter', label: 'A Cutter of the LC table' },
        { value: 'none', label: 'None' },
      ],
      preset: 'letters',
    }),
    decimals: wholeNumber({ label: 'Figures of Dewey behind the point, at most', preset: 9, most: 30 }),
    fiction: text({ label: 'Fiction is marked', help: 'Such as FIC; its number when empty.', preset: '' }),
    year: flag({ label: 'With the year', preset: true }),
    again: flag({ label: 'In place of one that is there' }),
  },
  examples: [
    {
      step: {},
      before: [
        '=050  \\4$aQL690.A1',
        '=100  1\\$aSmith, John.',
        '=245  10$aBirds.',
        '=264  \\1$aLondon :$bFaber,$c1999.',
      ],
      after: [
        '=050  \\4$aQL690.A1',
        '=090  \\\\$aQL690.A1$bS65 1999',
        '=100  1\\$aSmith, John.',
        '=245  10$aBirds.',
        '=264  \\1$aLondon :$bFaber,$c1999.',
      ],
    },
    {
      step: { scheme: 'ddc', to: '852', prefix: 'REF', year: false, decimals: 2 },
      before: ['=082  04$a598.094/1$223', '=100  1\\$aSmith, John.', '=245  10$aBirds.'],
      after: ['=082  04$a598.094/1$223', '=100  1\\$aSmith, John.', '=245  10$aBirds.', '=852  1\\$kREF$h598.09$iSMI'],
    },
  ],
  compile: ({ scheme, to, prefix, mark, decimals, fiction, year, again }) => {
    const style: HouseStyle = {
      scheme,
      authorMark: mark,
      deweyDecimals: decimals,
      fiction,
      year,
      ...(prefix !== '' && { prefix }),
    }
    const tag = to === 'local' ? { lc: '090', ddc: '092', nlm: '096' }[scheme] : to
    return (record) => {
      const isThere = record.fields.some(
        (field) =>
          field.kind === 'data' &&
          field.tag === tag &&
          (tag !== '852' || field.subfields.some(({ code }) => code === 'h')),
      )
      if (isThere && !again) return record
      // The number that it replaces must not be what it is made of, or each run would add to it.
      const source: MarcRecord = isThere
        ? { ...record, fields: record.fields.filter((field) => field.tag !== tag) }
        : record
      const [best] = suggestCallNumber(source, style).suggestions
      if (!best) return record
      const made = callNumberField(tag, best, prefix)
      const [first] = record.fields.filter((field) => field.tag === tag)
      if (!isThere || first?.kind !== 'data') return insertInOrder(record, made)
      return fieldLine(first) === fieldLine(made)
        ? record
        : mapFields(
            record,
            (field) => field === first,
            () => made,
          )
    }
  },
})
