import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { detectIdentifier, detectIdentifiers } from './index.ts'

describe('the field that takes anything', () => {
  const cases: readonly (readonly [typed: string, kinds: string, value?: string])[] = [
    ['31234008712208', 'library-barcode-item', '31234008712208'],
    ['A21234008712200B', 'library-barcode-patron', '21234008712200'],
    ['3 1234 00871 2208', 'library-barcode-item', '31234008712208'],
    ['978-0-940787-08-7', 'isbn', '9780940787087'],
    ['9780940787087', 'isbn ean', '9780940787087'],
    ['0940787083', 'isbn oclc', '9780940787087'],
    ['ISBN 0-940787-08-3', 'isbn', '9780940787087'],
    ['9780940787087 51495', 'isbn', '9780940787087'],
    ['0028-0836', 'issn', '00280836'],
    ['ISSN 0028-0836', 'issn', '00280836'],
    ['00280836', 'issn lccn oclc', '00280836'],
    ['9770028083002', 'issn ean', '00280836'],
    ['M-2306-7118-7', 'ismn', '9790230671187'],
    ['9790230671187', 'ismn ean', '9790230671187'],
    ['883929631858', 'upc', '883929631858'],
    ['4006381333931', 'ean', '4006381333931'],
    ['n78-890351', 'lccn', 'n78890351'],
    ['2001000002', 'lccn oclc', '2001000002'],
    ['LCCN 85-2', 'lccn', '85000002'],
    ['ocm00012345', 'oclc', '12345'],
    ['(OCoLC)47971712', 'oclc', '47971712'],
    ['https://doi.org/10.1000/182', 'doi', '10.1000/182'],
    ['The hobbit', ''],
    ['1984', ''],
    ['Catch 22 0028-0836', ''],
    ['B000123', ''],
    ['', ''],
  ]
  for (const [typed, kinds, value] of cases) {
    it(`takes ${JSON.stringify(typed)} for ${kinds || 'words'}`, () => {
      const found = detectIdentifiers(typed)
      assert.equal(found.map((identifier) => identifier.kind).join(' '), kinds)
      assert.equal(found[0]?.value, value)
    })
  }

  it('knows a label without check digit from one with', () => {
    assert.deepEqual(detectIdentifier('31234008712209'), {
      kind: 'library-barcode-item',
      value: '31234008712209',
      institution: '1234',
      checked: false,
    })
  })
})
