import { withIsbnPairs } from '../numbers/isbn-pairs.ts'
import { choice, flag } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'

/** Adds the other form of ISBNs. */
export const isbnPairs = stepKind({
  name: 'isbn-pairs',
  title: 'Add the other form of ISBNs',
  help: 'Adds the ISBN of 13 digits for one of 10 in 020 $a, or the other way, or both. Numbers whose check digit is wrong, and those in $z, are left.',
  group: 'numbers',
  params: {
    add: choice({
      label: 'Add',
      choices: [
        { value: '13', label: 'the form of 13 digits' },
        { value: '10', label: 'the form of 10 digits' },
        { value: 'both', label: 'whichever is missing' },
      ],
      preset: '13',
    }),
    hyphens: flag({ label: 'Write it with hyphens', preset: false }),
  },
  examples: [
    {
      step: { add: 'both' },
      before: [
        '=020  \\\\$a0940787083 (pbk.)',
        '=020  \\\\$a9780940787087$qpbk.',
        '=020  \\\\$a9780306406157$qhardback',
        '=020  \\\\$a1548794743',
      ],
      after: [
        '=020  \\\\$a0940787083 (pbk.)',
        '=020  \\\\$a9780940787087$qpbk.',
        '=020  \\\\$a9780306406157$qhardback',
        '=020  \\\\$a0306406152$qhardback',
        '=020  \\\\$a1548794743',
      ],
    },
    {
      step: { hyphens: true },
      before: ['=020  \\\\$a0-940787-08-3'],
      after: ['=020  \\\\$a0-940787-08-3', '=020  \\\\$a978-0-940787-08-7'],
    },
  ],
  compile: (wanted) => (record) => withIsbnPairs(record, wanted),
})
