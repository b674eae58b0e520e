import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { shelfKey, type CallNumberScheme } from './index.ts'

type Shelf = readonly (readonly [scheme: CallNumberScheme, situation: string, inOrder: readonly string[]])[]

const SHELVES: Shelf = [
  [
    'lc',
    'class numbers by value, cutters by decimals',
    ['R 241 .F2498 1994', 'R 241.F5 B297', 'R 241 .F5 .B8', 'R 241 .J18 1990', 'R 418 .P72 P47', 'R 2418 .J42 T14'],
  ],
  [
    'lc',
    'second cutters',
    ['QE 862 .D5 L22', 'QE 862 .D5 L4571', 'QE 862 .D5 L461', 'QE 862 .D5 M3311', 'QE 862 .D5 M37'],
  ],
  [
    'lc',
    'numbered sessions and editions before cutters',
    [
      'KF 4558',
      'KF 4558 1st',
      'KF 4558 1st .A92',
      'KF 4558 1st .B1',
      'KF 4558 2nd',
      'KF 4558 3rd',
      'KF 4558 20th',
      'KF 4558 101st',
      'KF 4558 .A1',
    ],
  ],
  [
    'lc',
    'volumes and numbers',
    [
      'HQ1101 .D54',
      'HQ1101 .D54 1990',
      'HQ1101 .D54 v.3',
      'HQ1101 .D54 v.3 no.3',
      'HQ1101 .D54 v.3 no.10',
      'HQ1101 .D54 v.11 no.1',
      'HQ1101 .D54 v.11 no.1 c.2',
    ],
  ],
  [
    'lc',
    'music by opus',
    [
      'M5 .L3 K2 OP.7:NO.6 1880',
      'M5 .L3 K2 OP.7:NO.6 1882',
      'M5 .L3 K2 OP.7:NO.51 1880',
      'M5 .L3 K2 OP.8',
      'M5 .L3 K2 OP.79',
      'M5 .L3 K2 OP.789',
    ],
  ],
  [
    'lc',
    'names behind the class number',
    [
      'BF 1999 1973',
      'BF1999 .A63880',
      'BF1999 .A63880 1978',
      'BF1999 .A64',
      'BF1999 .B34',
      'BF1999 C78',
      'BF1999 Aarons',
    ],
  ],
  [
    'lc',
    'dates before cutters, in any case of letters',
    ['hd205 1974.m3', 'hd205 1974.m83', 'hd205 1974 .s74', 'HD205 .A1'],
  ],
  ['lc', 'decimals of the class', ['tk5105 .z9', 'tk5105.87 .g57', 'tk5105.875 .i57', 'tk5105.888 .s43', 'tk5106 .a1']],
  ['lc', 'letters', ['A 9', 'AB 1', 'ABA 1', 'AC 1', 'B 1', 'QA 1', 'QA 76.9', 'QB 1', 'W 1', 'ZA 1']],
  [
    'lc',
    'editions of a work',
    [
      'PR2807 .A2 1934',
      'PR2807 .A2 1990',
      'PR2807 .A2 1990a',
      'PR2807 .A2 1990b',
      'PR2807 .A2 1991',
      'PR2807 .A2 2006eb',
      'PR2807 .A2 2007',
    ],
  ],
  ['lc', 'edition statements', ['RC46 .H33 2nd ed.', 'RC46 .H33 9th ed.', 'RC46 .H33 10th ed.']],
  ['lc', 'work marks', ['PZ8.3.G276 1971', 'PZ8.3.G276 B5', 'PZ8.3.G276Gr 1954', 'PZ8.3.G276Lo 1971', 'PZ8.3.G2761']],
  [
    'lc',
    'issues of a year',
    ['AP2 .N6 1990 Jan.', 'AP2 .N6 1990 Feb.', 'AP2 .N6 1990 Apr', 'AP2 .N6 1990 September', 'AP2 .N6 1991 Jan.'],
  ],
  [
    'lc',
    'volumes in Roman numerals',
    ['D20 .C3 v.II', 'D20 .C3 v.III', 'D20 .C3 vol. 4', 'D20 .C3 v.IX', 'D20 .C3 v.10'],
  ],
  ['lc', 'small v with the volume', ['QA1 .A5 1990', 'QA1 .A5 v3', 'QA1 .A5 v11']],
  [
    'lc',
    'what is no LC number stands last',
    [
      'ZA4482 .B35',
      'CD- 50687',
      'CD- 50688 vol.1',
      'CD- 50689',
      'IN PROCESS',
      '#M8184',
      'Microfilm 99/20',
      'MLCS 83/123',
      'PZ123.234.234',
    ],
  ],
  [
    'lc',
    'a shelf by itself in the order of the classification',
    ['ZA1', 'Folio N65 .A1', 'Folio N6537 .D4', 'Ref. QA76.15', 'Ref QA76.9'],
  ],
  [
    'nlm',
    'medicine',
    ['QS 4 .G7', 'QS 11 .GA1 E53 2005', 'W 1 AM225K', 'W 26.55.S6', 'W 100', 'WAA 102.5', 'WB 9', 'WG 120'],
  ],
  [
    'ddc',
    'Dewey numbers, author numbers and collections',
    [
      '005.133 JAV',
      '301',
      '301 A5',
      '301.1',
      "370.19'342 SMI",
      '370.2',
      '813',
      '813 1990',
      '813 T649',
      '813 T649 v.2',
      '813 T649 v.11',
      '813 T649h 1937',
      '813 T649h 2001',
      '813 T653',
      '813.5',
      '813.54 T65',
      '813.54 T65h',
      '813.54 T653a',
      '813.54 TOL',
      '813.6',
      'B LIN',
      'DVD 12',
      'DVD 101',
      'E SEU',
      'FIC R884h',
      'FIC ROW',
      'FIC ROW v.2',
      'FIC ROW v.11',
      'J 574',
      'j574.5',
      'J FIC DAH',
      'MANGA 741.5 NAR',
      'MANGA 741.59 NAR',
      'MANGA 741.6',
      'REF 030',
    ],
  ],
  [
    'sudoc',
    'agencies, series, then years, letters and numbers',
    [
      'A 1.35:',
      'A 1.35:993',
      'A 1.35:R 42',
      'A 1.35:R 42/991',
      'A 1.35:R 42/2',
      'A 1.35:R 42/11',
      'A 1.35:321',
      'A 1.35/2:5',
      'A 1.36:1',
      'A 13.28:F 61',
      'AE 1.1:',
      'C 3.134/2:983',
      'C 3.134/2:2001',
      'Y 3.W 58/2:1/989',
      'Y 4.EC 7:S.HRG.98-12',
      'Y 4.EC 7:S.HRG.98-123',
      'Y 4.EC 7/2:1',
    ],
  ],
  [
    'local',
    'accession numbers',
    [
      'Ä 3',
      'B 1',
      'CD- 9',
      'CD- 50687',
      'CD- 50688',
      'CD- 50688 vol.1',
      'CD- 50688 vol.2',
      'CD- 50688 vol.10',
      'CD- 50689',
      'DVD 1',
    ],
  ],
]

