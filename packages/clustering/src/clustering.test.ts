import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { clusterByKey, clusterByNearness, cologne, jaroWinkler, keyOf, metaphone, ngramFingerprint } from './index.ts'
import { ppmDistance } from './distances/ppm.ts'

const counted = (...texts: readonly string[]) => texts.map((text, index) => ({ text, count: 10 - index }))
const shown = (clusters: ReturnType<typeof clusterByKey>) =>
  clusters.map(({ values }) => values.map(({ text }) => text))

describe('Keys under which variants of a heading meet', () => {
  const meet = [
    ['naco', 'Poe, Edgar Allan, 1809-1849', 'POE, EDGAR ALLAN, 1809-1849.'],
    ['fingerprint', 'École, the école', 'the ECOLE'],
    ['fingerprint', 'Tokyo University Press', 'University Press, Tokyo'],
    ['ngram', 'Mc Graw-Hill', 'McGraw Hill'],
    ['metaphone', 'Thompson, Philip', 'Tomson, Filip'],
    ['metaphone', 'Knight', 'Nite'],
    ['cologne', 'Maier', 'Meyer'],
    ['cologne', 'Schmidt', 'Schmitt'],
  ] as const
  for (const [method, one, other] of meet) {
    it(`${method}: ${one} and ${other}`, () => assert.equal(keyOf(method, one), keyOf(method, other)))
  }

  const part = [
    ['naco', 'Smith, Jane', 'Smith, June'],
    ['fingerprint', 'Penguin Books', 'Penguin'],
    ['metaphone', 'Brown', 'Green'],
    ['cologne', 'Müller', 'Mahler und Sohn'],
    ['metaphone', '三省堂', '岩波書店'],
  ] as const
  for (const [method, one, other] of part) {
    it(`${method} keeps ${one} and ${other} apart`, () => assert.notEqual(keyOf(method, one), keyOf(method, other)))
  }

  it('says the figures of the Cologne phonetics as they were published', () => {
    assert.equal(cologne('Müller-Lüdenscheidt'), '657 52682')
    assert.equal(cologne('Wikipedia'), '3412')
    assert.equal(cologne('Breschnew'), '17863')
  })

  it('takes texts without letters', () => {
    for (const text of ['', '—', '!!!']) {
      assert.equal(metaphone(text), '')
      assert.equal(ngramFingerprint(text), '')
    }
  })
})

describe('How far two texts are apart', () => {
  it('by Jaro and Winkler', () => {
    assert.equal(jaroWinkler('martha', 'marhta').toFixed(3), '0.961')
    assert.equal(jaroWinkler('dixon', 'dicksonx').toFixed(3), '0.813')
    assert.equal(jaroWinkler('', 'abc'), 0)
  })

  it('by what one tells of the other', () => {
    const near = ppmDistance('university of chicago press', 'chicago university press')
    assert.ok(near < ppmDistance('university of chicago press', 'verlag fur sozialwissenschaften'))
    assert.equal(ppmDistance('x', 'x'), 0)
  })
})

describe('Publishers of a messy catalogue', () => {
  it('are brought together by their keys, the most frequent form first', () => {
    const found = clusterByKey(
      counted('Penguin Books', 'PENGUIN BOOKS,', 'Faber & Faber', 'Penguin books'),
      'fingerprint',
    )
    assert.deepEqual(shown(found), [['Penguin Books', 'PENGUIN BOOKS,', 'Penguin books']])
    assert.equal(found[0]?.count, 10 + 9 + 7)
  })

  it('are brought together by nearness where someone mistyped', () => {
    const names = counted('Random House', 'Randon House', 'Rndom House', 'Harper Collins', 'HarperCollins', 'Knopf')
    assert.deepEqual(shown(clusterByNearness(names, 'levenshtein')), [
      ['Random House', 'Randon House', 'Rndom House'],
      ['Harper Collins', 'HarperCollins'],
    ])
  })

  it('words in another order are near for what one tells of the other', () => {
    const names = counted('University of Chicago Press', 'Chicago University Press', 'Springer')
    assert.equal(clusterByNearness(names, 'ppm', { radius: 0.45 }).length, 1)
  })

  it('other years and other kings are other headings', () => {
    const names = counted('Henry IV', 'Henry VI', 'Smith, John, 1901-1980', 'Smith, John, 1907-1980')
    assert.deepEqual(clusterByNearness(names, 'levenshtein'), [])
    assert.equal(clusterByNearness(names, 'levenshtein', { sameFigures: false, radius: 2 }).length, 2)
  })

  it('a chain of small steps does not join what is far apart', () => {
    const names = counted('aaaaaaaa', 'aaaaaabb', 'aaaabbbb', 'aabbbbbb', 'bbbbbbbb')
    const [first] = clusterByNearness(names, 'levenshtein')
    assert.deepEqual(
      first?.values.map(({ text }) => text),
      ['aaaaaaaa', 'aaaaaabb'],
    )
  })
})
