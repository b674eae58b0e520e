import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { shelfKey, shelfRange, type CallNumberScheme } from './index.ts'

const CASES: readonly (readonly [
  scheme: CallNumberScheme,
  range: string,
  inside: readonly string[],
  outside: readonly string[],
])[] = [
  [
    'lc',
    'AB 101',
    ['AB 101', 'AB 101 1900', 'AB 101.4', 'AB 101.41 .A100 .B300', 'AB101 Zimmer'],
    ['AB 100.9', 'AB 102', 'AB 1010', 'ABA 1', 'AC 1'],
  ],
  ['lc', 'QA76.9', ['QA76.9', 'QA76.9 .D3', 'QA76.95'], ['QA76.8', 'QA76', 'QA77']],
  ['lc', 'QA76 .A1', ['QA76 .A1 1990', 'QA76 .A12'], ['QA76', 'QA76 .A2']],
  ['lc', 'Q', ['Q 1', 'QA 76', 'QR 201'], ['P 1', 'R 1', 'IN PROCESS']],
  ['lc', 'QA76 - QA90', ['QA76 .A1', 'QA80', 'QA90 .Z9'], ['QA75.9', 'QA91']],
  ['lc', 'QA76-90', ['QA76 .A1', 'QA80', 'QA90 .Z9'], ['QA75.9', 'QA91']],
  ['lc', 'QA90 to QA76', ['QA80'], ['QA91']],
  ['ddc', '813', ['813', '813 TOL', '813.54'], ['812.9', '814']],
  ['ddc', '813.5', ['813.5', '813.54 TOL'], ['813', '813.6']],
  ['ddc', '51', ['510', '519.5'], ['509', '520', '051']],
  ['ddc', '5XX', ['500', '599.9'], ['499', '600']],
  ['ddc', '500-599', ['500', '550.1 GRA', '599.9'], ['499.9', '600']],
  ['ddc', 'FIC', ['FIC ROW', 'FIC'], ['E SEU', '813']],
  ['nlm', 'WG', ['WG 120', 'WGA 1'], ['WF 1', 'WH 1']],
  ['sudoc', 'A', ['A 1.1:', 'A 13.28:F 61'], ['AE 1.1:', 'C 3.134']],
  ['sudoc', 'A 13.28', ['A 13.28:F 61', 'A 13.28/2:F 61'], ['A 13.2:F', 'A 13.29:1']],
  ['local', 'CD 50688', ['CD- 50688', 'CD- 50688 vol.1'], ['CD- 50687', 'CD- 50689']],
]

describe('a stretch of shelf', () => {
  for (const [scheme, text, inside, outside] of CASES) {
    it(`${scheme} ${text}`, () => {
      const { from, to } = shelfRange(scheme, text)
      const holds = (call: string): boolean => shelfKey(scheme, call) >= from && shelfKey(scheme, call) < to
      assert.deepEqual(
        inside.filter((call) => !holds(call)),
        [],
      )
      assert.deepEqual(outside.filter(holds), [])
    })
  }
})
