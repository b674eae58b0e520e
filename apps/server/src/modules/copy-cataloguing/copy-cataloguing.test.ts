import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { isRefusal } from '../../platform/refusal.ts'
import { bibRecordAt, createBib, createItem } from '../catalog/index.ts'
import { beginSearch } from './searches/begin-search.ts'
import { bringIn } from './searches/bring-in.ts'
import { compareCandidate, wholeCandidate } from './searches/compare.ts'
import { previewTaking } from './searches/taken-record.ts'
import { openCopyHouse, type CopyHouse } from './testing/copy-house.ts'
import { fullSweetgrass as full, thinSweetgrass as thin } from './testing/books.ts'
import { theirRecord } from './testing/other-catalogue.ts'
import { openOtherSru } from './testing/other-sru.ts'
import { askZ3950 } from './ask/ask-z3950.ts'
import { askSru } from './ask/ask-sru.ts'
import { listTargets, targetById } from './targets/targets.ts'
import { testTarget } from './targets/test-target.ts'

describe('searching the catalogues of other libraries', () => {
  let house: CopyHouse
  let [good, brief] = [0, 0]

  before(async () => {
    house = await openCopyHouse()
    brief = await house.catalogue('A quick one', [await theirRecord(thin)])
    good = await house.catalogue('A good one', [await theirRecord(full)])
  })
  after(() => house.stop())

  const search = async (
    terms: readonly { key: 'isbn' | 'title' | 'author' | 'lccn'; text: string }[],
    targets?: number[],
  ) => {
    const begun = await house.must((w) => beginSearch(w, { terms: [...terms], ...(targets && { targets }) }))
    return house.finished(begun.id)
  }

  it('puts records of one edition together, the better one first, with its reasons', async () => {
    const found = await search([{ key: 'isbn', text: '978-1-57131-356-0' }])
    assert.deepEqual(
      found.targets.map(({ name, state, hits }) => [name, state, hits]),
      [
        ['A quick one', 'found', 1],
        ['A good one', 'found', 1],
      ],
    )
    assert.equal(found.groups.length, 1)
    const [first, second] = found.groups[0]?.candidates ?? []
    assert.equal(first?.source, 'A good one')
    assert.ok(first.score >= 85 && (second?.score ?? 100) < 50, `${first.score} and ${second?.score}`)
    assert.ok(first.reasons.some(({ text }) => text === 'Authenticated (042 pcc)'))
    assert.ok(second?.reasons.some(({ text }) => text.startsWith('Prepublication record')))
  })

  it('asks for both lengths of an ISBN, then with hyphens', async () => {
    const { asked } = house.behind(good)
    asked.length = 0
    const found = await search([{ key: 'isbn', text: '0940787083' }], [good])
    assert.equal(found.targets[0]?.state, 'nothing')
    assert.deepEqual(asked, ['9780940787087', '0940787083', '978-0-940787-08-7', '0-940787-08-3'])
  })

  it('finds by words of title and author together', async () => {
    const both = await search([
      { key: 'title', text: 'sweetgrass braiding' },
      { key: 'author', text: 'Kimmerer' },
    ])
    assert.equal(both.groups[0]?.candidates.length, 2)
    assert.equal((await search([{ key: 'title', text: 'sweetgrass rope' }])).groups.length, 0)
  })

  it('refuses what is no ISBN before anybody is asked', async () => {
    const refused = await house.refused((w) => beginSearch(w, { terms: [{ key: 'isbn', text: '9781571313561' }] }))
    assert.deepEqual(refused, ['invalid-search'])
  })

  it('shows field by field what one record has and the other has not', async () => {
    const found = await search([{ key: 'isbn', text: '9781571313560' }])
    const [first, second] = found.groups[0]?.candidates ?? []
    const compared = await compareCandidate(house.read, first?.id ?? 0, { candidate: second?.id ?? 0 })
    assert.ok(!isRefusal(compared))
    assert.ok(compared.fields.some(({ tag, kind }) => tag === '050' && kind === 'added'))
    assert.ok(compared.fields.some(({ tag, kind }) => tag === '245' && kind === 'kept'))
  })

  it('brings a record in with a field of another one, and without one of its own', async () => {
    const found = await search([{ key: 'isbn', text: '9781571313560' }])
    const [first, second] = found.groups[0]?.candidates ?? []
    assert.ok(first && second)
    const bib = await house.must((w) =>
      bringIn(w, first.id, { take: [{ candidate: second.id, field: 7 }], leaveOut: [0, 1, 14] }),
    )
    assert.equal(bib.title, 'Braiding sweetgrass')
    const stored = await bibRecordAt(house.read, bib.id)
    assert.ok(!isRefusal(stored))
    const tags = stored.record.fields.map(({ tag }) => tag)
    assert.ok(tags.includes('653'))
    assert.ok(!tags.includes('520'))
    assert.equal(stored.why, 'Added')
    // The number of the other library is none of ours.
    assert.ok(
      stored.record.fields.some(
        (field) => field.tag === '001' && field.kind === 'control' && field.value === String(bib.id),
      ),
    )
  })

  it('says that the library has the title before it is brought in again', async () => {
    const [title] = (await search([{ key: 'isbn', text: '9781571313560' }])).here
    assert.equal(title?.title, 'Braiding sweetgrass')
    await house.must((w) =>
      createItem(w, { bib: title.id, barcode: '31234000000017', branch: house.elm, itemType: 'book' }),
    )
    const again = await search([{ key: 'isbn', text: '1571313567' }])
    assert.equal(again.here[0]?.items, 1)
    const candidate = again.groups[0]?.candidates[0]
    assert.equal(candidate?.here, title.id)
    assert.deepEqual(await house.refused((w) => bringIn(w, candidate.id, {})), ['title-here'])
    const twice = await house.must((w) => bringIn(w, candidate.id, { anyway: true }))
    assert.notEqual(twice.id, title.id)
  })

  it('lays a record over a title and keeps its local fields', async () => {
    const bib = await house.must((w) =>
      createBib(w, {
        marc: [
          ...thin.filter((line) => !line.startsWith('=020')),
          '=590  \\\\$aSigned by the author.',
          '=952  \\\\$aours',
          '',
        ]
          .join('\n')
          .replace('=001  t1', '=001  t2'),
      }),
    )
    const candidate = (await search([{ key: 'isbn', text: '9781571313560' }])).groups[0]?.candidates[0]
    assert.ok(candidate)
    const over = { bib: bib.id, version: bib.version }
    const preview = await previewTaking(house.read, candidate.id, { over })
    assert.ok(!isRefusal(preview))
    assert.ok(preview.fields.some(({ tag, kind }) => tag === '050' && kind === 'added'))
    assert.ok(preview.remarks.some((remark) => remark.includes('590')))
    const saved = await house.must((w) => bringIn(w, candidate.id, { over }))
    assert.equal(saved.version, bib.version + 1)
    const stored = await bibRecordAt(house.read, bib.id)
    assert.ok(!isRefusal(stored))
    const tags = stored.record.fields.map(({ tag }) => tag)
    assert.deepEqual(
      [tags.includes('590'), tags.includes('952'), tags.includes('050'), tags.includes('042')],
      [true, true, true, true],
    )
    // Somebody saved it meanwhile: the version that was looked at is no longer the present one.
    assert.deepEqual(await house.refused((w) => bringIn(w, candidate.id, { over })), ['bib-changed-meanwhile'])
    assert.ok(brief > 0)
  })
})

