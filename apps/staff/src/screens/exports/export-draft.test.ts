import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Export, ExportSettings } from '../../../../server/src/modules/record-exports/contract.ts'
import { draftOf, settingsOf } from './export-draft.ts'

const usual: ExportSettings = {
  selection: null,
  format: 'iso2709',
  items: null,
  changesOnly: false,
  deletes: false,
  suppressed: false,
}
const kept = (settings: ExportSettings): Export => ({
  id: 1,
  name: 'Union catalogue',
  settings,
  everyHours: null,
  nextAt: null,
  changedSince: null,
  by: 'Ada',
  last: null,
})

describe('an export that is opened and saved again', () => {
  for (const [what, settings] of Object.entries<ExportSettings>({
    'gives everything': usual,
    'gives what a search finds': { ...usual, selection: { search: { q: 'emil' } } },
    'gives a search with facets, which the form cannot show': {
      ...usual,
      selection: { search: { q: 'emil', facet: ['format:book'] } },
    },
    'gives an import': { ...usual, selection: { import: 3 } },
    'gives items of one branch, in MARC-8': {
      ...usual,
      encoding: 'marc-8',
      items: 'koha',
      itemsLike: { branch: 2, itemType: 'book', status: 'available' },
    },
    'gives titles with any item': { ...usual, itemsLike: {} },
    'gives changes and deletions': { ...usual, changesOnly: true, deletes: true },
  })) {
    it(`${what} as before`, () => {
      const it = kept(settings)
      assert.deepEqual(settingsOf(draftOf(it), it), settings)
    })
  }
})
