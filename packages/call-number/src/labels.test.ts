import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { authorMark, deweyCutter, lcCutter, parseCutterTable, spineLines, type CallNumberScheme } from './index.ts'

describe('a spine label', () => {
  const cases: readonly (readonly [CallNumberScheme, string, string])[] = [
    ['lc', 'HE8700.7 .P6T44 1983', 'HE|8700.7|.P6|T44|1983'],
    ['lc', 'BS2545.E8 H39 1996 v.3 no.10', 'BS|2545|.E8|H39|1996|v.3|no.10'],
    ['lc', 'HB3717 1929.E37', 'HB|3717|1929|.E37'],
    ['lc', 'DT423.E26 9th.ed. 2015', 'DT|423|.E26|9th.ed.|2015'],
    ['lc', 'M5 .L3 K2 OP.7:NO.6 1880', 'M|5|.L3|K2|OP.7|NO.6|1880'],
    ['lc', 'AP2 .N6 1990-1992 suppl.', 'AP|2|.N6|1990-1992|suppl.'],
    ['lc', 'IN PROCESS', 'IN|PROCESS'],
    ['nlm', 'QS 11 .GA1 E53 2005', 'QS|11|.GA1|E53|2005'],
    ['ddc', '813.54 T649h 1990 v.2', '813.54|T649h|1990|v.2'],
    ['ddc', "REF 823.9'12345 TOL", 'REF|823|.912345|TOL'],
    ['ddc', '[E] SEU', 'E|SEU'],
    ['sudoc', 'Y 4.EC 7:S.HRG.98-1234', 'Y 4.|EC 7:|S.HRG.|98-1234'],
    ['sudoc', 'A 13.28:F 61/2', 'A 13.28:|F 61/2'],
    ['local', 'CD- 50688  vol.1', 'CD-|50688|vol.1'],
  ]
  for (const [scheme, call, lines] of cases) {
    it(`of ${call}`, () => {
      assert.equal(spineLines(scheme, call).join('|'), lines)
    })
  }
})

describe('a cutter of the LC table', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['IBM', 'I26'],
    ['Idaho', 'I33'],
    ['Ilardo', 'I43'],
    ['Import', 'I47'],
    ['Inman', 'I56'],
    ['Ipswich', 'I67'],
    ['Ivy', 'I99'],
    ['Sadron', 'S23'],
    ['Scinto', 'S35'],
    ['Schreiber', 'S37'],
    ['Shillingburg', 'S55'],
    ['Singer', 'S56'],
    ['Stinson', 'S75'],
    ['Suryani', 'S87'],
    ['Symposium', 'S96'],
    ['Qadduri', 'Q23'],
    ['Quade', 'Q33'],
    ['Queiroz', 'Q45'],
    ['Quinn', 'Q56'],
    ['Quorum', 'Q67'],
    ['Qutub', 'Q88'],
    ['Qvortrup', 'Q96'],
    ['Campbell', 'C36'],
    ['Ceccaldi', 'C43'],
    ['Cobblestone', 'C63'],
    ['Cryer', 'C79'],
    ['Cuellar', 'C84'],
    ['Cymbal', 'C96'],
    ['Tolkien, J. R. R.', 'T65'],
    ['Łem', 'L46'],
    ['Øst', 'O88'],
    ['1984', 'A12'],
    ['7 habits', 'A17'],
    ['東京', ''],
  ]
  for (const [word, cutter] of cases) {
    it(`for ${word} is ${cutter || 'none'}`, () => {
      assert.equal(lcCutter(word), cutter)
    })
  }

  it('has as many figures as asked for and the name has letters for', () => {
    assert.equal(lcCutter('Tolkien', { digits: 1 }), 'T6')
    assert.equal(lcCutter('Tolkien', { digits: 4 }), 'T6555')
    assert.equal(lcCutter('Eco', { digits: 5 }), 'E26')
    assert.equal(lcCutter('X'), 'X')
  })
})

describe("an author's mark in a Dewey library", () => {
  const table = parseCutterTable('# figures and names\n647\tTol\n649\tTolk\nToll, 651\n111 A\n\n999 Zw')

  it('comes from the Cutter table that the library has', () => {
    assert.equal(deweyCutter('Tolkien, J. R. R.', table, { title: 'Hobbit' }), 'T649h')
    assert.equal(deweyCutter('Toland', table), 'T647')
    assert.equal(deweyCutter('Tollers', table), 'T651')
    assert.equal(deweyCutter('Ångström', table), 'A111')
    assert.equal(deweyCutter('Ta', table), undefined)
    assert.equal(deweyCutter('', table), undefined)
  })

  it('or is the first letters of the name', () => {
    assert.equal(authorMark('Tolkien, J. R. R.'), 'TOL')
    assert.equal(authorMark("O'Brien, Patrick"), 'OBR')
    assert.equal(authorMark('Ng', 3), 'NG')
    assert.equal(authorMark('Østergaard', 2), 'OS')
  })
})