describe('a shelf in order', () => {
  for (const [scheme, situation, inOrder] of SHELVES) {
    it(`${scheme}: ${situation}`, () => {
      const keys = inOrder.map((text) => [shelfKey(scheme, text), text] as const)
      const sorted = keys.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, text]) => text)
      assert.deepEqual(sorted, inOrder)
      assert.equal(new Set(keys.map(([key]) => key)).size, keys.length, 'no two share a key')
    })
  }

  it('has keys in printable ASCII whatever was typed', () => {
    const typed = [
      'QA76.9 .Д3 2001',
      '請求記号 12',
      'Øst 5',
      '\u0000\u0007',
      'A\u030A 1',
      '📚 3',
      '',
      '   ',
      '::',
      '9'.repeat(50),
    ]
    for (const scheme of ['lc', 'ddc', 'nlm', 'sudoc', 'local'] as const) {
      for (const text of typed) assert.match(shelfKey(scheme, text), /^[ -~]*$/, `${scheme} ${text}`)
    }
    assert.ok(shelfKey('local', '請求記号 2') < shelfKey('local', '請求記号 12'))
  })
})

describe('two ways to write one call number', () => {
  const same: readonly (readonly [CallNumberScheme, ...string[]])[] = [
    ['lc', 'KF 4558.2 15th', 'KF4558.2.15th', 'kf 4558.2 15th'],
    ['lc', 'E8 C11 D22', 'E8C11D22', 'E8 .C11 D22'],
    ['lc', 'JX 33 .A5 1968 .I31', 'JX33A5.1968 I31', 'JX33 .A5 1968 I31'],
    ['lc', 'HE8700.7 .P6T44 1983', 'HE 8700.7 P6 T44 1983', '  HE8700.7.P6 T44 1983  '],
    ['lc', 'HQ1101 .D54 v.3 no.10', 'HQ1101 .D54 vol. 3, no. 10'],
    ['nlm', 'QS 11 .GA1 E53 2005', 'QS11 GA1 E53 2005'],
    ['ddc', "370.19'342 SMI", '370.19342 Smi', '370.19/342 SMI'],
    ['ddc', 'j574 DAR', 'J 574 DAR'],
    ['ddc', '[Fic] ROW', 'FIC ROW'],
    ['sudoc', 'Y 4.EC 7:S.HRG.98-12', 'Y4.EC7:S.HRG.98-12', 'y 4. ec 7: s. hrg. 98-12'],
    ['local', 'CD- 50688 vol.1', 'CD-50688 vol.1  ', 'cd 50688 Vol. 1'],
  ]
  for (const [scheme, first, ...others] of same) {
    it(`${scheme}: ${first}`, () => {
      for (const other of others) assert.equal(shelfKey(scheme, other), shelfKey(scheme, first ?? ''), other)
    })
  }
})
