import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { isRefusal } from '../../platform/refusal.ts'
import { carrel } from '../../platform/work.ts'
import { applyRun, getRun, listChanges, undoRun, writeRun } from '../batch-editing/index.ts'
import { replaceBibMarc } from '../catalog/index.ts'
import { beginChange } from './changes/begin-change.ts'
import { createProject } from './projects/change-project.ts'
import { changedHeadings } from './projects/changed-headings.ts'
import { projectView } from './projects/project-store.ts'
import { runProject } from './projects/run-project.ts'
import { openHeadingHouse, type HeadingHouse } from './testing/heading-house.ts'

describe('headings that several change at once', () => {
  let house: HeadingHouse
  before(async () => {
    house = await openHeadingHouse()
  })
  after(() => house.stop())

  const patient = { progress() {}, cancelled: () => false }

  /** A title with one subject; gives its number. */
  const about = (heading: string, title: string) =>
    house.title(`=245  10$a${title}`, `=650  \\0$a${heading.replaceAll(' -- ', '$x')}.`)
  const subject = async (bib: number) => (await house.lines(bib)).find((line) => line.startsWith('=650'))?.slice(8)
  const project = (title: string, from: string, to: string) =>
    house.must((w) => createProject(w, { title, public: true, rules: [{ action: 'replace', from, to }] }))
  /** Saves a record with another title and subject, as someone at the editor would. */
  const saved = async (bib: number, line: string) =>
    house.must(async (w) =>
      replaceBibMarc(w, bib, {
        marc: `=LDR  00000nam a2200000 i 4500\n=245  10$aSaved by hand\n=650  \\0$a${line}.\n`,
        version: await house.version(bib),
      }),
    )
  /** The records that a batch edit left as they are, with what it says of each. */
  async function keptBy(run: number): Promise<readonly (readonly [bib: number, note: string])[]> {
    const found = await listChanges(house.read, run, { state: 'conflict' })
    assert.ok(!isRefusal(found))
    return found.rows.map(({ bib, note }) => [bib, note ?? ''])
  }
  async function oldForms(heading: string): Promise<readonly string[]> {
    const { rows } = await sql<{ text: string }>`
    select v.text from authorities.heading_variant_view v join authorities.heading_view h on h.id = v.heading_id
    where h.text = ${heading} order by v.text`.execute(house.read.db)
    return rows.map(({ text }) => text)
  }

  describe('A heading that somebody changes while a batch edit is on its way', () => {
    it('in one record: that record stays as it was saved, is named with who saved it, and the others follow', async () => {
      const bibs = [
        await about('Eskimos', 'One'),
        await about('Eskimos', 'Two'),
        await about('Eskimos', 'Three'),
      ] as const
      const begun = await house.preview((w) => beginChange(w, { kind: 'subject', from: 'Eskimos', to: 'Inuit' }))
      await house.must((w) => applyRun(w, begun.id, {}))
      await saved(bibs[1], 'Arctic peoples')
      await writeRun(house.platform, carrel, begun.id, patient)
      assert.deepEqual(await Promise.all(bibs.map(subject)), ['$aInuit.', '$aArctic peoples.', '$aInuit.'])
      const [kept, ...more] = await keptBy(begun.id)
      assert.deepEqual(more, [])
      assert.equal(kept?.[0], bibs[1])
      assert.match(kept?.[1] ?? '', /saved this record since/)
    })

    it('everywhere, by a change of its own: each record is written once, and what came second says so', async () => {
      const bibs = await Promise.all(['A', 'B', 'C', 'D'].map((title) => about('Oriental literature', title)))
      const one = await house.preview((w) =>
        beginChange(w, { kind: 'subject', from: 'Oriental literature', to: 'Asian literature' }),
      )
      const other = await house.preview((w) =>
        beginChange(w, { kind: 'subject', from: 'Oriental literature', to: 'Literature of Asia' }),
      )
      for (const { id } of [one, other]) await house.must((w) => applyRun(w, id, {}))
      await Promise.all([one, other].map(({ id }) => writeRun(house.platform, carrel, id, patient)))
      const ended = await Promise.all([one, other].map(({ id }) => getRun(house.read, id)))
      const written = ended.map((run) => (isRefusal(run) ? -1 : run.counts.written))
      const conflicts = ended.map((run) => (isRefusal(run) ? -1 : run.counts.conflict))
      assert.equal(written[0]! + written[1]!, bibs.length)
      assert.equal(conflicts[0]! + conflicts[1]!, bibs.length)
      assert.deepEqual(await Promise.all(bibs.map((bib) => house.version(bib))), [2, 2, 2, 2])
    })
  })

  describe('Two projects over one heading', () => {
    it('the second leaves what the first has changed, says so record by record, and finds nothing more to do', async () => {
      const bibs = [await about('Slaves', 'One'), await about('Slaves -- Brazil', 'Two')]
      const first = await project('First words', 'Slaves', 'Enslaved people')
      const second = await project('Other words', 'Slaves', 'Enslaved persons')
      const preview = await house.preview((w) => runProject(w, second.id, {}))
      assert.equal(preview.counts.changed, 2)
      await house.written((w) => runProject(w, first.id, {}))
      const late = await house.write((w) => applyRun(w, preview.id, {}))
      assert.deepEqual([late.counts.written, late.counts.conflict], [0, 2])
      for (const [, note] of await keptBy(preview.id)) assert.match(note, /First words/)
      assert.equal(await subject(bibs[0]!), '$aEnslaved people.')
      assert.deepEqual(await house.refused((w) => runProject(w, second.id, {})), ['heading-not-carried'])
      assert.equal((await projectView(house.read, second.id))?.titles, 0)
    })

    it('one after the other: what the second changed again stays when the first is undone', async () => {
      const twice = await about('Gypsies', 'Changed twice')
      const first = await project('Romanies', 'Gypsies', 'Romanies')
      const run = await house.written((w) => runProject(w, first.id, {}))
      const once = await about('Gypsies', 'Came later')
      const more = await house.written((w) => runProject(w, first.id, {}))
      const second = await project('Romani people', 'Romanies', 'Romani people')
      await house.written((w) => runProject(w, second.id, {}))
      for (const { id } of [run, more]) {
        const undo = await house.preview((w) => undoRun(w, id, {}))
        assert.deepEqual([undo.counts.ready, undo.counts.conflict], [0, 1])
        assert.match((await keptBy(undo.id))[0]?.[1] ?? '', /Romani people/)
      }
      assert.deepEqual(await Promise.all([twice, once].map(subject)), ['$aRomani people.', '$aRomani people.'])
      const { rows } = await changedHeadings(house.read, { bib: twice })
      assert.deepEqual(rows.map(({ to }) => to).toSorted(), ['Romani people', 'Romanies'])
    })
  })

  describe('A change that is undone after somebody edited one of its records', () => {
    it('is undone in the others; the edited record is kept and named, and the old heading goes on leading to it', async () => {
      const edited = await about('Insane', 'Edited since')
      const other = await about('Insane', 'Left alone')
      const run = await house.written((w) =>
        beginChange(w, { kind: 'subject', from: 'Insane', to: 'Mentally ill people', keepOld: true }),
      )
      await saved(edited, 'Mentally ill people')
      const undo = await house.undone(run.id)
      assert.deepEqual([undo.counts.written, undo.counts.conflict], [1, 1])
      assert.deepEqual(await Promise.all([edited, other].map(subject)), ['$aMentally ill people.', '$aInsane.'])
      assert.equal((await house.lines(edited))[0], '=245  10$aSaved by hand')
      const [kept] = await keptBy(undo.id)
      assert.equal(kept?.[0], edited)
      assert.match(kept?.[1] ?? '', /saved this record since/)
      assert.deepEqual(await oldForms('Mentally ill people'), ['Insane'])
    })

    it('and done again, the old heading leads to the titles again', async () => {
      await about('Cripples', 'One')
      const run = await house.written((w) =>
        beginChange(w, { kind: 'subject', from: 'Cripples', to: 'People with disabilities', keepOld: true }),
      )
      const undo = await house.undone(run.id)
      assert.deepEqual(await oldForms('People with disabilities'), [])
      await house.undone(undo.id)
      assert.deepEqual(await oldForms('People with disabilities'), ['Cripples'])
    })
  })

  describe('A project with a rule by a pattern', () => {
    it('looks only at records that may bear one of its headings, and misses none for marks, capitals or order', async () => {
      const bibs = [
        await about('Illegal aliens', 'One'),
        await about('Women illegal aliens', 'Two'),
        await about('ILLEGAL ALIENS (Law)', 'Three'),
        await about('Aliens, Illegal', 'Four'),
      ]
      await about('Extraterrestrial beings', 'Other')
      const found = await house.must((w) =>
        createProject(w, {
          title: 'Noncitizens',
          rules: [{ action: 'replace', how: 'pattern', from: '(?i)\\billegal aliens\\b', to: 'noncitizens' }],
        }),
      )
      const run = await house.written((w) => runProject(w, found.id, {}))
      assert.equal(run.records, 4)
      assert.deepEqual(await Promise.all(bibs.map(subject)), [
        '$anoncitizens.',
        '$aWomen noncitizens.',
        '$anoncitizens (Law).',
        '$aAliens, Illegal.',
      ])
    })
  })
})
