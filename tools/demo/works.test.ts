import { checkIsbn, parseIssn, parseUpc } from '@carrel/identifiers'
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { nonfilingCount } from './articles.ts'
import { callNumber } from './call-number.ts'
import { parseHeading } from './headings.ts'
import { areaCodes } from './places.data.ts'
import { subjectParts } from './subjects.ts'
import type { Work } from './work.ts'
import { works } from './works/index.ts'

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(texts)
}

function names(work: Work): string[] {
  return [...(work.by === undefined ? [] : [work.by]), ...(work.with ?? []).map(([, name]) => name)]
}

describe('the titles of the demo library', () => {
  it('are several hundred, each with its own key', () => {
    assert.ok(works.length >= 420, `${works.length} works`)
    assert.equal(new Set(works.map((work) => work.key)).size, works.length)
  })

  it('have what every record needs: title, subject, publisher, year, call number', () => {
    for (const work of works) {
      const [place, publisher, year] = work.pub
      assert.ok(work.title !== '' && place !== '' && publisher !== '', work.key)
      assert.ok(year > 1800 && year <= 2026, `${work.key}: ${year}`)
      assert.ok(work.subjects.length > 0, work.key)
      assert.match(callNumber(work), /^[A-Z0-9].* [A-Z0-9]{2,3}( v\.\d+)?$/, work.key)
      assert.ok(work.first === undefined || work.first < year, `${work.key}: first published after this edition`)
    }
  })

  it('carry only ISBN, ISSN and UPC whose check digits are right, no ISBN twice', () => {
    const isbns = works.flatMap((work) => (work.isbn === undefined ? [] : [work.isbn]))
    for (const isbn of isbns) assert.ok(checkIsbn(isbn).ok, isbn)
    assert.equal(new Set(isbns).size, isbns.length)
    for (const work of works) assert.ok(work.upc === undefined || parseUpc(work.upc) !== undefined, work.key)
    for (const work of works) assert.ok(work.issn === undefined || parseIssn(work.issn) !== undefined, work.key)
  })

  it('are written in composed Unicode without stray blanks or typographic apostrophes', () => {
    for (const work of works) {
      for (const text of texts(work)) {
        assert.equal(text, text.normalize('NFC'), work.key)
        assert.equal(text, text.trim(), work.key)
        assert.doesNotMatch(text, / {2}|[‘’]|\p{Cf}/u, `${work.key}: ${text}`)
      }
    }
  })

  it('name each person in one way only', () => {
    const datesOf = new Map<string, string | undefined>()
    for (const work of works) {
      for (const name of names(work)) {
        const heading = parseHeading(name)
        const known = datesOf.has(heading.name) ? datesOf.get(heading.name) : heading.dates
        assert.equal(heading.dates, known, `${work.key}: ${name}`)
        datesOf.set(heading.name, heading.dates)
      }
    }
  })

  it('know the area of every place that a subject names', () => {
    const places = works.flatMap((work) => work.subjects).flatMap((subject) => subjectParts(subject).slice(0, 1))
    for (const place of places.filter((part) => part.startsWith('place:'))) {
      assert.ok(place.slice(6) in areaCodes, place)
    }
  })

  it('include at least forty in other scripts, in every alphabet that the catalogue promises', () => {
    const printed = works.filter((work) => work.script?.title !== undefined)
    assert.ok(printed.length >= 40, `${printed.length}`)
    const languages = new Set(printed.map((work) => work.lang))
    for (const language of ['ara', 'bul', 'chi', 'gre', 'heb', 'hin', 'jpn', 'kor', 'per', 'rus', 'ukr']) {
      assert.ok(languages.has(language), language)
    }
  })

  it('write a title in the letters of its language', () => {
    const letters: readonly (readonly [RegExp, RegExp])[] = [
      [/^(rus|ukr|bul|srp|bel)$/, /\p{Script=Cyrillic}/u],
      [/^gre$/, /\p{Script=Greek}/u],
      [/^(heb|yid)$/, /\p{Script=Hebrew}/u],
      [/^(ara|per|urd)$/, /\p{Script=Arabic}/u],
      [/^chi$/, /\p{Script=Han}/u],
      [/^jpn$/, /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u],
      [/^kor$/, /\p{Script=Hangul}/u],
      [/^hin$/, /\p{Script=Devanagari}/u],
    ]
    for (const work of works) {
      if (work.script?.title === undefined) continue
      const script = letters.find(([language]) => language.test(work.lang ?? ''))?.[1]
      if (script) assert.match(work.script.title, script, work.key)
      assert.doesNotMatch(work.title, /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u, work.key)
    }
  })
})

describe('articles at the beginning of a title', () => {
  const cases: readonly (readonly [string, string, number])[] = [
    ['The Left Hand of Darkness', 'eng', 4],
    ['A Wizard of Earthsea', 'eng', 2],
    ['And Then There Were None', 'eng', 0],
    ["L'étranger", 'fre', 2],
    ['Les misérables', 'fre', 4],
    ['Die unendliche Geschichte', 'ger', 4],
    ['al-Liṣṣ wa-al-kilāb', 'ara', 3],
    ['ha-Meʼahev', 'heb', 3],
    ['To Axion esti', 'gre', 3],
    ['To the Lighthouse', 'eng', 0],
    ['A hora da estrela', 'por', 2],
    ['Truyện Kiều', 'vie', 0],
  ]
  for (const [title, language, count] of cases) {
    it(`files ${title} after ${count} characters`, () => assert.equal(nonfilingCount(title, language), count))
  }
})
