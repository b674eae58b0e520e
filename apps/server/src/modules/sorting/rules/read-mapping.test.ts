import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readMapping } from './read-mapping.ts'

const world = {
  branch: 'CPL',
  bins: [{ number: '1', name: 'Fiction', emptiedBy: 'machine' as const, capacity: '' }],
  branchByCode: (code: string) => ({ cpl: 1, fpl: 2 })[code.toLowerCase()],
  locationByCode: (code: string) => ({ FIC: 5 })[code],
  itemTypeByCode: (code: string) => (['book', 'dvd'].includes(code.toLowerCase()) ? code.toLowerCase() : undefined),
}

describe('rules that come as the text of another system', () => {
  it('are read with comments, empty lines and the line ends of Windows', () => {
    const text = [
      '# home first',
      'CPL:homebranch:ne:$holdingbranch:X',
      '',
      'CPL:location:eq:FIC:1  # novels',
      'CPL:itype:eq:DVD:itemcallnumber:<:340:3',
    ].join('\r\n')
    const { rules, bins, lines } = readMapping(text, world)
    assert.deepEqual(
      rules.map(({ tests, bin }) => [
        bin,
        ...tests.map((test) => `${test.about}${test.not ? ' not' : ''} ${test.any}`),
      ]),
      [
        ['X', 'owner not here'],
        ['1', 'location 5'],
        ['3', 'item-type dvd', 'call-number < 340'],
      ],
    )
    assert.deepEqual(
      bins.map(({ number }) => number),
      ['1', 'X', '3'],
    )
    assert.deepEqual(
      lines.map(({ line, outcome }) => [line, outcome]),
      [
        [1, 'comment'],
        [2, 'rule'],
        [4, 'rule'],
        [5, 'rule'],
      ],
    )
  })

  const flags: readonly (readonly [string, boolean])[] = [
    ['damaged:eq:1', false],
    ['damaged:ne:0', false],
    ['damaged:>:0', false],
    ['damaged:eq:0', true],
    ['damaged:ne:1', true],
  ]
  for (const [text, not] of flags) {
    it(`reads ${text} as ${not ? 'not damaged' : 'damaged'}`, () => {
      assert.deepEqual(readMapping(`CPL:${text}:1`, world).rules[0]?.tests, [
        { about: 'problem', not, any: ['damaged'] },
      ])
    })
  }

  const refused: readonly (readonly [string, RegExp])[] = [
    ['CPL:itype:eq:dvd', /written as/],
    ['CPL:itype:like:dvd:2', /"like" is no comparison/],
    ['XYZ:itype:eq:dvd:2', /no branch with the code "XYZ"/],
    ['CPL:itype:eq:kayak:2', /no item type "kayak"/],
    ['CPL:itype:<:dvd:2', /eq and ne only/],
    ['CPL:location:eq:ATTIC:2', /no shelving location with the code "ATTIC"/],
    ['CPL:onloan:eq:1:2', /"onloan" is no field/],
    ['CPL:itype:eq:dvd:bin number two', /no number of a bin/],
    ['CPL:price:>:dear:2', /no price/],
    ['nonsense', /written as/],
  ]
  for (const [line, message] of refused) {
    it(`keeps what it cannot take, with the reason: ${line}`, () => {
      const { rules, lines } = readMapping(line, world)
      assert.equal(rules.length, 0)
      assert.equal(lines[0]?.outcome, 'refused')
      assert.match(lines[0]?.message ?? '', message)
      assert.equal(lines[0]?.text, line)
    })
  }

  it('leaves lines of other branches alone and says so', () => {
    const { rules, lines } = readMapping('FPL:itype:eq:dvd:2\nCPL:itype:eq:dvd:2', world)
    assert.equal(rules.length, 1)
    assert.deepEqual(lines[0], {
      line: 1,
      text: 'FPL:itype:eq:dvd:2',
      outcome: 'other-branch',
      message: 'For the branch FPL.',
    })
  })

  it('reads a text without an end only so far', () => {
    const { lines } = readMapping('#\n'.repeat(5000), world)
    assert.match(lines.at(-1)?.message ?? '', /first 2000 lines/)
  })
})
