import { recordKind, type MarcRecord } from '@carrel/marc'
import { categoriesOf007 } from '@carrel/marc-format'
import { build007, withControl } from '../fixed/build-fixed.ts'
import { otherPositions } from '../fixed/positions-param.ts'
import { readWanted, withPositions, type WantedPositions } from '../fixed/wanted-positions.ts'
import { text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { carriersOf007 } from '../rda/carriers.data.ts'
import { controlTexts } from '../rda/fixed-values.ts'
import { resourceTypes } from '../rda/resource-types.ts'

/** Makes a 007. */
export const buildField007 = stepKind({
  name: 'build-007',
  title: 'Build 007',
  help: 'Adds a 007 where there is none of its category, for a carrier that is named or for those that the record shows (338, form of item, extent). What nobody coded is left uncoded.',
  group: 'fixed fields',
  params: {
    as: text({
      label: 'Category and designation',
      help: 'Two characters, such as cr for an online resource; empty to take the carrier of the record.',
      preset: '',
    }),
    set: otherPositions(),
  },
  examples: [
    {
      step: { as: 'cr' },
      before: ['=008  990101s1999\\\\\\\\nyua\\\\\\\\o\\\\\\\\\\001\\0\\eng\\d'],
      after: ['=007  cr\\|||||||||||', '=008  990101s1999\\\\\\\\nyua\\\\\\\\o\\\\\\\\\\001\\0\\eng\\d'],
    },
    {
      says: 'from 338',
      step: { set: { color: 'c' } },
      before: ['=LDR  00000ngm a2200000 i 4500', '=338  \\\\$avideodisc$bvd$2rdacarrier'],
      after: ['=LDR  00000ngm a2200000 i 4500', '=007  vd\\c|||||', '=338  \\\\$avideodisc$bvd$2rdacarrier'],
    },
  ],
  compile: ({ as, set }) => {
    if (as !== '' && (as.length !== 2 || !categoriesOf007().has(as[0] ?? '')))
      return `“${as}” is no beginning of a 007. It is two characters, such as cr, vd, sd, ta.`
    const wanted = readWanted('007', set)
    if (typeof wanted === 'string') return wanted
    return (record) => {
      const kind = recordKind(record.leader)
      if (kind !== 'bibliographic' && kind !== 'holdings') return record
      const beginnings = as === '' ? beginningsFor(record) : [as]
      return beginnings.reduce((next, each) => with007(next, each, wanted), record)
    }
  },
})

const usualBeginnings = new Map(Object.entries(carriersOf007).map(([beginning, carrier]) => [carrier, beginning]))
// Several designations share these carriers; the usual one is meant.
for (const [carrier, beginning] of [
  ['cd', 'co'],
  ['nc', 'ta'],
  ['cr', 'cr'],
  ['gf', 'go'],
  ['sq', 'sq'],
] as const)
  usualBeginnings.set(carrier, beginning)

function beginningsFor(record: MarcRecord): string[] {
  const coded = record.fields.flatMap((field) =>
    field.kind === 'data' && field.tag === '338'
      ? field.subfields.filter(({ code }) => code === 'b').map(({ value }) => value)
      : [],
  )
  const carriers = coded.length > 0 ? coded : resourceTypes(record).carriers
  // Sheets, cards and objects are of several categories, which no carrier tells apart; nobody codes 007 for a volume.
  return carriers.flatMap((carrier) =>
    ['nb', 'nc', 'no', 'nr'].includes(carrier) ? [] : (usualBeginnings.get(carrier) ?? []),
  )
}

function with007(record: MarcRecord, beginning: string, wanted: WantedPositions): MarcRecord {
  if (controlTexts(record, '007').some((value) => value[0] === beginning[0])) return record
  const built = build007(beginning)
  return built === undefined ? record : withControl(record, '007', withPositions('007', built, wanted, record))
}
