import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { codeFrom, firstAnswers, locales, passwordProblem, timeZones } from './first-answers.ts'

describe('the first page of an empty library', () => {
  it('guesses language and currency from the browser', () => {
    const of = (language: string) => {
      const { locale, currency } = firstAnswers(language)
      return [locale, currency]
    }
    assert.deepEqual(of('en-CA'), ['en-CA', 'CAD'])
    assert.deepEqual(of('de'), ['de-DE', 'EUR'])
    assert.deepEqual(of('zh-Hant-TW'), ['zh-TW', 'EUR'])
  })

  it('makes a code of the name of a branch', () => {
    assert.equal(codeFrom('Elm Street'), 'ELM')
    assert.equal(codeFrom('Ěšany'), 'ESA')
    assert.equal(codeFrom(''), '')
  })

  it('wants the same password twice', () => {
    assert.equal(passwordProblem({ password: 'short', again: 'short' }), 'short')
    assert.equal(passwordProblem({ password: 'long enough', again: 'long enugh' }), 'different')
    assert.equal(passwordProblem({ password: 'long enough', again: 'long enough' }), undefined)
  })

  it('offers each language once', () => {
    const ids = locales('en-CA').map(({ id }) => id)
    assert.equal(new Set(ids).size, ids.length)
    assert.equal(ids[0], 'en-CA')
  })

  it('offers the time zone that is chosen, also an old name of it', () => {
    const ids = timeZones('US/Eastern').map(({ id }) => id)
    assert.ok(ids.includes('US/Eastern') && ids.includes('UTC') && ids.includes('Europe/Berlin'))
  })
})
