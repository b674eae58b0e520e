import { replaceField, withValue, type MarcRecord } from '@carrel/marc'
import { categoriesOf007, codeList } from '@carrel/marc-format'
import { build006, build007, build008, withControl } from '../fixed/build-fixed.ts'
import { derivedPositions } from '../fixed/derived-positions.ts'
import { layoutOf006 } from '../fixed/layout.ts'
import { positionValues } from '../fixed/positions-param.ts'
import { publishedDates } from '../fixed/published-dates.ts'
import { readWanted, withPositions, type WantedPositions } from '../fixed/wanted-positions.ts'
import { choice, text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { carriersOf007 } from '../rda/carriers.data.ts'
import { controlTexts } from '../rda/fixed-values.ts'
import { resourceTypes } from '../rda/resource-types.ts'

const more = { label: 'Other positions', help: 'Names or places with their values.', optional: true }

/** Makes an 008 from what the record says elsewhere. */
export const buildField008 = stepKind({
  name: 'build-008',
  title: 'Build 008',
  help: 'Makes 008 from the leader, publication, extent, notes, 041 and 044. What no field tells is left uncoded (|).',
  group: 'fixed fields',
  params: {
    only: choice({
      label: 'When',
      choices: [
        { value: 'missing', label: 'there is no 008' },
        { value: 'broken', label: 'there is none, or it is not 40 characters long' },
        { value: 'uncoded', label: 'always: code what is uncoded' },
      ],
      preset: 'broken',
    }),
    language: text({ label: 'Language where nothing tells it', help: 'A code such as eng.', preset: '' }),
    country: text({ label: 'Country where nothing tells it', help: 'A code such as nyu.', preset: '' }),
    set: positionValues(more),
  },
  examples: [
    {
      step: { language: 'eng', set: { 'literary form': '0' } },
      before: [
        '=245  10$aBirds.',
        '=264  \\1$aLondon :$bFaber,$c1999.',
        '=264  \\4$c©1998',
        '=300  \\\\$a345 pages :$billustrations, maps ;$c24 cm',
        '=504  \\\\$aIncludes bibliographical references and index.',
      ],
      after: [
        '=008  261122t19991998|||ab\\\\||b\\\\\\|||1\\0|eng\\d',
        '=245  10$aBirds.',
        '=264  \\1$aLondon :$bFaber,$c1999.',
        '=264  \\4$c©1998',
        '=300  \\\\$a345 pages :$billustrations, maps ;$c24 cm',
        '=504  \\\\$aIncludes bibliographical references and index.',
      ],
    },
  ],
  compile: ({ only, language, country, set }) => {
    if (language !== '' && !codeList('languages').has(language)) return `“${language}” is no code for a language.`
    if (country !== '' && !codeList('countries').has(country)) return `“${country}” is no code for a country.`
    const wanted = readWanted('008', set)
    if (typeof wanted === 'string') return wanted
    return (record, { now }) => {
      const field = record.fields.find(({ tag }) => tag === '008')
      if (field && (field.kind !== 'control' || only === 'missing')) return record
      if (field && only === 'broken' && field.value.length === 40) return record
      const built = build008(record, field?.value, { now, language, country })
      if (built === undefined) return record
      const value = withPositions('008', built, wanted, record)
      if (!field) return withControl(record, '008', value)
      return value === field.value ? record : replaceField(record, field, withValue(field, value))
    }
  },
})

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
    set: positionValues(more),
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
    return (record) =>
      (as === '' ? beginningsFor(record) : [as]).reduce((next, each) => with007(next, each, wanted), record)
  },
})

const beginnings = new Map(Object.entries(carriersOf007).map(([beginning, carrier]) => [carrier, beginning]))
// Several designations share these carriers; the usual one is meant.
for (const [carrier, beginning] of [
  ['cd', 'co'],
  ['nc', 'ta'],
  ['cr', 'cr'],
  ['gf', 'go'],
  ['sq', 'sq'],
] as const)
  beginnings.set(carrier, beginning)

