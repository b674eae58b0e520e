import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cutterBetween, fitOnShelf, suggestCallNumber, type ShelfNeighbour } from '../index.ts'
import { record } from '../suggest/testing/record.ts'

describe('a Cutter between two others', () => {
  const cases: readonly (readonly [string | undefined, string | undefined, string, string | undefined])[] = [
    ['S6', 'S7', 'S65', 'S65'],
    ['S65', 'S66', 'S65', 'S655'],
    ['S65', 'S66', 'S64', 'S655'],
    ['S64', 'S66', 'S66', 'S65'],
    ['S65', 'S652', 'S65', 'S6515'],
    ['S65', 'S651', 'S65', 'S6505'],
    ['S99', undefined, 'S65', 'S995'],
    [undefined, 'S2', 'S3', 'S15'],
    ['R99', 'T2', 'S65', 'S65'],
    ['S65', 'S65', 'S65', undefined],
    ['S66', 'S65', 'S655', undefined],
  ]
  for (const [before, after, wanted, made] of cases) {
    it(`${before ?? '–'} and ${after ?? '–'}, ${wanted} by the table: ${made ?? 'no room'}`, () => {
      assert.equal(cutterBetween(before, after, wanted), made)
    })
  }

  it('files between any two that differ', () => {
    for (let low = 1; low < 120; low++) {
      for (let high = 1; high < 120; high++) {
        const [before, after] = [`S${low}`, `S${high}`]
        if (before >= after || before.endsWith('0') || after.endsWith('0')) continue
        const made = cutterBetween(before, after, before) ?? ''
        assert.ok(before < made && made < after && !/[01]$/.test(made), `${before} ${made} ${after}`)
      }
    }
  })
})

describe('a number that is given a place on the shelf', () => {
  const smith = record('100 1  $aSmith, John.', '245 10 $aData mining', '050  4 $aQA76.9.D343', '264  1 $c2001')
  const [suggestion] = suggestCallNumber(smith, { scheme: 'lc' }).suggestions
  assert.ok(suggestion)
  const neighbour = (callNumber: string, heading: string, title = heading): ShelfNeighbour => ({
    callNumber,
    heading,
    isTitle: false,
    title,
    record: title,
  })
  const fit = (...shelf: readonly ShelfNeighbour[]) => fitOnShelf(suggestion, shelf, 'own')

  it('is the one of the table on an empty shelf', () => {
    assert.equal(fit().callNumber, 'QA76.9.D343 S65 2001')
    assert.deepEqual(fit().findings, [])
  })

  it('files between the authors before and after', () => {
    const fitted = fit(
      neighbour('QA76.9.D343 S65 1999', 'Smilansky, Uri'),
      neighbour('QA76.9.D343 S66 2000', 'Smythe, Ann'),
      neighbour('QA76.9.D32 S99 1980', 'Aaa of another class'),
    )
    assert.equal(fitted.callNumber, 'QA76.9.D343 S655 2001')
    assert.match(fitted.reasons.join(' '), /between .*Smilansky.* and .*Smythe/)
  })

  it("has the author's own Cutter, dates of the life or not", () => {
    const fitted = fit(neighbour('QA76.9.D343 S55 1999', 'Smith, John, 1950-', 'Older book'))
    assert.equal(fitted.callNumber, 'QA76.9.D343 S55 2001')
    assert.match(fitted.reasons.join(' '), /has S55 here already/)
  })

  it('warns when an author stands in two places', () => {
    const fitted = fit(
      neighbour('QA76.9.D343 S55 1999', 'Smith, John', 'One'),
      neighbour('QA76.9.D343 S65 1998', 'Smith, John', 'Two'),
      neighbour('QA76.9.D343 S65 1997', 'Smith, John', 'Three'),
    )
    assert.equal(fitted.callNumber, 'QA76.9.D343 S65 2001')
    assert.deepEqual(
      fitted.findings.map(({ code }) => code),
      ['author-split'],
    )
  })

  it('is another one when another title has exactly that number, and says so', () => {
    const fitted = fit(neighbour('QA76.9.D343 S65 2001', 'Smith, John', 'Data cleaning'))
    assert.equal(fitted.callNumber, 'QA76.9.D343 S653 2001')
    assert.deepEqual(
      fitted.findings.map(({ code, severity }) => `${severity} ${code}`),
      ['warning number-exists'],
    )
    assert.match(fitted.findings[0]?.message ?? '', /“Data cleaning”/)
  })

  it('stands in its own collection, among those with the same word before them', () => {
    const [reference] = suggestCallNumber(smith, { scheme: 'lc', prefix: 'REF' }).suggestions
    assert.ok(reference)
    const shelf = [
      neighbour('REF QA76.9.D343 S65 1999', 'Smilansky, Uri'),
      neighbour('Ref QA76.9.D343 S66 2000', 'Smythe, Ann'),
      neighbour('QA76.9.D343 S65 2001', 'Smith, John', 'On another shelf'),
    ]
    assert.equal(fitOnShelf(reference, shelf).callNumber, 'REF QA76.9.D343 S655 2001')
  })

  it('is shared by copies of one title', () => {
    const own = { ...neighbour('QA76.9.D343 S65 2001', 'Smith, John', 'Data mining'), record: 'own' }
    assert.deepEqual(fit(own).findings, [])
    assert.equal(fit(own).callNumber, 'QA76.9.D343 S65 2001')
  })

  it('says when the shelf itself is out of order', () => {
    const fitted = fit(
      neighbour('QA76.9.D343 S67 1999', 'Smilansky, Uri'),
      neighbour('QA76.9.D343 S62 2000', 'Smythe, Ann'),
    )
    assert.deepEqual(
      fitted.findings.map(({ code }) => code),
      ['shelf-not-alphabetical'],
    )
  })
})
