import { changedRecord, matchesTag, withSubfields, type Field, type MarcRecord, type Subfield } from '@carrel/marc'
import { flag, tag, text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { changedIndicators } from '../text/indicators.ts'
import { chosenField, fieldChoice } from './shared/field-choice.ts'
import { insertTogether } from './shared/insert-together.ts'
import { codes } from './shared/subfield-params.ts'

/** Moves subfields to another field. */
export const moveSubfield = stepKind({
  name: 'move-subfield',
  title: 'Move or copy subfields to another field',
  help: 'Takes subfields out of fields and puts them into the first field with another tag, or into a new one.',
  group: 'subfields',
  params: {
    ...fieldChoice,
    subfield: codes({ label: 'Subfields' }),
    toTag: tag({ label: 'To the tag' }),
    toSubfield: text({ kind: 'code', label: 'To the subfield', help: 'The same code when empty.', preset: '' }),
    newField: flag({ label: 'Always into a new field' }),
    newIndicators: text({ kind: 'indicators', label: 'Indicators of a new field', preset: '\\\\' }),
    copy: flag({ label: 'Copy: leave them where they are too' }),
  },
  examples: [
    {
      step: { tag: '245', subfield: 'h', toTag: '500', toSubfield: 'a' },
      before: ['=245  10$aEmil$h[sound recording]'],
      after: ['=245  10$aEmil', '=500  \\\\$a[sound recording]'],
    },
  ],
  compile: ({ subfield: wanted, toTag, toSubfield, newField, newIndicators, copy, ...choice }) => {
    const isMeant = chosenField(choice)
    if (typeof isMeant === 'string') return isMeant
    if (matchesTag(toTag, '00.')) return 'Subfields cannot be moved into a control field; copy the field.'
    const isWanted = ({ code }: Subfield) => code !== '' && wanted.includes(code)
    return (record) => {
      const moved = record.fields.flatMap((field) =>
        field.kind === 'data' && isMeant(field) ? field.subfields.filter(isWanted) : [],
      )
      if (moved.length === 0) return record
      const left = copy ? record : without(record, isMeant, isWanted)
      const given = moved.map(({ code, value }) => ({ code: toSubfield === '' ? code : toSubfield, value }))
      return put(left, toTag, given, newField, changedIndicators('  ', newIndicators))
    }
  },
})

function without(
  record: MarcRecord,
  isMeant: (field: Field) => boolean,
  isGone: (subfield: Subfield) => boolean,
): MarcRecord {
  const fields = record.fields.flatMap((field) => {
    if (field.kind !== 'data' || !isMeant(field) || !field.subfields.some(isGone)) return [field]
    const rest = field.subfields.filter((each) => !isGone(each))
    return rest.length === 0 ? [] : [withSubfields(field, rest)]
  })
  return changedRecord(record, { fields })
}

function put(
  record: MarcRecord,
  tag: string,
  given: readonly Subfield[],
  isNew: boolean,
  indicators: string,
): MarcRecord {
  const at = isNew ? -1 : record.fields.findIndex((field) => field.tag === tag && field.kind === 'data')
  const field = record.fields[at]
  if (field?.kind !== 'data') return insertTogether(record, [{ kind: 'data', tag, indicators, subfields: given }])
  return changedRecord(record, { fields: record.fields.with(at, withSubfields(field, [...field.subfields, ...given])) })
}
