import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Item, SearchHit } from '../../../../server/src/modules/catalog/contract.ts'
import type { PatronBrief } from '../../../../server/src/modules/patrons/contract.ts'
import { meantTitles, onlyPlace, type Found } from './look-up.ts'

const none: Found = {
  patron: undefined,
  item: undefined,
  job: undefined,
  patrons: { total: 0, rows: [] },
  titles: { total: 0, rows: [] },
}
const person: PatronBrief = {
  id: 7,
  name: 'Jordan Reyes',
  sortName: 'Reyes, Jordan',
  preferredName: '',
  card: null,
  category: 'adult',
  branch: 2,
  birthDate: null,
  expires: null,
  blocked: false,
}
const hit: SearchHit = {
  id: 9,
  title: 'Braiding Sweetgrass',
  originalTitle: null,
  author: null,
  originalAuthor: null,
  year: null,
  format: 'book',
  language: null,
  isbn: null,
  classNumber: null,
  summary: null,
  availableAt: [],
  items: 1,
}
const item: Item = {
  id: 3,
  bib: 9,
  title: 'Braiding Sweetgrass',
  author: null,
  barcode: '31234008712209',
  callNumber: '',
  branch: 2,
  holdingBranch: 2,
  location: null,
  itemType: 'book',
  status: 'available',
  statusSince: '2026-11-24T10:00:00Z',
  price: null,
  cost: null,
  copyNumber: null,
  part: null,
  note: '',
  accompanying: '',
  collection: null,
  minimumAge: null,
  permanentLocation: null,
  temporary: false,
}
const titles = { total: 1, rows: [hit] }
const patrons = { total: 1, rows: [person] }

describe('what was meant by what was typed', () => {
  const rows = [
    { name: 'a card opens its patron', found: { ...none, patron: { id: 7 } }, q: '21234000041573', to: '/patrons/7' },
    { name: 'a barcode opens its item', found: { ...none, item }, q: '31234008712209', to: '/catalogue/9?item=3' },
    { name: 'an ISBN opens its title', found: { ...none, titles }, q: '978-0-14-312854-0', to: '/catalogue/9' },
    { name: 'a name that only one has opens them', found: { ...none, patrons }, q: 'reyes', to: '/patrons/7' },
    { name: 'words of titles go to the catalogue', found: { ...none, titles }, q: 'sweet', to: '/catalogue?q=sweet' },
    { name: 'what names a person and titles asks', found: { ...none, patrons, titles }, q: 'reyes', to: undefined },
    { name: 'what is a card and a barcode asks', found: { ...none, item, patron: { id: 7 } }, q: 'X1', to: undefined },
    { name: 'what is nothing stays', found: none, q: 'xyzzy', to: undefined },
  ]
  it('takes a name for a name, not for a mistyped title', () => {
    assert.equal(meantTitles({ ...titles, corrected: 'eyes' }, 3).total, 0)
    assert.equal(meantTitles({ ...titles, corrected: 'eyes' }, 0).total, 1)
    assert.equal(meantTitles({ ...titles, corrected: null }, 3).total, 1)
  })

  for (const { name, found, q, to } of rows) it(name, () => assert.equal(onlyPlace(found, q), to))
})
