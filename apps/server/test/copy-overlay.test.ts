import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { textOf } from '@carrel/marc'
import { bibRecordAt, createBib } from '../src/modules/catalog/index.ts'
import { beginSearch } from '../src/modules/copy-cataloguing/searches/begin-search.ts'
import { bringIn } from '../src/modules/copy-cataloguing/searches/bring-in.ts'
import { listProfiles, previewTaking } from '../src/modules/copy-cataloguing/searches/taken-record.ts'
import { fullSweetgrass, thinSweetgrass } from '../src/modules/copy-cataloguing/testing/books.ts'
import { openCopyHouse, type CopyHouse } from '../src/modules/copy-cataloguing/testing/copy-house.ts'
import { theirRecord } from '../src/modules/copy-cataloguing/testing/other-catalogue.ts'
import { deleteDefinition, saveDefinition } from '../src/modules/loading/plan/definitions.ts'
import { isRefusal } from '../src/platform/refusal.ts'

describe('a record laid over a title as the library has said in loading', () => {
  let house: CopyHouse
  let [candidate, profile] = [0, '']
  before(async () => {
    house = await openCopyHouse()
    await house.catalogue('Another library', [await theirRecord(fullSweetgrass)])
    const terms = [{ key: 'isbn' as const, text: '9781571313560' }]
    const { groups } = await house.finished((await house.must((w) => beginSearch(w, { terms }))).id)
    candidate = groups[0]?.candidates[0]?.id ?? 0
    const saved = await house.must((w) =>
      saveDefinition(w, 'overlay', {
        name: 'Only the summary',
        content: { name: '', base: 'existing', rules: [{ action: 'replace', fields: '520' }] },
      }),
    )
    profile = saved.ref
  })
  after(() => house.stop())

  const ours = () =>
    house.must((w) =>
      createBib(w, { marc: [...thinSweetgrass.slice(0, 1), ...thinSweetgrass.slice(3), ''].join('\n') }),
    )

  it('offers the profiles that were saved beside those that came with Carrel', async () => {
    const { rows } = await listProfiles(house.read)
    assert.deepEqual(rows.at(-1), { ref: profile, name: 'Only the summary', isReady: false })
    assert.ok(rows.some(({ ref, isReady }) => ref === 'overlay' && isReady))
  })

  it('takes only what such a profile takes, by its number or its name', async () => {
    for (const named of [profile, 'only the SUMMARY']) {
      const { id: bib, version } = await ours()
      const over = { bib, version, profile: named }
      const preview = await previewTaking(house.read, candidate, { over })
      assert.ok(!isRefusal(preview))
      assert.deepEqual(
        preview.fields.filter(({ kind }) => kind !== 'kept').map(({ kind, tag }) => [kind, tag]),
        // The number that it has there is kept beside it.
        [
          ['added', '035'],
          ['added', '520'],
        ],
      )
      await house.must((w) => bringIn(w, candidate, { over }))
      const stored = await bibRecordAt(house.read, bib)
      assert.ok(!isRefusal(stored))
      assert.deepEqual(
        stored.record.fields.filter(({ tag }) => tag === '520' || tag === '653').map((field) => textOf(field)),
        ['Botany and the wisdom of plants.', 'plants'],
      )
    }
  })

  it('refuses a profile that was deleted meanwhile, and changes nothing', async () => {
    const { id: bib, version } = await ours()
    await house.must((w) => deleteDefinition(w, 'overlay', Number(profile)))
    const over = { bib, version, profile }
    assert.deepEqual(await house.refused((w) => bringIn(w, candidate, { over })), ['definition-not-found'])
    const stored = await bibRecordAt(house.read, bib)
    assert.ok(!isRefusal(stored) && stored.version === version)
  })
})
