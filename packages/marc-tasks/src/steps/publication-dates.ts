import { replaceField, withValue } from '@carrel/marc'
import { publishedDates } from '../fixed/published-dates.ts'
import { choice } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'

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
