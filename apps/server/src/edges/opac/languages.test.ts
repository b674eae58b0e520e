import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Html } from '../../platform/html.ts'
import { acceptedLanguages, chooseWords, siteLanguages, writingLocale } from './messages/languages.ts'
import { readdir, readFile } from 'node:fs/promises'
import { advancedWordsIn } from './messages/advanced/words.ts'
import { browseWordsIn } from './messages/browse/words.ts'
import { changeWordsIn } from './messages/changes/words.ts'
import { countingIn } from './messages/counting.ts'
import { contactWordsIn } from './messages/contact/words.ts'
import { discoverWordsIn } from './messages/discover/words.ts'
import { directionOf } from './messages/languages.ts'
import type { Messages } from './messages/messages.ts'
import { readerWordsIn } from './messages/readers/words.ts'

const given: Readonly<Record<string, readonly unknown[]>> = {
  '.refusal': ['none', 'x'],
  '.language': ['fr'],
  '.list': [['a', 'b']],
  '.availability.alsoAt': [['a', 'b']],
}

/** Every text of some words with its place; functions are called with numbers and names that show up again. */
function textsOf(words: unknown, place = ''): readonly (readonly [string, string])[] {
  if (typeof words === 'string') return [[place, words]]
  if (typeof words === 'function') {
    const said: unknown = Reflect.apply(words, undefined, given[place] ?? [2, 3, 4])
    return textsOf(said, place)
  }
  if (typeof words !== 'object' || words === null) return []
  if (words instanceof Html) return [[place, words.text]]
  return Object.entries(words).flatMap(([name, value]) => textsOf(value, `${place}.${name}`))
}

/** All words with their places; a function stands as itself. */
function partsOf(words: unknown, place = ''): readonly (readonly [string, unknown])[] {
  if (typeof words !== 'object' || words === null || words instanceof Html) return [[place, words]]
  return Object.entries(words).flatMap(([name, value]) => partsOf(value, `${place}.${name}`))
}

describe('the languages of the public site', () => {
  const english = siteLanguages[0]
  const alike = new Set([
    // Names and words that are the same in both.
    '.lang',
    '.name',
    '.account.pin',
  ])
  for (const words of siteLanguages.slice(1))
    it(`${words.name} says everything that English says, in its own words`, () => {
      const mine = new Map(textsOf(words))
      const own = textsOf(english)
      assert.deepEqual([...mine.keys()].sort(), own.map(([place]) => place).sort())
      const empty = [...mine].filter(([, text]) => text.trim() === '')
      assert.deepEqual(empty, [])
      const same = own.filter(([place, text]) => mine.get(place) === text && / .* /.test(text) && !alike.has(place))
      assert.deepEqual(same, [], 'left in English')
    })

  for (const [part, wordsIn] of Object.entries({
    advancedWordsIn,
    browseWordsIn,
    changeWordsIn,
    contactWordsIn,
    discoverWordsIn,
    readerWordsIn,
  }))
    it(`${part} has every language of the site, whole and in its own words`, () => {
      const ofEnglish = new Map(partsOf(wordsIn('en')))
      for (const { lang } of siteLanguages.slice(1)) {
        const own = partsOf(wordsIn(lang))
        assert.deepEqual(own.map(([place]) => place).sort(), [...ofEnglish.keys()].sort(), lang)
        const left = own.filter(
          ([place, said]) =>
            typeof said === 'string' && (said.trim() === '' || (/ .* /.test(said) && ofEnglish.get(place) === said)),
        )
        assert.deepEqual(left, [], `left in English: ${lang}`)
      }
    })

  it('Arabic counts in its six forms and runs from the right', () => {
    const arabic = chooseWords('ar', undefined, '')
    const { titles } = discoverWordsIn('ar').heading
    assert.deepEqual(
      [0, 1, 2, 3, 11, 100].map((count) => titles(countingIn('ar'), count)),
      ['لا عناوين', 'عنوان واحد', 'عنوانان', '3 عناوين', '11 عنوانًا', '100 عنوان'],
    )
    assert.equal(arabic.account.readyNotice(2), 'حجزان جاهزان للاستلام.')
    assert.equal(directionOf(arabic.lang), 'rtl')
    assert.equal(directionOf('de'), 'ltr')
  })

  it('the style sheets know a beginning and an end, not left and right', async () => {
    const folder = new URL('assets/site/', import.meta.url)
    for (const name of await readdir(folder)) {
      const css = (await readFile(new URL(name, folder), 'utf8')).replaceAll(/\/\*.*?\*\//gs, '')
      const sided =
        css.match(
          /(?:^|[;{\s])(?:(?:margin|padding|border)-(?:left|right)[\w-]*|left|right|text-align):\s*(?:left|right|[^;]*)/g,
        ) ?? []
      assert.deepEqual(
        sided.filter((one) => !/text-align: ?(?:start|end|center)/.test(one)),
        [],
        name,
      )
      const uneven = [...css.matchAll(/(?:padding|margin): (\S+) (\S+) (\S+) (\S+);/g)].filter(
        ([, , right, , left]) => right !== left,
      )
      assert.deepEqual(
        uneven.map(([rule]) => rule),
        [],
        name,
      )
    }
  })

  it('the visitor’s choice counts before the browser’s, that before the library’s, and English last', () => {
    const said = (...asked: Parameters<typeof chooseWords>) => chooseWords(...asked).lang
    assert.equal(said('fr', 'de', 'es-ES'), 'fr')
    assert.equal(said(undefined, 'pt-BR, de-AT;q=0.8, fr;q=0.9', 'es-ES'), 'fr')
    assert.equal(said(undefined, 'ja, fr;q=0', 'es-MX'), 'es')
    assert.equal(said('xx', undefined, 'nl-NL'), 'en')
    assert.equal(said(undefined, ','.repeat(100_000), 'en-US'), 'en')
    assert.deepEqual(acceptedLanguages('en;q=0.5, *;q=0.1, de'), ['de', 'en'])
  })

  it('days and amounts are written as the library does in its own language, else as the language does', () => {
    const german: Messages = chooseWords('de', undefined, '')
    assert.equal(writingLocale(german, 'de-AT'), 'de-AT')
    assert.equal(writingLocale(german, 'en-US'), 'de')
  })
})
