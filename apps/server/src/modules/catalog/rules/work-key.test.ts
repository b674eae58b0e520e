import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fields } from '../testing/fields.ts'
import { describeRecord } from './describe-record.ts'

const workOf = (...lines: readonly string[]) => describeRecord(fields(...lines)).work
const tolkien = '=100  1\\$aTolkien, J. R. R.$q(John Ronald Reuel),$d1892-1973,$eauthor.'

describe('editions of one work', () => {
  it('have one key, whatever the subtitle, the article, the dates of the author and the kind of book', () => {
    const one = workOf(tolkien, '=245  14$aThe hobbit, or, There and back again /$cJ.R.R. Tolkien.')
    const keys = [
      workOf(tolkien, '=245  14$aThe hobbit, or, There and back again :$billustrated edition.'),
      workOf(
        '=LDR  00000nim a2200000 i 4500',
        '=100  1\\$aTolkien, J. R. R.$q(John Ronald Reuel),$d1892-1973.',
        '=245  14$aThe hobbit, or, There and back again$h[sound recording].',
      ),
    ]
    assert.ok(one)
    for (const key of keys) assert.equal(key, one)
  })

  it('of translations meet by the uniform title', () => {
    assert.equal(
      workOf(
        '=100  1\\$aKafka, Franz,$d1883-1924.',
        '=240  10$aVerwandlung.$lEnglish.',
        '=245  14$aThe metamorphosis.',
      ),
      workOf('=100  1\\$aKafka, Franz,$d1883-1924.', '=245  14$aDie Verwandlung.'),
    )
  })
})

describe('works that are not one', () => {
  it('are those of two authors, two parts, and collections named alike', () => {
    const keys = [
      workOf('=100  1\\$aHerbert, Frank.', '=245  10$aDune.'),
      workOf('=100  1\\$aArnold, Ed.', '=245  10$aDune.'),
      workOf('=100  1\\$aHerbert, Frank.', '=245  10$aDune.$nPart 2.'),
      workOf('=100  1\\$aHerbert, Frank.', '=240  10$aSelections.', '=245  10$aThe best of Herbert.'),
      workOf('=100  1\\$aHerbert, Frank.', '=240  10$aSelections.', '=245  10$aThe worst of Herbert.'),
    ]
    assert.equal(new Set(keys).size, keys.length)
  })

  it('are a film and a book where nobody is named, and titles that have no name', () => {
    assert.notEqual(workOf('=245  10$aDune.'), workOf('=LDR  00000ngm a2200000 i 4500', '=245  10$aDune.'))
    assert.equal(workOf('=500  \\\\$aA record without a title.'), undefined)
  })
})