describe('catalogues that do not behave', () => {
  let house: CopyHouse
  before(async () => {
    house = await openCopyHouse()
  })
  after(() => house.stop())

  it('tells of each what is wrong, and gives the records of the others all the same', async () => {
    const record = await theirRecord(full)
    const quick = { timeoutSeconds: 1 }
    await house.catalogue('Well', [record])
    await house.catalogue('Hangs', [record], 'hangs', quick)
    await house.catalogue('Closes', [record], 'closes')
    await house.catalogue('Lies', [record], 'lies', quick)
    await house.catalogue('Rubbish', [record], 'rubbish')
    await house.catalogue('Refuses', [record], 'refuses')
    await house.catalogue('No index', [record], 'knows-no-index')
    await house.catalogue('Not by ISBN', [record], 'well', { indexes: { isbn: '' } })
    const gone = await house.catalogue('Gone', [record])
    await house.behind(gone).close()
    const begun = await house.must((w) => beginSearch(w, { terms: [{ key: 'isbn', text: '9781571313560' }] }))
    assert.deepEqual(
      begun.targets.map(({ state }) => state),
      Array.from({ length: 9 }, () => 'waiting'),
    )
    const found = await house.finished(begun.id)
    assert.deepEqual(
      found.targets.map(({ name, state }) => [name, state]),
      [
        ['Well', 'found'],
        ['Hangs', 'failed'],
        ['Closes', 'failed'],
        ['Lies', 'failed'],
        ['Rubbish', 'failed'],
        ['Refuses', 'failed'],
        ['No index', 'failed'],
        ['Not by ISBN', 'not-asked'],
        ['Gone', 'failed'],
      ],
    )
    const said = new Map(found.targets.map(({ name, message }) => [name, message ?? '']))
    for (const [name, words] of [
      ['Hangs', /within 1 second/],
      ['Closes', /ended the connection/],
      ['Lies', /sent none|out of range|no more/i],
      ['No index', /index.*: 7/],
      ['Gone', /Nothing answers/],
    ] as const) {
      assert.match(said.get(name) ?? '', words, name)
    }
    assert.equal(found.groups[0]?.candidates.length, 1)
  })

  it('reads text by its bytes, whatever leader and settings claim, and says so', async () => {
    const lines = [...full.filter((line) => !line.startsWith('=001')), '=500  \\\\$aČeský překlad “Mätä”.']
    const liar = await theirRecord(lines)
    // It is UTF-8, and its leader says MARC-8.
    liar.bytes[9] = 0x20
    await house.catalogue('Liar', [liar])
    await house.catalogue('In MARC-8', [await theirRecord(lines, { encoding: 'marc-8' })])
    await house.catalogue('Set wrong', [await theirRecord(lines)], 'well', { charset: 'latin1' })
    const named = (await listTargets(house.read)).rows.filter(({ name }) =>
      ['Liar', 'In MARC-8', 'Set wrong'].includes(name),
    )
    const begun = await house.must((w) =>
      beginSearch(w, { terms: [{ key: 'isbn', text: '9781571313560' }], targets: named.map(({ id }) => id) }),
    )
    const { groups } = await house.finished(begun.id)
    const bySource = new Map(groups.flatMap(({ candidates }) => candidates).map((each) => [each.source, each]))
    for (const [source, encoding, noted] of [
      ['Liar', 'UTF-8', /leader says MARC-8/],
      ['In MARC-8', 'MARC-8', undefined],
      ['Set wrong', 'UTF-8', /set to Latin-1/],
    ] as const) {
      const candidate = bySource.get(source)
      assert.equal(candidate?.encoding, encoding, source)
      if (noted) assert.match(candidate.notes.join(' '), noted)
      const whole = await wholeCandidate(house.read, candidate.id)
      assert.ok(!isRefusal(whole))
      const note = whole.record.fields.find(({ tag }) => tag === '500')
      assert.equal(note?.subfields?.[0]?.value.normalize('NFC'), 'Český překlad “Mätä”.', source)
    }
  })

  it('tests a catalogue step by step and says exactly where it fails', async () => {
    const well = await house.catalogue('To test', [await theirRecord(full, { found: ['history'] })])
    const tested = await house.must((w) => testTarget(w, well, {}))
    assert.equal(tested.ok, true)
    assert.match(tested.said, /“Braiding sweetgrass” was read as UTF-8/)
    const wrong = await house.catalogue('To test wrong', [], 'rubbish')
    const failed = await house.must((w) => testTarget(w, wrong, {}))
    assert.equal(failed.ok, false)
    assert.match(failed.said, /Z39\.50/)
  })

  it('asks over SRU, and says when an address is none of SRU', async () => {
    const well = await openOtherSru([await theirRecord(full)])
    const cut = await openOtherSru([await theirRecord(full)], 'cut')
    const page = await openOtherSru([], 'page')
    const ids = [
      await house.catalogue('Over SRU', [], 'well', { protocol: 'sru', url: well.url }),
      await house.catalogue('Cut', [], 'well', { protocol: 'sru', url: cut.url }),
      await house.catalogue('A page', [], 'well', { protocol: 'sru', url: page.url }),
    ]
    const begun = await house.must((w) =>
      beginSearch(w, { terms: [{ key: 'isbn', text: '9781571313560' }], targets: ids }),
    )
    const found = await house.finished(begun.id)
    for (const each of [well, cut, page]) await each.close()
    assert.deepEqual(
      found.targets.map(({ state, hits }) => [state, hits]),
      [
        ['found', 1],
        ['failed', null],
        ['failed', null],
      ],
    )
    assert.equal(well.asked[0], '(bath.isbn = "9781571313560" or bath.isbn = "1571313567")')
    assert.equal(found.groups[0]?.title, 'Braiding sweetgrass')
    assert.match(found.targets[2]?.message ?? '', /web page/)
    const target = await targetById(house.read, ids[0] ?? 0)
    assert.ok(!isRefusal(target))
    const line = await askSru(target, false)
    await assert.rejects(line.search([{ key: 'title', ways: [['emil']] }], 1), /address inside/)
  })

  it('goes to no address inside unless the library allows it', async () => {
    const id = await house.catalogue('Inside', [])
    const target = await targetById(house.read, id)
    assert.ok(!isRefusal(target))
    await assert.rejects(askZ3950(target, false), /address inside/)
    await assert.rejects(askZ3950({ ...target, host: 'localhost' }, false), /inside|reached/)
  })
})
