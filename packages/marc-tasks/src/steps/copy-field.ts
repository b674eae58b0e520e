import {
  controlField,
  dataField,
  deleteFields,
  withTag,
  type DataField,
  type Field,
  type MarcRecord,
} from '@carrel/marc'
import { choice, flag, optional, tag, text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { changedIndicators } from '../text/indicators.ts'
import { chosenField, fieldChoice } from './shared/field-choice.ts'
import { insertTogether } from './shared/insert-together.ts'

const { tag: from, ...narrowing } = fieldChoice

/** Copies fields to another tag, or moves them there. */
export const copyField = stepKind({
  name: 'copy-field',
  title: 'Copy or move fields',
  help: 'Copies fields to another tag. A control field becomes subfield a of a data field, and the other way round.',
  group: 'fields',
  params: {
    from: { ...from, label: 'From' },
    to: tag({ label: 'To' }),
    ...narrowing,
    move: flag({ label: 'Move: the old fields go' }),
    subfields: text({
      kind: 'codes',
      label: 'Only the subfields',
      help: 'Codes such as ab; all when empty.',
      preset: '',
    }),
    newIndicators: optional(text({ kind: 'indicators', label: 'New indicators', help: '* keeps one, \\ is a blank.' })),
    existing: choice({
      label: 'Where fields with the new tag are there',
      choices: [
        { value: 'keep', label: 'keep them and add' },
        { value: 'replace', label: 'replace them' },
        { value: 'leave', label: 'copy nothing' },
      ],
      preset: 'keep',
    }),
  },
  examples: [
    {
      again: true,
      step: { from: '856', to: '956', move: true },
      before: ['=245  10$aEmil', '=856  40$uhttps://a.org', '=856  40$uhttps://b.org'],
      after: ['=245  10$aEmil', '=956  40$uhttps://a.org', '=956  40$uhttps://b.org'],
    },
    {
      step: { from: '001', to: '035', existing: 'leave' },
      before: ['=001  123', '=245  10$aEmil'],
      after: ['=001  123', '=035  \\\\$a123', '=245  10$aEmil'],
    },
  ],
  compile: ({ from: wanted, to, move, subfields, newIndicators, existing, ...choiceValues }) => {
    const isMeant = chosenField({ tag: wanted, ...choiceValues })
    if (typeof isMeant === 'string') return isMeant
    return (record) => {
      const sources = record.fields.filter(isMeant)
      if (sources.length === 0) return record
      if (existing === 'leave' && record.fields.some((field) => field.tag === to)) return record
      const copies = sources
        .map((field) => copied(field, to, subfields, newIndicators ?? '**'))
        .filter((field) => field !== undefined)
      const old = new Set<Field>(move ? sources : [])
      const isGone = (field: Field) => old.has(field) || (existing === 'replace' && field.tag === to)
      return isSameAs(insertTogether(deleteFields(record, isGone), copies), record)
    }
  },
})

/** The record as it was when it has the same fields still. */
function isSameAs(record: MarcRecord, was: MarcRecord): MarcRecord {
  const isSame =
    record.fields.length === was.fields.length && record.fields.every((field, at) => field === was.fields[at])
  return isSame ? was : record
}

function copied(field: Field, to: string, codes: string, indicators: string): Field | undefined {
  const isControl = /^00\d$/.test(to)
  if (field.kind === 'control')
    return isControl ? withTag(field, to) : dataField(to, changedIndicators('  ', indicators), ['a', field.value])
  const subfields = codes === '' ? field.subfields : field.subfields.filter(({ code }) => codes.includes(code))
  if (subfields.length === 0) return undefined
  if (isControl) return controlField(to, (subfields.find(({ code }) => code === 'a') ?? subfields[0])?.value ?? '')
  const copy: DataField = {
    kind: 'data',
    tag: to,
    indicators: changedIndicators(field.indicators, indicators),
    subfields,
  }
  return codes === '' && copy.indicators === field.indicators ? withTag(field, to) : copy
}