function beginningsFor(record: MarcRecord): string[] {
  const coded = record.fields.flatMap((field) =>
    field.kind === 'data' && field.tag === '338'
      ? field.subfields.filter(({ code }) => code === 'b').map(({ value }) => value)
      : [],
  )
  const carriers = coded.length > 0 ? coded : resourceTypes(record).carriers
  // Sheets, cards and objects are of several categories, which no carrier tells apart; nobody codes 007 for a volume.
  return carriers.flatMap((carrier) =>
    ['nb', 'nc', 'no', 'nr'].includes(carrier) ? [] : (beginnings.get(carrier) ?? []),
  )
}

function with007(record: MarcRecord, beginning: string, wanted: WantedPositions): MarcRecord {
  if (controlTexts(record, '007').some((value) => value[0] === beginning[0])) return record
  const built = build007(beginning)
  return built === undefined ? record : withControl(record, '007', withPositions('007', built, wanted, record))
}

/** Makes a 006. */
export const buildField006 = stepKind({
  name: 'build-006',
  title: 'Build 006',
  help: 'Adds a 006 for another aspect of the resource, such as m for an electronic one, where there is none of that type and the leader does not say it.',
  group: 'fixed fields',
  params: {
    type: text({
      label: 'Type',
      help: 'As in leader/06: a text, e map, j music, g film, m computer file; s serial.',
      preset: 'm',
    }),
    set: positionValues(more),
  },
  examples: [
    {
      step: { set: { 'type of computer file': 'd' } },
      before: ['=007  cr\\|||||||||||', '=245  10$aTitle.'],
      after: ['=006  m\\\\\\\\|o\\\\d\\|\\\\\\\\\\\\', '=007  cr\\|||||||||||', '=245  10$aTitle.'],
    },
  ],
  compile: ({ type, set }) => {
    if (type.length !== 1 || layoutOf006(type).length === 0)
      return `“${type}” is no type of 006. It is one of a, c, d, e, f, g, i, j, k, m, o, p, r, s, t.`
    const wanted = readWanted('006', set)
    if (typeof wanted === 'string') return wanted
    return (record) => {
      if (record.leader[6] === type || controlTexts(record, '006').some((value) => value.startsWith(type)))
        return record
      const form = derivedPositions(record).get('Form of item')
      const built = build006(type, new Map(form === undefined ? [] : [['Form of item', form]]))
      return built === undefined ? record : withControl(record, '006', withPositions('006', built, wanted, record))
    }
  },
})

/** Puts the dates of publication into 008. */
export const publicationDates = stepKind({
  name: 'publication-dates',
  title: 'Dates of 008 from the publication',
  help: 'Sets type of date and the two dates (008/06-14) as 264 or 260 have them.',
  group: 'fixed fields',
  params: {
    only: choice({
      label: 'When',
      choices: [
        { value: 'uncoded', label: '008 has no first date' },
        { value: 'always', label: 'always' },
      ],
      preset: 'uncoded',
    }),
  },
  examples: [
    {
      step: {},
      before: [
        '=008  990101nuuuuuuuunyua\\\\\\\\\\\\\\\\\\\\001\\0\\eng\\d',
        '=260  \\\\$aLondon :$bFaber,$c1999, c1998.',
      ],
      after: [
        '=008  990101t19991998nyua\\\\\\\\\\\\\\\\\\\\001\\0\\eng\\d',
        '=260  \\\\$aLondon :$bFaber,$c1999, c1998.',
      ],
    },
    {
      step: { only: 'always' },
      before: [
        '=008  990101s2001\\\\\\\\nyua\\\\\\\\\\\\\\\\\\\\001\\0\\eng\\d',
        '=264  \\1$aLondon :$bFaber,$c[between 1980 and 1985?]',
      ],
      after: [
        '=008  990101q19801985nyua\\\\\\\\\\\\\\\\\\\\001\\0\\eng\\d',
        '=264  \\1$aLondon :$bFaber,$c[between 1980 and 1985?]',
      ],
    },
  ],
  compile:
    ({ only }) =>
    (record) => {
      const field = record.fields.find(({ tag }) => tag === '008')
      if (field?.kind !== 'control' || field.value.length < 15) return record
      if (only === 'uncoded' && /\d/.test(field.value.slice(7, 11))) return record
      const dates = publishedDates(record)
      if (!dates) return record
      const value = `${field.value.slice(0, 6)}${dates.type}${dates.first}${dates.second}${field.value.slice(15)}`
      return value === field.value ? record : replaceField(record, field, withValue(field, value))
    },
})
