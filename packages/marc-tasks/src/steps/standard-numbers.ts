import { mapFields } from '@carrel/marc'
import { choice, flag } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { plainOclcNumbers, styledIsbns, styledIssns } from '../numbers/standard-numbers.ts'

/** Writes standard numbers in one form. */
export const standardNumbers = stepKind({
  name: 'standard-numbers',
  title: 'ISBN, ISSN and OCLC numbers in one form',
  help: 'Writes ISBNs with or without hyphens, ISSNs with theirs, OCLC numbers as (OCoLC) and digits; numbers whose check digit or length is wrong can go to the subfield for those.',
  group: 'numbers',
  params: {
    hyphens: choice({
      label: 'ISBN',
      choices: [
        { value: 'none', label: 'without hyphens' },
        { value: 'set', label: 'with hyphens' },
        { value: 'keep', label: 'as they are' },
      ],
      preset: 'none',
    }),
    issn: flag({ label: 'ISSN with its hyphen', preset: true }),
    oclc: flag({ label: 'OCLC numbers of 035 without ocm, ocn, on and zeros', preset: true }),
    wrong: flag({ label: 'Wrong ISBN to 020 $z, wrong ISSN to 022 $y' }),
  },
  examples: [
    {
      step: { wrong: true },
      before: [
        '=020  \\\\$a0-940787-08-3 (pbk.)',
        '=020  \\\\$a1548794743',
        '=020  \\\\$aset',
        '=022  0\\$a03178471',
        '=035  \\\\$a(OCoLC)ocm00012345$zocn012345678',
        '=035  \\\\$a(XY)ocm1',
      ],
      after: [
        '=020  \\\\$a0940787083 (pbk.)',
        '=020  \\\\$z1548794743',
        '=020  \\\\$aset',
        '=022  0\\$a0317-8471',
        '=035  \\\\$a(OCoLC)12345$z(OCoLC)12345678',
        '=035  \\\\$a(XY)ocm1',
      ],
    },
  ],
  compile: ({ hyphens, issn, oclc, wrong }) => {
    const style = { hyphens, moveWrong: wrong }
    return (record) =>
      mapFields(
        record,
        ({ tag }) => tag === '020' || tag === '022' || tag === '035',
        (field) => {
          if (field.kind !== 'data') return field
          if (field.tag === '020') return styledIsbns(field, style)
          if (field.tag === '022') return issn ? styledIssns(field, style) : field
          return oclc ? plainOclcNumbers(field) : field
        },
      )
  },
})
