import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { markWords } from './mark-words.ts'

describe('found words in a title', () => {
  for (const [why, title, words, expected] of [
    [
      'neighbours share one mark',
      'The Left Hand of Darkness',
      ['left', 'hand', 'darkness'],
      'The <mark>Left Hand</mark> of <mark>Darkness</mark>',
    ],
    ['accents do not matter', 'Dự án Đà Nẵng', ['da', 'nang'], 'Dự án <mark>Đà Nẵng</mark>'],
    ['a part of a word is not the word', 'Darknesses', ['darkness'], 'Darknesses'],
    ['apostrophes stay inside', 'O’Brien’s law', ['obriens'], '<mark>O’Brien’s</mark> law'],
    [
      'scripts without spaces are marked by their characters',
      '吾輩は猫である',
      ['は猫'],
      '吾輩<mark>は猫</mark>である',
    ],
    ['markup stays text', '<b>left</b>', ['left'], '&lt;b&gt;<mark>left</mark>&lt;/b&gt;'],
    ['nothing looked for, nothing marked', 'Left', [], 'Left'],
  ] as const) {
    it(why, () => assert.equal(markWords(title, words).text, expected))
  }
})
