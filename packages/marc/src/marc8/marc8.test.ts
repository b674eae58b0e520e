import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bytes, randomNumbers, textFrom } from '../../test/bytes.ts'
import { ByteSink } from '../bytes/byte-sink.ts'
import { noEscapes } from '../bytes/escapes.ts'
import { singleByteSets } from './single-byte-sets.data.ts'
import { eaccPairs } from './code-sets.ts'
import { decodeMarc8 } from './decode-marc8.ts'
import { encodeMarc8 } from './encode-marc8.ts'

function decode(text: string): { text: string; faults: string[] } {
  const sink = new ByteSink(64)
  const faults: string[] = []
  const data = bytes(text)
  decodeMarc8(sink, data, 0, data.length, noEscapes, (fault, at) => faults.push(`${fault} ${at}`))
  return { text: textFrom(sink.take()), faults }
}

function encode(text: string): string {
  const sink = new ByteSink(64)
  encodeMarc8(sink, text)
  return Array.from(sink.take(), (byte) => String.fromCharCode(byte)).join('')
}

/** The escape character, as it is written in tables of MARC-8. */
const ESC = '\u001B'

describe('MARC-8 to Unicode', () => {
  const cases: [string, string, string][] = [
    ['plain text', 'Emil und die Detektive', 'Emil und die Detektive'],
    ['one diacritic', 'Erich K\u00E8astner', 'Erich Kästner'],
    ['two diacritics on a letter', 'Vi\u00F2\u00E3et', 'Việt'],
    ['special letters', '\u00A5sop \u00B1\u00B2 \u00A1\u00E2od\u00B4', 'Æsop łø Łódþ'],
    ['a tie over two letters', 'Il\u00EBi\u00ECushin', 'Ili͡ushin'],
    ['a double tilde over two letters', 'Ha\u00FAn\u00FBgin', 'Han͠gin'],
    ['a lowered figure, before more text', `CO${ESC}b2${ESC}s is a gas`, 'CO₂ is a gas'],
    ['a lowered figure that ends the field', `CO${ESC}b2${ESC}s`, 'CO₂'],
    ['raised and lowered figures, Greek signs', `${ESC}p10${ESC}s ${ESC}b10${ESC}s ${ESC}gabc${ESC}s`, '¹⁰ ₁₀ αβγ'],
    ['Greek, with its spaces', `${ESC}(SIK N${ESC}(B`, 'ΖΘ Λ'],
    ['Cyrillic', `${ESC}(NmOSKWA${ESC}(B`, 'МОсква'.replace('О', 'о')],
    ['extended Cyrillic as G1', `${ESC}(N${ESC})Qp\u00C4TR${ESC}(B`, 'Пётр'],
    ['Hebrew', `${ESC}(2ylem${ESC}(B`, 'שלום'],
    ['Arabic', `${ESC}(3GdYQHjI${ESC}(B`, 'العربية'],
    ['Chinese', `${ESC}$1!0!!0"${ESC}(B!`, '一丁!'],
    ['Chinese by the long sequence', `${ESC}$,1!0!${ESC}(B`, '一'],
    ['a character reference', '&#x4E2D;&#x2019;', '中’'],
    ['an ampersand that is one', 'R&D &amp; more', 'R&D &amp; more'],
    ['marks around words that do not sort', '\u0088The \u0089cat', '\u0098The \u009Ccat'],
    ['ANSEL named as G1', `${ESC})!E\u00E2e`, 'é'],
  ]
  for (const [name, marc8, unicode] of cases) {
    it(`reads ${name}`, () => assert.deepEqual(decode(marc8), { text: unicode, faults: [] }))
  }

  const faulty: [string, string, string, string][] = [
    ['a byte without meaning', 'a\u00FFb', 'a\uFFFDb', 'marc8-unknown-byte 1'],
    ['a C1 byte without meaning', 'a\u0080b', 'a\uFFFDb', 'marc8-unknown-byte 1'],
    ['a sequence that is not known', `a${ESC}!b`, 'a\uFFFD!b', 'marc8-unknown-escape 1'],
    ['a diacritic at the end', 'caf\u00E2', 'caf\u0301', 'marc8-mark-without-letter 4'],
    ['figures in Greek without a change back', `${ESC}(SIK 1984`, 'ΖΘ 1984', 'marc8-reset-missing 6'],
    ['a reference with a stray %x', '&#x0E01%x;', 'ก', 'reference-damaged 0'],
    ['a reference without semicolon', '&#x0E01 x', 'ก x', 'reference-damaged 0'],
  ]
  for (const [name, marc8, unicode, fault] of faulty) {
    it(`tells of ${name}`, () => assert.deepEqual(decode(marc8), { text: unicode, faults: [fault] }))
  }

  it('reads on behind Chinese characters that lost a byte, and says so', () => {
    // `!0[` is a character; a program that deletes brackets leaves `!0`, which could be several.
    const { text, faults } = decode(`${ESC}$1!0!!0!0!!0"!0!${ESC}(B end`)
    assert.deepEqual(faults, ['marc8-characters-damaged 3'])
    assert.equal(text.length, '一?一丁一 end'.length)
    assert.equal(text.replace(text[1] ?? '', '?'), '一?一丁一 end')
    const cut = decode(`${ESC}$1!0!!0!!${ESC}(B`)
    assert.deepEqual(cut, { text: '一一\uFFFD', faults: ['marc8-characters-damaged 3'] })
  })

  it('reads any bytes without failing', () => {
    const random = randomNumbers(8)
    for (let round = 0; round < 2000; round++) {
      const text = Array.from({ length: random(60) }, () => {
        const kind = random(6)
        return kind === 0 ? ESC : kind === 1 ? '($)-,1NQ23SBEgbps!&#x;'[random(22)] : String.fromCharCode(random(256))
      }).join('')
      assert.equal(typeof decode(text).text, 'string')
    }
  })
})

