import { replaceField, withValue } from '@carrel/marc'
import { codeList } from '@carrel/marc-format'
import { build008, withControl } from '../fixed/build-fixed.ts'
import { otherPositions } from '../fixed/positions-param.ts'
import { readWanted, withPositions } from '../fixed/wanted-positions.ts'
import { choice, text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'

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
    set: otherPositions(),
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
