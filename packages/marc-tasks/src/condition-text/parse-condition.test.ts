import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createRecord } from '@carrel/marc'
import { compileCondition } from '../language/compile-condition.ts'
import type { Condition } from '../language/condition.ts'
import { readRecordText } from '../text/record-text.ts'
import { parseCondition } from './parse-condition.ts'
import { printCondition } from './print-condition.ts'

const lines = [
  '=LDR  00000nam a2200000 i 4500',
  '=001  123',
  '=008  260131s2026\\\\\\\\gw\\\\\\\\\\\\\\\\\\\\\\\\000\\1\\ger\\d',
  '=245  10$aThe war of the worlds /$cH. G. Wells.',
  '=650  \\0$aMartians$xFiction.',
]
const record = readRecordText(lines.join('\n'), createRecord('00000nam a2200000 i 4500', []))

function read(line: string): Condition {
  const outcome = parseCondition(line)
  assert.ok(outcome.ok, outcome.ok ? '' : `${line}: ${outcome.fault.message}`)
  return outcome.condition
}

describe('A condition in one line', () => {
  const cases: readonly (readonly [line: string, isTrue: boolean])[] = [
    ['245', true],
    ['856', false],
    ['not 856', true],
    ['6XX', true],
    ['245$b', false],
    ['245$a ~ /WAR/', false],
    ['245$a ~ /WAR/i and not 856 and LDR/6 = a and 008/35-37 in (eng, ger)', true],
    ['245$a = "The war of the worlds /"', true],
    ['245$a != "The war of the worlds /"', false],
    ['245$c : Wells', true],
    ['650[\\0]$ax : Fiction', true],
    ['650[*4]', false],
    ['008/35-37 = ger', true],
    ['008/35-37 != ger', false],
    ['008/23 = o or LDR/6-7 = am', true],
    ['(856 or 245) and 001 = 123', true],
    ['856 or 245 and 001 = 124', false],
    ['record ~ /=245.*\\n=650/', true],
    ['record !~ /=856/', true],
    ['245$c in ("H. G. Wells.", "Wells")', true],
    ['001 ~ /^\\d+$/', true],
    ['856$u ~ /https:\\/\\//', false],
  ]
  for (const [line, isTrue] of cases) {
    it(line, () => {
      const condition = read(line)
      const test = compileCondition(condition)
      assert.ok(typeof test === 'function', String(test))
      assert.equal(test(record), isTrue)
      const printed = printCondition(condition)
      assert.deepEqual(read(printed), condition, printed)
    })
  }

  it('says where it is wrong', () => {
    const faults = [
      '',
      '245 and',
      '24',
      '245$a ~',
      '245$a "x',
      '(245',
      '245 856',
      '008/9-3',
      'LDR/6 in (a',
      '245 ~ /a/x',
    ].map((line) => {
      const outcome = parseCondition(line)
      return outcome.ok ? 'ok' : `${outcome.fault.at}: ${outcome.fault.message}`
    })
    assert.deepEqual(faults, [
      '0: There is no condition here.',
      '7: A tag is missing here, such as 245$a, 008/35-37 or LDR/6.',
      '0: “24” is no tag; write 245, 245$a, 6XX$a, 008/35-37 or LDR/6.',
      '7: A regular expression is missing here, such as /war/i.',
      '6: This quotation mark is not closed.',
      '4: A closing bracket is missing here.',
      '4: “856” is not understood here: write and, or, or nothing more.',
      '0: The positions 9-3 run backwards.',
      '11: A closing bracket is missing here.',
      '6: Only i is known behind /a/.',
    ])
  })
})
