import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { record } from '../testing/open-library.ts'
import { sameParts } from './same-parts.ts'

const lines = [
  '=001  1',
  '=020  \\\\$a9780261102217',
  '=100  1\\$aTolkien',
  '=245  10$aThe hobbit',
  '=650  \\0$aDragons',
]
const plain = record(...lines)
const all = ['matchKeys', 'headings', 'document']

describe('what is kept beside a record', () => {
  for (const [what, after, expected] of [
    ['a link comes', record(...lines, '=856  40$uhttps://e.example'), all],
    ['a local note comes', record(...lines, '=590  \\\\$aSigned'), all],
    ['its status changes', record('=LDR  00000cam a2200000 i 4500', ...lines), all],
    ['its kind changes', record('=LDR  00000ngm a2200000 i 4500', ...lines), []],
    ['its convention of punctuation changes', record('=LDR  00000nam a2200000 c 4500', ...lines), []],
    ['a subject comes', record(...lines, '=650  \\0$aRings'), ['matchKeys']],
    ['subjects change places', record(...lines.slice(0, 4), lines[4]!, lines[2]!), ['matchKeys']],
    ['the title changes', record(...lines.slice(0, 3), '=245  10$aFarmer Giles', lines[4]!), ['headings']],
    ['it loses its number', record(...lines.slice(1)), ['headings']],
  ] as const) {
    it(`stays as it is in these parts when ${what}: ${expected.join(', ') || 'none'}`, () => {
      assert.deepEqual(sameParts(plain, after), expected)
    })
  }
})
