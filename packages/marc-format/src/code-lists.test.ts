import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { articlesOf, codeList, isArticleAnywhere, type CodeListName } from './index.ts'

describe('the lists of codes', () => {
  const cases: readonly (readonly [CodeListName, string, string])[] = [
    ['languages', 'eng', 'English'],
    ['languages', 'scr', 'Croatian, now hrv'],
    ['languages', 'esk', 'Eskimo languages, of old'],
    ['countries', 'xxu', 'United States'],
    ['countries', 'ai', 'Armenia (Republic)'],
    ['areas', 'n-us-ca', 'California'],
    ['areas', 'e-ur-ai', 'Armenia (Republic), now a-ai'],
    ['relators', 'trl', 'Translator'],
    ['content', 'txt', 'text'],
    ['media', 'n', 'unmediated'],
    ['carriers', 'nc', 'volume'],
  ]
  for (const [list, code, expected] of cases) {
    it(`say that ${code} of ${list} is ${expected}`, () => {
      const { name = '', obsolete, replacement } = codeList(list).get(code) ?? {}
      assert.equal(obsolete === true ? `${name}, ${replacement ? `now ${replacement}` : 'of old'}` : name, expected)
    })
  }
  it('replace what is no longer given by what is', () => {
    for (const list of ['languages', 'countries', 'areas', 'relators'] as const)
      for (const { code, replacement } of codeList(list).values())
        if (replacement !== undefined) assert.equal(codeList(list).get(replacement)?.obsolete, false, `${list} ${code}`)
  })
})

describe('initial articles', () => {
  const cases: readonly (readonly [language: string, word: string, sure: boolean, possible: boolean])[] = [
    ['eng', 'the', true, true],
    ['ger', 'die', true, true],
    ['ger', 'dem', false, true],
    ['fre', "l'", true, true],
    ['eng', 'die', false, false],
  ]
  for (const [language, word, sure, possible] of cases) {
    it(`of ${language}: ${word} is ${sure ? 'one' : possible ? 'perhaps one' : 'none'}`, () => {
      assert.equal(articlesOf(language)?.sure.has(word), sure)
      assert.equal(articlesOf(language)?.possible.has(word), possible)
    })
  }
  it('are none in a language without articles', () => {
    assert.equal(articlesOf('rus'), undefined)
    assert.ok(isArticleAnywhere('het'))
    assert.ok(!isArticleAnywhere('emil'))
  })
})
