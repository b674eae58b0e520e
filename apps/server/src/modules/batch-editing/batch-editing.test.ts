import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { bibRecords, deleteBib, draftOf, layOut, replaceBibMarc, storedRecord } from '../catalog/index.ts'
import { applyRun, discardRun } from './runs/apply-run.ts'
import { beginRun } from './runs/begin-run.ts'
import { getChange, listChanges } from './runs/changes.ts'
import { chooseChanges } from './runs/choose-changes.ts'
import { undoRun } from './runs/undo-run.ts'
import { openBatchHouse, type BatchHouse } from './testing/open-house.ts'

describe('a batch edit', () => {
  const deleteLocal = { name: 'No local fields', steps: [{ do: 'delete-field', tag: '9XX' }] }
  const retitle = {
    name: 'Kästner',
    steps: [{ do: 'replace-in-subfield', tag: '245', subfield: 'a', find: 'Emil', with: 'Lottchen' }],
  }

  let house: BatchHouse
  before(async () => {
    house = await openBatchHouse({ patience: 1500, search: true })
  })
  after(() => house.stop())

  const books = async (...titles: readonly string[]): Promise<readonly number[]> => {
    const made: number[] = []
    for (const title of titles) {
      made.push(
        await house.title(
          `=245  10$a${title}`,
          '=650  \\0$aChildren',
          '=900  \\\\$alocal',
          '=856  40$uhttps://example.org/',
        ),
      )
    }
    return made
  }
  const preview = (task: typeof deleteLocal | typeof retitle, bibs: readonly number[]) =>
    house.preview((w) => beginRun(w, { task, selection: { bibs: [...bibs] } }))
  const apply = (id: number, codes: readonly string[] = []) =>
    house.write((w) => applyRun(w, id, { override: { codes: [...codes], reason: '' } }))
  const states = async (id: number) => {
    const { rows } = await house.must((w) => listChanges(w, id, {}))
    return rows.map(({ title, state }) => `${title}: ${state}`)
  }

  describe('records of the catalogue that are edited together', () => {
    it('are shown before they are changed, written as new versions, and given back as they were', async () => {
      const [emil = 0, momo = 0, heidi = 0, krabat = 0] = await books('Emil', 'Momo', 'Heidi', 'Krabat')
      const all = [emil, momo, heidi, krabat]
      const stored = await bibRecords(house.read, all)
      const previewed = await preview(deleteLocal, [emil, momo, heidi])
      assert.equal(previewed.state, 'previewed')
      assert.deepEqual([previewed.records, previewed.counts.ready, previewed.counts.unchanged], [3, 3, 0])
      assert.deepEqual(previewed.tags, [{ tag: '900', records: 3, added: 0, removed: 3, changed: 0 }])
      assert.deepEqual(previewed.steps, [{ step: 1, records: 3 }])
      assert.equal(await house.version(emil), 1)
      const change = await house.must((w) => getChange(w, previewed.id, emil))
      assert.deepEqual(
        change.diff.fields.map(({ kind, tag }) => [kind, tag]),
        [['removed', '900']],
      )

      const written = await apply(previewed.id)
      assert.equal(written.state, 'applied')
      assert.equal(written.counts.written, 3)
      assert.deepEqual(await house.lines(emil), [
        '=245  10$aEmil',
        '=650  \\0$aChildren',
        '=856  40$uhttps://example.org/',
      ])
      assert.equal((await house.lines(krabat)).length, 4)

      const undo = await house.preview((w) => undoRun(w, previewed.id, {}))
      assert.deepEqual([undo.kind, undo.counts.ready], ['undo', 3])
      const open = await house.run(previewed.id)
      assert.deepEqual([open.undoneBy, open.undone], [undo.id, false], 'nothing is undone by a preview')
      const undone = await apply(undo.id)
      assert.equal(undone.counts.written, 3)
      assert.equal((await house.run(previewed.id)).undone, true)
      const now = await bibRecords(house.read, all)
      assert.deepEqual(
        now.map(({ bytes, version }) => [bytes.toString(), version]),
        stored.map(({ bytes }, index) => [bytes.toString(), index < 3 ? 3 : 1]),
      )
      const again = await apply((await house.preview((w) => undoRun(w, undo.id, {}))).id)
      assert.equal(again.counts.written, 3)
      assert.equal((await house.lines(momo)).length, 3)
      assert.deepEqual(await house.refused((w) => undoRun(w, previewed.id, {})), ['batch-edit-undone'])
    })

    it('take lists, headings and searches with them where their words change, and back again', async () => {
      const [emil = 0] = await books('Emil und die Detektive')
      const beside = async () => {
        const { rows } = await sql<{ title: string; document: string; keys: number; heading: number }>`
        select b.title, d.document, (select count(*) from catalog.match_key k where k.bib_id = b.id) as keys,
          (select bibs from authorities.heading h where h.id = b.headings[1]) as heading
        from catalog.bib b join catalog.search_document d on d.bib_id = b.id where b.id = ${emil}`.execute(
          house.read.db,
        )
        return rows[0]
      }
      const first = await beside()
      const { id } = await apply((await preview(retitle, [emil])).id)
      const changed = await beside()
      assert.equal(changed?.title, 'Lottchen und die Detektive')
      assert.match(changed?.document ?? '', /Lottchen/)
      assert.deepEqual([changed?.keys, changed?.heading], [first?.keys, first?.heading])
      const subjects = { name: 'No subjects', steps: [{ do: 'delete-field', tag: '650' }] }
      await apply((await preview(subjects, [emil])).id)
      const { rows } = await sql<{ headings: number[] }>`select headings from catalog.bib where id = ${emil}`.execute(
        house.read.db,
      )
      assert.deepEqual(rows[0]?.headings, [])
      const undo = await house.preview((w) => undoRun(w, id, {}))
      assert.equal(undo.counts.conflict, 1)
      await house.must((w) => discardRun(w, undo.id))
    })

    it('that someone edited since stay as they are when the rest is undone, and are named', async () => {
      const all = await books('Ada', 'Bea', 'Cleo', 'Dora', 'Eva')
      const edit = (bib: number, version: number) =>
        house.must((w) =>
          replaceBibMarc(w, bib, {
            version,
            marc: '=LDR  00000nam a2200000 i 4500\n=245  10$aBy hand\n',
            why: 'Proofread',
          }),
        )
      const { id } = await apply((await preview(deleteLocal, all)).id)
      for (const bib of all.slice(0, 3)) await edit(bib, 2)
      const undo = await house.preview((w) => undoRun(w, id, {}))
      assert.deepEqual([undo.counts.ready, undo.counts.conflict], [2, 3])
      const undone = await apply(undo.id)
      assert.deepEqual(await states(undo.id), [
        'By hand: conflict',
        'By hand: conflict',
        'By hand: conflict',
        'Dora: written',
        'Eva: written',
      ])
      assert.equal(undone.remarks.length, 1)
      assert.deepEqual(await house.lines(all[0] ?? 0), ['=245  10$aBy hand'])
      assert.equal((await house.lines(all[4] ?? 0)).length, 4)
    })

    it('are left alone, and named with who saved them, when they changed after the preview', async () => {
      const [anna = 0, bert = 0, carl = 0] = await books('Anna', 'Bert', 'Carl')
      const { id } = await preview(deleteLocal, [anna, bert, carl])
      await house.must((w) =>
        replaceBibMarc(w, bert, {
          version: 1,
          marc: '=LDR  00000nam a2200000 i 4500\n=245  10$aBert\n',
          why: 'Proofread',
        }),
      )
      await house.must((w) => deleteBib(w, carl))
      await apply(id)
      const { rows } = await house.must((w) => listChanges(w, id, { diff: true }))
      assert.deepEqual(
        rows.map(({ state, note }) => [state, note]),
        [
          ['written', null],
          ['conflict', 'Carrel saved this record since (Proofread).'],
          ['conflict', 'The title was deleted since.'],
        ],
      )
      assert.equal(await house.version(bert), 2)
    })

    it('by two runs at once are written by one of them, and a conflict of the other', async () => {
      const all = await books('One', 'Two')
      const [first, second] = [
        await preview(deleteLocal, all),
        await preview({ ...retitle, steps: [{ ...retitle.steps[0]!, find: 'o' }] }, all),
      ]
      await Promise.all([apply(first.id), apply(second.id)])
      const counts = [(await house.run(first.id)).counts, (await house.run(second.id)).counts]
      assert.deepEqual(
        counts.map(({ written, conflict }) => written + conflict).toSorted(),
        [second.counts.changed, 2].toSorted(),
      )
      const { rows } = await sql<{ versions: number }>`
      select count(*) as versions from catalog.bib_version where bib_id = any(${all}::bigint[])`.execute(house.read.db)
      assert.equal(rows[0]?.versions, 2 + counts.reduce((sum, { written }) => sum + written, 0))
    })

    it('are written but for those that were left out of the preview', async () => {
      const [lisa = 0, lotte = 0] = await books('Lisa', 'Lotte')
      const { id } = await preview(deleteLocal, [lisa, lotte])
      const chosen = await house.must((w) => chooseChanges(w, id, { include: false, bibs: [lotte] }))
      assert.deepEqual([chosen.counts.ready, chosen.counts.leftOut], [1, 1])
      await apply(id)
      assert.deepEqual(await states(id), ['Lisa: written', 'Lotte: left-out'])
      assert.equal(await house.version(lotte), 1)
    })
  })

  describe('a task that would do harm', () => {
    it('says so before it runs, and never empties a record', async () => {
      const [full = 0] = await books('Full')
      const poor = await house.title('=245  10$aPoor')
      const clear = { name: 'Clear', steps: [{ do: 'delete-field', tag: '245' }] }
      const emptied = await preview(clear, [full, poor])
      assert.deepEqual([emptied.counts.emptied, emptied.counts.ready], [2, 0])
      assert.deepEqual(
        emptied.questions.map(({ code }) => code),
        ['batch-empties-records'],
      )
      assert.deepEqual(await house.refused((w) => applyRun(w, emptied.id, {})), ['batch-nothing-to-write'])
      const thin = { name: 'Thin', steps: ['650', '856', '900', '001'].map((tag) => ({ do: 'delete-field', tag })) }
      const thinned = await preview(thin, [full])
      assert.deepEqual(
        thinned.questions.map(({ code }) => code),
        ['batch-thins-records'],
      )
      assert.deepEqual(await house.refused((w) => applyRun(w, thinned.id, {})), ['batch-thins-records'])
      const written = await apply(thinned.id, ['batch-thins-records'])
      assert.equal(written.counts.written, 1)
      assert.deepEqual(await house.lines(full), ['=245  10$aFull'])
    })

    it('leaves a record alone that would be none any more, with the reason', async () => {
      const [whole = 0] = await books('Whole')
      const authority = { name: 'Authority', steps: [{ do: 'set-leader', type: 'z' }] }
      const refused = await house.preview((w) => beginRun(w, { task: authority, selection: { bibs: [whole] } }))
      assert.equal(refused.counts.refused, 1)
      const { rows } = await house.must((w) => listChanges(w, refused.id, {}))
      assert.match(rows[0]?.note ?? '', /authority record/)
    })

    it('is stopped at the record whose regular expression never ends, and goes on with the others', async () => {
      const [fine = 0] = await books('Fine')
      const trap = await house.title('=245  10$aTrap', `=520  \\\\$a${'a'.repeat(64)}!`)
      const endless = {
        name: 'Endless',
        steps: [
          { do: 'delete-field', tag: '900' },
          { do: 'delete-field', tag: '520', matches: '(a+)+$' },
        ],
      }
      const ended = await house.preview((w) => beginRun(w, { task: endless, selection: { bibs: [fine, trap] } }))
      assert.equal(ended.state, 'previewed')
      assert.deepEqual(await states(ended.id), ['Fine: ready', 'Trap: stuck'])
    })

    it('is refused with every fault that it has', async () => {
      const [one = 0] = await books('One')
      const task = { name: 'Wrong', steps: [{ do: 'bake' }, { do: 'run-task', task: 'Gone' }] }
      assert.deepEqual(await house.refused((w) => beginRun(w, { task, selection: { bibs: [one] } })), [
        'batch-task-faulty',
        'batch-task-faulty',
      ])
      assert.deepEqual(await house.refused((w) => beginRun(w, { task: deleteLocal, selection: { bibs: [999_999] } })), [
        'selection-empty',
      ])
    })
  })

  describe('after all of that', () => {
    it('what is kept beside each record is what its record says', async () => {
      const { rows } = await sql<{ id: number; document: string; keys: string[]; headings: string[] }>`
      select b.id, d.document,
        array(select key from catalog.match_key k where k.bib_id = b.id order by key) as keys,
        array(select h.kind || ' ' || h.key from authorities.heading h where h.id = any(b.headings) order by 1) as headings
      from catalog.bib b join catalog.search_document d on d.bib_id = b.id where b.deleted_at is null`.execute(
        house.read.db,
      )
      assert.ok(rows.length > 20)
      const records = new Map(
        (
          await bibRecords(
            house.read,
            rows.map(({ id }) => id),
          )
        ).map((one) => [one.bib, one]),
      )
      for (const { id, document, keys, headings } of rows) {
        const stored = records.get(id)
        assert.ok(stored)
        const said = draftOf(layOut(storedRecord(stored.bytes, stored.form)), stored)
        assert.deepEqual(
          { document, keys, headings },
          {
            document: said.document,
            keys: said.matchKeys.toSorted(),
            headings: said.headings.map(({ kind, key }) => `${kind} ${key}`).toSorted(),
          },
        )
      }
    })

    it('headings count the titles that carry them', async () => {
      const { rows } = await sql`
      select h.text, h.bibs, (select count(*) from catalog.bib b where h.id = any(b.headings)) as carried
      from authorities.heading h
      where h.bibs <> (select count(*) from catalog.bib b where h.id = any(b.headings))`.execute(house.read.db)
      assert.deepEqual(rows, [])
    })
  })
})
