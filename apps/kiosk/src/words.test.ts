import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { writeDay, writeDue, writeMoney } from './format.ts'
import { sayStops } from './say-stop.ts'
import { spokenFor, wordsOf } from './words/index.ts'

const languages = ['en', 'es', 'fr', 'de', 'ar']

describe('the languages of the self-check', () => {
  it('say the same things, each in its own words', () => {
    const english = wordsOf('en')
    for (const language of languages.slice(1)) {
      const words = wordsOf(language)
      assert.deepEqual(Object.keys(words).sort(), Object.keys(english).sort())
      const same = Object.entries(words).filter(
        ([name, word]) => typeof word === 'string' && word === Reflect.get(english, name),
      )
      assert.deepEqual(
        same.map(([name]) => name).filter((name) => name !== 'dir' && name !== 'pin'),
        [],
      )
    }
  })

  it('find the language of a reader', () => {
    assert.equal(spokenFor('de-AT', languages), 'de')
    assert.equal(spokenFor('pl', languages), undefined)
    assert.equal(spokenFor('ar', ['en']), undefined)
  })

  it('write days, times and amounts as they are written there', () => {
    assert.equal(writeDay('2026-03-23', 'en'), 'Mon, March 23')
    assert.equal(writeDay('2026-03-23', 'de'), 'Mo., 23. März')
    assert.equal(writeDue({ dueDay: '2026-03-23', dueTime: '17:30' }, 'de'), 'Mo., 23. März, 17:30')
    assert.match(writeDay('2026-03-23', 'ar'), /23/)
    assert.equal(writeMoney({ amount: 340, currency: 'USD' }, 'en'), '$3.40')
    assert.equal(writeMoney({ amount: 340, currency: 'JPY' }, 'en'), '¥340')
  })
})

describe('a refusal in the reader’s words', () => {
  it('says each reason once, with its numbers', () => {
    const stops = [
      { code: 'too-many-loans', facts: { limit: 5, loans: 5 } },
      { code: 'has-overdues', facts: { overdue: 2 } },
      { code: 'too-many-overdues' },
    ]
    assert.deepEqual(sayStops(stops, wordsOf('en')), [
      'You have reached the limit of 5 loans.',
      'You have overdue loans. Bring them back first, or ask at the desk.',
    ])
  })

  it('sends to the desk where it knows nothing better', () => {
    assert.deepEqual(sayStops([{ code: 'something-new' }], wordsOf('de')), ['Bitte fragen Sie an der Theke.'])
    assert.deepEqual(sayStops([], wordsOf('en')), ['Please ask at the desk.'])
  })
})
