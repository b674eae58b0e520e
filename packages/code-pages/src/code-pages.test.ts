import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { byteIn, characterIn, codePages, decodeText, encodeText, encodings, type Encoding } from './index.ts'

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ')

describe('text for a machine that knows no Unicode', () => {
  const cases: readonly [string, Encoding, string][] = [
    ['Dune', 'ascii', '44 75 6e 65'],
    ['Müller', 'cp437', '4d 81 6c 6c 65 72'],
    ['Müller', 'cp1252', '4d fc 6c 6c 65 72'],
    ['Müller', 'iso-8859-1', '4d fc 6c 6c 65 72'],
    ['Müller', 'utf-8', '4d c3 bc 6c 6c 65 72'],
    ['3.40 €', 'cp858', '33 2e 34 30 20 d5'],
    ['œ €', 'iso-8859-15', 'bd 20 a4'],
    ['Łódź', 'cp852', '9d a2 64 ab'],
    ['Война', 'cp866', '82 ae a9 ad a0'],
    ['e\u0301', 'cp437', '82'],
  ]
  for (const [text, encoding, bytes] of cases) {
    it(`is ${bytes} for ${text} in ${encoding}`, () => {
      assert.equal(hex(encodeText(text, encoding)), bytes)
      assert.equal(
        decodeText(encodeText(text, encoding), encoding),
        encoding === 'utf-8' ? text : text.normalize('NFC'),
      )
    })
  }

  it('has the nearest plain letters for what a page lacks', () => {
    const shown = (text: string, encoding: Encoding) => decodeText(encodeText(text, encoding), encoding)
    assert.equal(shown('“Nguyễn” – 5 € … ½ 東京', 'ascii'), '"Nguyen" - 5 EUR ... 1/2 ??')
    assert.equal(shown('Łódź', 'iso-8859-1'), 'Lódz')
    assert.equal(shown('straße', 'ascii'), 'strasse')
    assert.equal(shown('a\u001b@\u0000b\r', 'cp850'), 'a@b')
  })

  it('reads back every byte of every page', () => {
    for (const page of codePages) {
      for (let byte = 0x80; byte < 0x100; byte++) {
        const character = characterIn(page, byte)
        if (!'\ufffd\u00a0\u00ad'.includes(character))
          assert.equal(byteIn(page, character), byte, `${page} ${byte.toString(16)}`)
      }
    }
  })

  it('never fails, whatever the bytes are', () => {
    const all = Uint8Array.from({ length: 256 }, (_, i) => i)
    for (const encoding of encodings) assert.equal(typeof decodeText(all, encoding), 'string')
  })
})
