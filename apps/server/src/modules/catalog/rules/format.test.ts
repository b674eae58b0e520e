import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fields } from '../testing/fields.ts'
import { formatOf } from './format.ts'

/** 008 with some of its 40 places set; blanks are written with backslashes in mnemonic text. */
function fixed(places: Readonly<Record<number, string>>): string {
  const all = Array.from({ length: 40 }, (_, place) => places[place] ?? '\\')
  return `=008  ${all.join('')}`
}
const leader = (type: string) => `=LDR  00000n${type} a2200000 i 4500`

describe('the format of a record', () => {
  const cases: readonly (readonly [format: string, type: string, lines: readonly string[]])[] = [
    ['book', 'am', []],
    ['large-print', 'am', [fixed({ 23: 'd' })]],
    ['large-print', 'am', ['=007  tb']],
    ['braille', 'am', [fixed({ 23: 'f' })]],
    ['microform', 'am', [fixed({ 23: 'a' })]],
    ['ebook', 'am', [fixed({ 23: 'o' })]],
    ['ebook', 'am', ['=007  cr\\cn']],
    ['ebook', 'am', ['=338  \\\\$aonline resource$bcr$2rdacarrier']],
    ['thesis', 'am', ['=502  \\\\$aThesis (M.A.)']],
    ['manuscript', 'tm', []],
    ['thesis', 'tm', ['=502  \\\\$bPh. D.']],
    ['periodical', 'as', []],
    ['e-periodical', 'as', [fixed({ 23: 'o' })]],
    ['website', 'ai', [fixed({ 21: 'w', 23: 'o' })]],
    ['film', 'gm', [fixed({ 33: 'v' })]],
    ['film', 'gm', ['=007  vd\\cvaizq']],
    ['online-film', 'gm', [fixed({ 29: 'o', 33: 'v' })]],
    ['picture', 'gm', [fixed({ 33: 's' })]],
    ['picture', 'km', [fixed({ 33: 'i' })]],
    ['game', 'rm', [fixed({ 33: 'g' })]],
    ['equipment', 'rm', [fixed({ 33: 'r' })]],
    ['video-game', 'mm', [fixed({ 26: 'g' })]],
    ['software', 'mm', [fixed({ 26: 'b' })]],
    ['ebook', 'mm', [fixed({ 26: 'd', 23: 'o' })]],
    ['audiobook', 'im', ['=007  sd\\fsngnnmmned']],
    ['e-audiobook', 'im', [fixed({ 23: 'o' })]],
    ['music', 'jm', []],
    ['score', 'cm', []],
    ['map', 'em', []],
    ['kit', 'om', []],
    ['archive', 'pc', []],
    ['other', 'xm', []],
  ]
  for (const [format, type, lines] of cases) {
    it(`is ${format} for ${type} ${lines.join(' ')}`, () =>
      assert.equal(formatOf(fields(leader(type), ...lines, '=245  00$aX')), format))
  }
})