describe('Unicode to MARC-8', () => {
  const cases: [string, string, string][] = [
    ['a composed letter', 'ç', '\u00F0c'],
    ['ties and double tildes', 'Han͠gin Ili͡ushin', 'Ha\u00FAn\u00FBgin Il\u00EBi\u00ECushin'],
    ['ties in their older form of halves', 'Ili︠u︡shin', 'Il\u00EBi\u00ECushin'],
    ['a horn', 'ờ', '\u00E1\u00BC'],
    ['a lowered figure', 'CO₂ is', `CO${ESC}b2${ESC}s is`],
    ['Greek with a space inside', 'ΖΘ Λ', `${ESC}(SIK N${ESC}(B`],
    ['Greek and ASCII', 'αβ (1)', `${ESC}(Sab ${ESC}(B(1)`],
    ['Cyrillic with its full stop', 'Да.', `${ESC}(NdA.${ESC}(B`],
    ['Chinese', '一丁!', `${ESC}$1!0!!0"${ESC}(B!`],
    ['what MARC-8 lacks', 'it’s…', 'it&#x2019;s&#x2026;'],
    ['a letter with a mark that MARC-8 lacks', 'ḇ', '&#x1E07;'],
    ['a character beyond the first plane', '𠀀', '&#x20000;'],
  ]
  for (const [name, unicode, marc8] of cases) {
    it(`writes ${name}`, () => assert.equal(encode(unicode), marc8))
  }

  it('gives every character of every set back', () => {
    const singles = singleByteSets.flatMap(({ characters }) => Array.from(characters))
    const eastAsian = Array.from(eaccPairs(), ([, character]) => String.fromCodePoint(character))
    const lost: string[] = []
    for (const character of new Set([...singles, ...eastAsian])) {
      if (character === ' ' || /\p{M}/u.test(character)) continue
      if (
        decode(encode(character)).text !== character.normalize('NFC') &&
        decode(encode(character)).text !== character
      ) {
        lost.push(character)
      }
    }
    assert.deepEqual(lost, [])
    assert.equal(eastAsian.length, 15_739)
  })
})
