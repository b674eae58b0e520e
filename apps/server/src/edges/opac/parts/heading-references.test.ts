import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, describe, it } from 'node:test'
import { createRecord, createWriter } from '@carrel/marc'
import { readRecordText } from '@carrel/marc-tasks'
import { openQuietHouse, type QuietHouse } from '../../../../test/quiet-house.ts'
import { loadAuthorityFile } from '../../../modules/authority-control/index.ts'
import { createBib } from '../../../modules/catalog/index.ts'
import { carrel } from '../../../platform/work.ts'
import { headingReferences } from './heading-references.ts'

const records = [
  ['=001  n1', '=100  1\\$aMaḥfūẓ, Najīb,$d1911-2006', '=400  1\\$aMahfouz, Naguib,$d1911-2006'],
  ['=001  sh1', '=150  \\\\$aCooking', '=450  \\\\$aCookery', '=550  \\\\$aCooks'],
  ['=001  sh2', '=150  \\\\$aCooks'],
  // Nobody's titles: a form that leads to nothing here is not shown.
  ['=001  sh3', '=150  \\\\$aHeraldry', '=450  \\\\$aCoats of arms'],
]

describe('What stands for a search in the lists of headings', () => {
  let house: QuietHouse
  before(async () => {
    house = await openQuietHouse()
    const title = '=LDR  00000nam a2200000 i 4500\n=100  1\\$aMaḥfūẓ, Najīb,$d1911-2006\n=245  10$aThe café'
    await house.must((w) => createBib(w, { marc: `${title}\n=650  \\0$aCooking.\n=650  \\0$aCooks.\n` }))
    const writer = createWriter('iso2709')
    const bytes = records.map((lines) =>
      writer.write(readRecordText(lines.join('\n'), createRecord('00000nz  a2200000n  4500', []))),
    )
    await loadAuthorityFile(house.platform, carrel, { stream: Readable.from([Buffer.concat(bytes)]), name: 'file.mrc' })
  })
  after(() => house.stop())
  const says = async (asked: string) =>
    String(await headingReferences(house.read, 'en', asked))
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim()

  const cases: readonly (readonly [asked: string, says: string])[] = [
    ['mahfouz', 'Mahfouz, Naguib, 1911-2006 see Maḥfūẓ, Najīb, 1911-2006'],
    ['Cookery', 'Cookery see Cooking'],
    ['cooking', 'See also Cooks'],
    ['cook', ''],
    ['coats of arms', ''],
    ['subject:cookery', ''],
    ['<i>cookery</i>', ''],
    ['', ''],
  ]
  for (const [asked, expected] of cases) {
    it(`for “${asked}”: ${expected || 'nothing'}`, async () => assert.equal(await says(asked), expected))
  }
})
