import { changedRecord, mapFields, recordKind, type DataField, type MarcRecord } from '@carrel/marc'
import { choice, flag, tagList, text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { withEndMark, withoutEndMark } from '../punctuation/end-mark.ts'
import { withIsbd, withoutIsbd } from '../punctuation/isbd.ts'
import { isTagged } from '../text/is-tagged.ts'

const described = '245 246 247 250 254 255 260 264 300 490'

/** Takes the punctuation of ISBD out. */
export const isbdRemove = stepKind({
  name: 'isbd-remove',
  title: 'Take out ISBD punctuation',
  help: 'Takes out the marks that lead from one subfield to the next and the full stop at the end, and says so in leader/18. An equals sign stays: nothing else says that a title is parallel. So do the stops of abbreviations.',
  group: 'cleaning',
  params: {
    tags: tagList({ label: 'Tags', preset: described }),
    leader: flag({ label: 'Say so in leader/18 (i becomes c, a becomes n)', preset: true }),
  },
  examples: [
    {
      step: {},
      before: [
        '=LDR  00000nam a2200000 i 4500',
        '=245  10$aBirds of Europe :$ba guide.$nPart 2,$pOwls =$bEulen /$cA. B.',
        '=264  \\1$aParis ;$aLondon :$bFaber, Inc.,$c1999.',
        '=300  \\\\$a345 pages :$billustrations ;$c24 cm',
      ],
      after: [
        '=LDR  00000nam a2200000 c 4500',
        '=245  10$aBirds of Europe$ba guide$nPart 2$pOwls =$bEulen$cA. B.',
        '=264  \\1$aParis$aLondon$bFaber, Inc.$c1999',
        '=300  \\\\$a345 pages$billustrations$c24 cm',
      ],
    },
  ],
  compile: ({ tags, leader }) => {
    const isMeant = isTagged(tags)
    return (record) =>
      ofBooks(record, (each) =>
        withForm(changeFields(each, isMeant, withoutIsbd), leader ? { i: 'c', a: 'n', ' ': 'n' } : {}),
      )
  },
})

/** Puts the punctuation of ISBD in. */
export const isbdAdd = stepKind({
  name: 'isbd-add',
  title: 'Put in ISBD punctuation',
  help: 'Puts in the marks that lead from one subfield to the next and a full stop at the end, where they are missing, and says so in leader/18.',
  group: 'cleaning',
  params: {
    tags: tagList({ label: 'Tags', preset: described }),
    only: choice({
      label: 'In records that',
      choices: [
        { value: 'without', label: 'say that they have none (leader/18 c or n)' },
        { value: 'all', label: 'say anything' },
      ],
      preset: 'without',
    }),
    leader: flag({ label: 'Say so in leader/18 (c becomes i, n becomes blank)', preset: true }),
  },
  examples: [
    {
      step: {},
      before: [
        '=LDR  00000nam a2200000 c 4500',
        '=245  10$aBirds of Europe$ba guide$nPart 2$pOwls$cA. Writer',
        '=264  \\1$aParis$aLondon$bFaber$c[1999]',
        '=300  \\\\$a345 pages$billustrations$c24 cm$e1 map',
        '=490  0\\$aNature$v12',
      ],
      after: [
        '=LDR  00000nam a2200000 i 4500',
        '=245  10$aBirds of Europe :$ba guide.$nPart 2,$pOwls /$cA. Writer.',
        '=264  \\1$aParis ;$aLondon :$bFaber,$c[1999]',
        '=300  \\\\$a345 pages :$billustrations ;$c24 cm +$e1 map',
        '=490  0\\$aNature ;$v12',
      ],
    },
  ],
  compile: ({ tags, only, leader }) => {
    const isMeant = isTagged(tags)
    return (record) =>
      ofBooks(record, (each) => {
        if (only === 'without' && !'cn'.includes(each.leader[18] ?? '-')) return each
        return withForm(changeFields(each, isMeant, withIsbd), leader ? { c: 'i', n: ' ' } : {})
      })
  },
})

/** Puts a full stop at the end of fields, or takes it away. */
export const endMark = stepKind({
  name: 'end-mark',
  title: 'Full stop at the end',
  help: 'In bibliographic records, puts a full stop at the end of fields that have no end mark, or takes it away. Links and sources behind the text ($0, $2, $u …) do not count; a stop within quotation marks is enough.',
  group: 'cleaning',
  params: {
    tags: tagList({ label: 'Tags', preset: '1XX 245 250 5XX 6XX 70X 71X 73X' }),
    stop: choice({
      label: 'The full stop',
      choices: [
        { value: 'add', label: 'is put there' },
        { value: 'remove', label: 'is taken away, save that of an abbreviation' },
      ],
      preset: 'add',
    }),
    ignored: text({ kind: 'codes', label: 'Subfields that do not count', preset: '01234568uw' }),
  },
  examples: [
    {
      step: {},
      before: [
        '=245  10$aTitle /$cPekkola',
        '=500  \\\\$a"Lorum ipsum.".',
        '=500  \\\\$aFoo "Bar"',
        '=505  0\\$aOne -- Two,',
        '=650  \\7$aBirds$2fast$0(OCoLC)fst1',
        '=700  1\\$aDoe, John,$d1950-',
      ],
      after: [
        '=245  10$aTitle /$cPekkola.',
        '=500  \\\\$a"Lorum ipsum."',
        '=500  \\\\$aFoo "Bar".',
        '=505  0\\$aOne -- Two.',
        '=650  \\7$aBirds.$2fast$0(OCoLC)fst1',
        '=700  1\\$aDoe, John,$d1950-',
      ],
    },
    {
      step: { stop: 'remove', tags: '6XX 7XX' },
      before: ['=650  \\0$aBirds.', '=700  1\\$aDoe, J.', '=710  2\\$aFaber, Inc.'],
      after: ['=650  \\0$aBirds', '=700  1\\$aDoe, J.', '=710  2\\$aFaber, Inc.'],
    },
  ],
  compile: ({ tags, stop, ignored }) => {
    const isMeant = isTagged(tags)
    const change = (field: DataField) =>
      stop === 'add' ? withEndMark(field, '.', ignored) : withoutEndMark(field, ignored)
    return (record) => ofBooks(record, (each) => changeFields(each, isMeant, change))
  },
})

function changeFields(
  record: MarcRecord,
  isMeant: ReturnType<typeof isTagged>,
  change: (field: DataField) => DataField,
): MarcRecord {
  return mapFields(record, isMeant, (field) => (field.kind === 'data' ? change(field) : field))
}

function ofBooks(record: MarcRecord, edit: (record: MarcRecord) => MarcRecord): MarcRecord {
  return recordKind(record.leader) === 'bibliographic' ? edit(record) : record
}

function withForm(record: MarcRecord, forms: Readonly<Record<string, string>>): MarcRecord {
  const form = forms[record.leader[18] ?? '']
  if (form === undefined) return record
  return changedRecord(record, { leader: `${record.leader.slice(0, 18)}${form}${record.leader.slice(19)}` })
}
