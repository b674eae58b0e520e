import { createRecord, dialectOf } from '@carrel/marc'
import { choice } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'

/** Says in which encoding a record is to be written. */
export const convertEncoding = stepKind({
  name: 'convert-encoding',
  title: 'Change the encoding',
  help: 'Records are written as UTF-8 or as MARC-8, and leader/09 says so. What MARC-8 has no character for is written as a numeric reference (&#x2014;), so that nothing is lost.',
  group: 'whole',
  params: {
    to: choice({
      label: 'Encoding',
      choices: [
        { value: 'utf-8', label: 'UTF-8' },
        { value: 'marc-8', label: 'MARC-8' },
      ],
      preset: 'utf-8',
    }),
  },
  examples: [
    {
      step: {},
      before: ['=LDR  00000nam  2200000 a 4500', '=245  10$aÉté'],
      after: ['=LDR  00000nam a2200000 a 4500', '=245  10$aÉté'],
    },
  ],
  compile: ({ to }) => {
    const mark = to === 'utf-8' ? 'a' : ' '
    return (record) => {
      const isMarc21 = dialectOf(record) === 'marc21'
      const leader = isMarc21
        ? `${record.leader.slice(0, 9).padEnd(9)}${mark}${record.leader.slice(10)}`
        : record.leader
      return leader === record.leader && record.encoding === to ? record : createRecord(leader, record.fields, to)
    }
  },
})
