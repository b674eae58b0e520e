import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startCarrel, type TestCarrel } from '../../../test/carrel.ts'
import { smallLibrary } from '../../../test/people.ts'
import { RegisterPatron, ReplaceCard, SearchPatrons } from './contract.ts'

describe('finding a patron', () => {
  let carrel: TestCarrel

  before(async () => {
    carrel = await startCarrel({ now: '2026-11-24T10:00:00Z' })
    const { branch } = await smallLibrary(carrel)
    const people: readonly [string, string, Record<string, string>][] = [
      ['Jordan', 'Reyes', { card: '21234000000018', email: 'Jordan.Reyes@example.org', phone: '+1 (415) 555-0134' }],
      ['José', 'Müller-Ibáñez', { birthDate: '2011-04-05', phone: '0664/1234567' }],
      ['Bruce', 'Lee', { card: 'LEE7' }],
      ['Amy', 'Leeds', {}],
      ['Siobhán', "O'Brien", {}],
      ['小明', '王', {}],
      ['Şükrü', 'Yılmaz', {}],
      ['Олена', 'Ковальчук', {}],
    ]
    for (const [givenName, familyName, more] of people) {
      await carrel.must(RegisterPatron, { body: { givenName, familyName, category: 'adult', branch, ...more } })
    }
  })
  after(() => carrel.stop())

  const found = async (q: string) =>
    (await carrel.must(SearchPatrons, { query: { q } })).rows.map(({ sortName }) => sortName)

  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['by card', '21234000000018', ['Reyes, Jordan']],
    ['by card with spaces', ' 2 1234 00000 0018', ['Reyes, Jordan']],
    ['by the beginning of a card', '2123400', ['Reyes, Jordan']],
    ['by a card with letters, in any case', 'lee7', ['Lee, Bruce']],
    ['by name as it is spoken', 'jordan reyes', ['Reyes, Jordan']],
    ['by name as it is filed', 'Reyes, Jordan', ['Reyes, Jordan']],
    ['by beginnings of names', 'rey jo', ['Reyes, Jordan']],
    ['without diacritics', 'jose muller ibanez', ['Müller-Ibáñez, José']],
    ['by the second half of a double name', 'Ibáñez', ['Müller-Ibáñez, José']],
    ['whole words first', 'lee', ['Lee, Bruce', 'Leeds, Amy']],
    ['with and without apostrophe', 'obrien', ["O'Brien, Siobhán"]],
    ['with the apostrophe', 'O’Brien', ["O'Brien, Siobhán"]],
    ['in Turkish', 'sukru yilmaz', ['Yılmaz, Şükrü']],
    ['in Cyrillic', 'ковальчук', ['Ковальчук, Олена']],
    ['in Chinese', '小明', ['王, 小明']],
    ['by e-mail', 'jordan.reyes@EXAMPLE.org', ['Reyes, Jordan']],
    ['by the beginning of an e-mail', 'jordan.reyes@', ['Reyes, Jordan']],
    ['by phone', '(415) 555-0134', ['Reyes, Jordan']],
    ['by the end of a phone number', '1234567', ['Müller-Ibáñez, José']],
    ['by phone with a country code', '+43 664 1234567', ['Müller-Ibáñez, José']],
    ['by birth date', '2011-04-05', ['Müller-Ibáñez, José']],
    ['by birth date as an American writes it', '4/5/2011', ['Müller-Ibáñez, José']],
    ['by birth date as a German writes it', '5.4.2011', ['Müller-Ibáñez, José']],
    ['nobody by words that are nobody’s', 'zzz', []],
    ['nobody by signs', '%_\\', []],
    ['nobody by quotes', `' & ':*`, []],
  ]
  for (const [how, q, expected] of cases) {
    it(how, async () => assert.deepEqual(await found(q), expected))
  }

  it('shows all in order of name when nothing is asked, a page at a time', async () => {
    const all = await carrel.must(SearchPatrons, { query: { limit: 3 } })
    assert.equal(all.total, 8)
    assert.deepEqual(
      all.rows.map(({ sortName }) => sortName),
      ['Lee, Bruce', 'Leeds, Amy', 'Müller-Ibáñez, José'],
    )
    const next = await carrel.must(SearchPatrons, { query: { limit: 2, offset: 3 } })
    assert.deepEqual(
      next.rows.map(({ sortName }) => sortName),
      ["O'Brien, Siobhán", 'Reyes, Jordan'],
    )
    assert.equal((await carrel.must(SearchPatrons, { query: { category: 'child' } })).total, 0)
  })

  it('finds the owner of an old card, and shows the card in use', async () => {
    const [bruce] = (await carrel.must(SearchPatrons, { query: { q: 'LEE7' } })).rows
    await carrel.must(ReplaceCard, { params: { id: bruce?.id ?? 0 }, body: { barcode: 'LEE8' } })
    const [again] = (await carrel.must(SearchPatrons, { query: { q: 'LEE7' } })).rows
    assert.deepEqual([again?.id, again?.card], [bruce?.id, 'LEE8'])
  })
})
