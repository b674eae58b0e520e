import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { languageTag, scriptOf } from './script-of.ts'

describe('language and direction of a title', () => {
  for (const [title, code, lang, dir] of [
    ['The left hand', 'eng', undefined, undefined],
    ['La main gauche', 'fre', 'fr', undefined],
    ['Wagahai wa neko de aru', 'jpn', 'ja-Latn', undefined],
    ['吾輩は猫である', 'jpn', 'ja', undefined],
    ['«موسم الهجرة»', 'ara', 'ar', 'rtl'],
    ['אהבה', null, undefined, 'rtl'],
    ['Anything', 'und', undefined, undefined],
    ['Anything', '???', undefined, undefined],
  ] as const) {
    it(`${title} (${code})`, () => assert.deepEqual(scriptOf(title, code), { lang, dir }))
  }
  it('knows the codes that libraries write', () => {
    assert.deepEqual(['ger', 'chi', 'vie', 'mul'].map(languageTag), ['de', 'zh', 'vi', undefined])
  })
})
