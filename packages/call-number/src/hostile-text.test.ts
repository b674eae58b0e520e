import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkCallNumber, suggestCallNumber } from './index.ts'

/** Numbers that look random and are the same in every run. */
function* numbers(seed: number): Generator<number> {
  let state = seed
  for (;;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    yield state
  }
}

const PIECES = [
  'QA',
  '76',
  '.',
  ' ',
  'D3',
  "'",
  '/',
  '[',
  ']',
  'v.',
  'O',
  'l',
  '0',
  '$b',
  ':',
  '-',
  'é',
  'А',
  '\u0000',
  '請',
  '(',
  's',
  'j',
  '1e9',
]

describe('any text at all', () => {
  it('is checked without an error, and a proposal is one that stays', () => {
    const random = numbers(7)
    const pick = (most: number) => (random.next().value ?? 0) % most
    for (let n = 0; n < 4000; n++) {
      const text = Array.from({ length: 1 + pick(12) }, () => PIECES[pick(PIECES.length)]).join('')
      for (const scheme of ['lc', 'ddc', 'nlm', 'sudoc', 'local'] as const) {
        const { proposal, shelfKey } = checkCallNumber(text, scheme)
        assert.match(shelfKey, /^[ -~]*$/)
        if (proposal === undefined) continue
        const again = checkCallNumber(proposal, scheme).proposal
        assert.ok(again === undefined || again.length <= proposal.length + 2, `${text} → ${proposal} → ${again}`)
      }
    }
  })

  it('in the fields of a record gives a handful of numbers, however much there is', () => {
    const long = '1 '.repeat(50_000)
    const field = (tag: string, value: string) => ({ tag, indicators: '  ', subfields: [{ code: 'a', value }] })
    const fields = [
      field('082', long),
      field('050', 'QA76'.repeat(20_000)),
      ...Array.from({ length: 12_000 }, (_, n) =>
        field(n % 2 === 0 ? '050' : '082', n % 2 === 0 ? `QA${n % 9000}` : '813.54'),
      ),
      field('100', 'A'.repeat(90_000)),
      field('245', long),
    ]
    const { suggestions } = suggestCallNumber(
      { leader: '00000nam a2200000 i 4500', fields },
      { scheme: 'lc', otherSchemes: ['ddc'] },
    )
    assert.ok(suggestions.length > 0 && suggestions.length <= 8)
    for (const { callNumber } of suggestions) assert.ok(callNumber.length < 100, callNumber)
  })
})
