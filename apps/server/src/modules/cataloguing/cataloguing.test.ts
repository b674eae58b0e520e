import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Actor } from '../../platform/work.ts'
import { bibMarc, bibVersions, createBib } from '../catalog/index.ts'

import { lockOf, releaseLock, takeLock } from './edit-lock.ts'
import { addRecord, recordForEditing, restoreVersion, saveRecord } from './save-record.ts'
import { addTemplate, deleteTemplate, listTemplates } from './templates.ts'
import { openCataloguingHouse, type CataloguingHouse } from './testing/open-house.ts'

describe('cataloguers at their records', () => {
  let library: CataloguingHouse
  before(async () => {
    library = await openCataloguingHouse()
  })
  after(() => library.stop())

  const person = (id: number, name: string): Actor => ({
    kind: 'staff',
    id,
    name,
    branch: library.elm,
    permissions: new Set(['catalog:write']),
  })
  const title = (text: string) => ({ tag: '245', indicators: '10', subfields: [{ code: 'a', value: text }] })
  const note = (text: string) => ({ tag: '500', indicators: '  ', subfields: [{ code: 'a', value: text }] })
  const leader = '00000nam a2200000 i 4500'
  const added = (...fields: Parameters<typeof addRecord>[1]['fields']) =>
    library.must((w) => addRecord(w, { leader, fields }))
  const opened = (bib: number, version?: number) => library.must((w) => recordForEditing(w, bib, version))
  const without005 = (fields: readonly { readonly tag: string }[]) => fields.filter(({ tag }) => tag !== '005')

  describe('two people at one record', () => {
    it('refuses the second save and loses nothing of the first', async () => {
      const { id } = await added(title('Emma'))
      const { fields } = await opened(id)
      await library.must((w) => saveRecord(w, id, { leader, fields: [...fields, note('By Ana')], version: 1 }))
      const codes = await library.refused((w) =>
        saveRecord(w, id, { leader, fields: [...fields, note('By Ben')], version: 1 }),
      )
      assert.deepEqual(codes, ['bib-changed-meanwhile'])
      const now = await opened(id)
      assert.equal(now.version, 2)
      assert.deepEqual(now.fields.at(-1), note('By Ana'))
    })

    it('tells the second who has it open since when, and lets go when the window is closed', async () => {
      const { id } = await added(title('Persuasion'))
      const first = await library.must((w) => takeLock(w, id, 'window-of-ana'), person(1, 'Ana'))
      const second = await library.must((w) => takeLock(w, id, 'window-of-ben'), person(2, 'Ben'))
      assert.deepEqual([first.mine, second], [true, { by: 'Ana', since: first.since, mine: false }])
      const taken = await library.must((w) => takeLock(w, id, 'window-of-ben', true), person(2, 'Ben'))
      assert.deepEqual([taken.by, taken.mine], ['Ben', true])
      await library.must((w) => releaseLock(w, id, 'window-of-ana'))
      assert.equal((await lockOf(library.read, id))?.by, 'Ben')
      await library.must((w) => releaseLock(w, id, 'window-of-ben'))
      assert.equal(await lockOf(library.read, id), null)
    })

    it('ends a lock that nobody renews', async () => {
      const { id } = await added(title('Lady Susan'))
      await library.must((w) => takeLock(w, id, 'window-of-ana'), person(1, 'Ana'))
      const later = { ...library.read, now: library.platform.clock.now().add({ minutes: 3 }) }
      assert.equal(await lockOf(later, id), null)
    })
  })

  describe('records that are out of the ordinary', () => {
    it('saves and opens 12,000 fields and a field of 90,000 characters as they were', async () => {
      const fields = [
        title('Everything'),
        note('é'.repeat(90_000)),
        ...Array.from({ length: 12_000 }, (_, n) => note(`Note ${n}`)),
      ]
      const { id } = await added(...fields)
      const first = await opened(id)
      assert.deepEqual(without005(first.fields).slice(1), fields)
      await library.must((w) =>
        saveRecord(w, id, { leader, version: 1, fields: [...first.fields.slice(0, -1), note('The last one')] }),
      )
      const second = await opened(id)
      assert.equal(second.fields.length, first.fields.length)
      assert.deepEqual(without005(second.fields).slice(1), [...fields.slice(0, -1), note('The last one')])
    })

    it('keeps empty subfields, blank codes, odd indicators and fields without subfields', async () => {
      const odd = [
        title('Odd'),
        {
          tag: '500',
          indicators: '? ',
          subfields: [
            { code: 'a', value: '' },
            { code: 'a', value: 'x' },
          ],
        },
        { tag: '501', indicators: '  ', subfields: [] },
        {
          tag: '502',
          indicators: '  ',
          subfields: [
            { code: '', value: 'before any code' },
            { code: 'b', value: 'then' },
          ],
        },
      ]
      const { id } = await added(...odd)
      assert.deepEqual(without005((await opened(id)).fields).slice(1), odd)
    })

    it('leaves the bytes of a field alone that nobody could read and nobody touched', async () => {
      const { id } = await library.must((w) =>
        createBib(w, {
          marc: '=LDR  00000nam a2200000 i 4500\n=245  10$aĐất rừng phương Nam\n=500  \\\\$aStrange {FF}{FE} bytes\n',
        }),
      )
      const { fields } = await opened(id)
      await library.must((w) => saveRecord(w, id, { leader, fields: [...fields, note('New')], version: 1 }))
      const stored = await library.must((w) => bibMarc(w, id))
      assert.ok(stored.bytes.includes(Buffer.from([0xff, 0xfe])), 'the two bytes are still there')
    })

    it('says which field cannot be written and why', async () => {
      const { id } = await added(title('Fine'))
      const wrong = await library.refused((w) =>
        saveRecord(w, id, {
          leader,
          version: 1,
          fields: [title('Fine'), { ...note('x'), tag: '5 0' }, note('a\u001Eb')],
        }),
      )
      assert.deepEqual(wrong, ['invalid-marc', 'invalid-marc'])
      assert.equal((await opened(id)).version, 1)
    })

    it('is not saved without a title', async () => {
      assert.deepEqual(await library.refused((w) => addRecord(w, { leader, fields: [note('Nothing else')] })), [
        'invalid-marc',
      ])
    })
  })

  describe('going back to an earlier version', () => {
    it('makes it one more version with a reason, and keeps those between', async () => {
      const { id } = await added(title('First'))
      const { fields } = await opened(id)
      await library.must((w) =>
        saveRecord(w, id, { leader, version: 1, fields: fields.map((f) => (f.tag === '245' ? title('Second') : f)) }),
      )
      await library.must((w) => restoreVersion(w, id, { version: 1, current: 2 }), person(1, 'Ana'))
      const now = await opened(id)
      assert.deepEqual(
        now.fields.find(({ tag }) => tag === '245'),
        title('First'),
      )
      const versions = await library.must((w) => bibVersions(w, id))
      assert.deepEqual(
        versions.map(({ version, why }) => [version, why]),
        [
          [3, 'Version 1 restored'],
          [2, 'Edited'],
          [1, 'Added'],
        ],
      )
      assert.deepEqual(await library.refused((w) => restoreVersion(w, id, { version: 9, current: 3 })), [
        'version-not-found',
      ])
    })
  })

  describe('templates and constant data', () => {
    const link = {
      kind: 'constant-data' as const,
      name: 'Proxy link',
      about: '',
      leader: null,
      how: 'absent' as const,
      fields: [note('On {date}')],
    }
    it('come ready for the usual kinds of material, each a record that can be saved once it has a title', async () => {
      const { rows } = await listTemplates(library.read, 'record')
      assert.deepEqual(
        rows.map(({ id }) => id),
        ['book', 'ebook', 'dvd', 'serial', 'map', 'music', 'manga', 'game', 'equipment', 'kit'].map(
          (id) => `ready:${id}`,
        ),
      )
      for (const { name, leader: head, fields } of rows) {
        assert.equal(head?.length, 24, name)
        const fixed = fields
          .find(({ tag }) => tag === '008')
          ?.value?.replace('{yymmdd}', '261122')
          .replace('{year}', '2026')
        assert.equal(fixed?.length, 40, `008 of ${name}`)
        assert.equal(fields.find(({ tag }) => tag === '006')?.value?.length ?? 18, 18, `006 of ${name}`)
      }
    })

    it('are seen by their owner, and by others once shared', async () => {
      const [ana, ben] = [person(1, 'Ana'), person(2, 'Ben')]
      const kept = await library.must((w) => addTemplate(w, { ...link, shared: false }), ana)
      const seenBy = async (actor: Actor) => (await library.must((w) => listTemplates(w, 'constant-data'), actor)).rows
      assert.deepEqual(
        (await seenBy(ana)).map(({ name, mine }) => [name, mine]),
        [['Proxy link', true]],
      )
      assert.deepEqual(await seenBy(ben), [])
      assert.deepEqual(await library.refused((w) => deleteTemplate(w, Number(kept.id)), ben), ['template-not-found'])
      await library.must((w) => addTemplate(w, { ...link, shared: true }), ana)
      assert.deepEqual(
        (await seenBy(ben)).map(({ owner, mine }) => [owner, mine]),
        [['Ana', false]],
      )
    })
  })
})
