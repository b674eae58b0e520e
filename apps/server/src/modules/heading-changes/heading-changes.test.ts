import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { isRefusal } from '../../platform/refusal.ts'
import { writeSetting } from '../../platform/setting.ts'
import { authorityChanged } from '../authorities/index.ts'
import { replaceBibMarc } from '../catalog/index.ts'
import { applyRun, undoRun } from '../batch-editing/index.ts'
import { beginChange } from './changes/begin-change.ts'
import { headingForm } from './changes/heading-form.ts'
import { authorityChanges, dismissOffer, listOffers, takeOffer } from './changes/offers.ts'
import { beginClustering } from './clusters/clusterings.ts'
import { listClusters, skipCluster } from './clusters/clusters.ts'
import { mergeClusters } from './clusters/merge-clusters.ts'
import { changeProject, createProject, deleteProject } from './projects/change-project.ts'
import { changedHeadings, publicProjects } from './projects/changed-headings.ts'
import { projectView } from './projects/project-store.ts'
import { runProject, waitingRecords } from './projects/run-project.ts'
import { watchProjects } from './projects/watch-projects.ts'
import { openHeadingHouse, type HeadingHouse } from './testing/heading-house.ts'

describe('a library that changes its headings', () => {
  let house: HeadingHouse
  before(async () => {
    house = await openHeadingHouse()
  })
  after(() => house.stop())

  /** Forms by which titles with a heading are found beside it. */
  async function formsOf(heading: string): Promise<readonly string[]> {
    const { rows } = await sql<{ text: string }>`
    select v.text from authorities.heading_variant_view v join authorities.heading_view h on h.id = v.heading_id
    where h.text = ${heading} order by v.text`.execute(house.read.db)
    return rows.map(({ text }) => text)
  }

  describe('A heading that is changed everywhere', () => {
    it('changes in every record that bears it, and is undone as a whole', async () => {
      const one = await house.title('=100  1\\$aBanks, Iain,$d1954-$eauthor.', '=245  10$aThe wasp factory')
      const two = await house.title('=245  10$aOn Banks', '=600  10$aBanks, Iain,$d1954-$xCriticism.')
      const other = await house.title('=100  1\\$aBanks, Iain M.,$d1954-', '=245  10$aConsider Phlebas')
      const before = await Promise.all([one, two].map((bib) => house.lines(bib)))
      const run = await house.written((w) =>
        beginChange(w, { kind: 'name', from: 'Banks, Iain, 1954-', to: '$aBanks, Iain,$d1954-2013', keepOld: true }),
      )
      assert.equal(run.counts.written, 2)
      assert.deepEqual(await house.lines(one), [
        '=100  1\\$aBanks, Iain,$d1954-2013,$eauthor.',
        '=245  10$aThe wasp factory',
      ])
      assert.deepEqual(await house.lines(two), ['=245  10$aOn Banks', '=600  10$aBanks, Iain,$d1954-2013$xCriticism.'])
      assert.equal(await house.version(other), 1)
      assert.deepEqual(await formsOf('Banks, Iain, 1954-2013'), ['Banks, Iain, 1954-'])
      await house.undone(run.id)
      assert.deepEqual(await Promise.all([one, two].map((bib) => house.lines(bib))), before)
      assert.deepEqual(await formsOf('Banks, Iain, 1954-2013'), [])
    })

    it('leaves a record that someone saved meanwhile, and says so', async () => {
      const kept = await house.title('=245  10$aBread', '=650  \\0$aCookery (Bread).')
      const free = await house.title('=245  10$aMore bread', '=650  \\0$aCookery (Bread).')
      const { id } = await house.preview((w) =>
        beginChange(w, { kind: 'subject', from: 'Cookery (Bread)', to: 'Cooking (Bread)' }),
      )
      await house.must((w) =>
        replaceBibMarc(w, kept, {
          marc: '=LDR  00000nam a2200000 i 4500\n=245  10$aBread and butter\n=650  \\0$aCookery (Bread).\n',
          version: 1,
        }),
      )
      const run = await house.write((w) => applyRun(w, id, {}))
      assert.deepEqual([run.counts.written, run.counts.conflict], [1, 1])
      assert.deepEqual(await house.lines(kept), ['=245  10$aBread and butter', '=650  \\0$aCookery (Bread).'])
      assert.deepEqual(await house.lines(free), ['=245  10$aMore bread', '=650  \\0$aCooking (Bread).'])
    })

    it('is refused where no record carries it, or it cannot be read', async () => {
      const ask = (from: string, to: string) => house.refused((w) => beginChange(w, { kind: 'any', from, to }))
      assert.deepEqual(await ask('Nobody has this', 'Something'), ['heading-not-carried'])
      assert.deepEqual(await ask(' -- ', 'Something'), ['heading-unreadable'])
    })

    it('is refused where it would become itself, but not where its form, vocabulary or authority changes', async () => {
      await house.title('=245  10$aAt the oven', '=650  \\0$abakers.')
      const ask = (to: string, more: object = {}) =>
        house.refused((w) => beginChange(w, { kind: 'subject', from: 'bakers', to, ...more }))
      assert.deepEqual(await ask(' bakers. '), ['heading-same'])
      assert.deepEqual(await ask('bakers', { source: 'lcsh', toSource: 'lcsh' }), ['heading-same'])
      const rules = [{ action: 'replace' as const, from: '$abakers', to: '$abakers' }]
      const refused = await house.refused((w) => createProject(w, { title: 'Nothing', rules }))
      assert.deepEqual(refused, ['heading-same'])
      const run = await house.preview((w) => beginChange(w, { kind: 'subject', from: 'bakers', to: 'Bakers' }))
      assert.equal(run.counts.changed, 1)
    })

    it('is offered with the codes that a record has', async () => {
      await house.title('=110  1\\$aUnited States.$bArmy.$bCorps of Engineers.', '=245  10$aRivers')
      const { rows } = await sql<{ id: number }>`
      select id from authorities.heading_view where text like 'United States. Army%'`.execute(house.read.db)
      const form = await headingForm(house.read, rows[0]?.id ?? 0)
      assert.ok(!isRefusal(form))
      assert.equal(form.form, '$aUnited States.$bArmy.$bCorps of Engineers.')
    })
  })

  describe('An authority record that establishes another heading', () => {
    const heading = (text: string, key: string) => ({ class: 'name' as const, tag: '100', text, key })
    const changedTo = (text: string, key: string) =>
      house.must((w) =>
        w.publish(authorityChanged, {
          authority: 7,
          vocabulary: 'lcnaf',
          before: heading('Clemens, Samuel', 'clemens samuel'),
          after: heading(text, key),
        }),
      )

    it('is offered to the records that carry the old one, which may follow or stay', async () => {
      await changedTo('Twain, Mark', 'twain mark')
      assert.equal((await listOffers(house.read, {})).total, 0, 'no record carries it')
      const bib = await house.title('=100  1\\$aClemens, Samuel.', '=245  10$aRoughing it')
      await changedTo('Twain, Mark', 'twain mark')
      const [offer] = (await listOffers(house.read, { state: 'open' })).rows
      assert.deepEqual([offer?.from, offer?.to, offer?.bibs], ['Clemens, Samuel', 'Twain, Mark', 1])
      await house.must((w) => dismissOffer(w, offer?.id ?? 0))
      assert.deepEqual(await house.refused((w) => takeOffer(w, offer?.id ?? 0, {})), ['heading-offer-settled'])
      await changedTo('Twain, Mark', 'twain mark')
      const [second] = (await listOffers(house.read, { state: 'open' })).rows
      const run = await house.written((w) => takeOffer(w, second?.id ?? 0, {}))
      assert.equal((await house.lines(bib))[0], '=100  1\\$aTwain, Mark.')
      await house.undone(run.id)
    })

    it('begins by itself where the library wants that', async () => {
      await house.must((w) => writeSetting(w, authorityChanges, 'automatic'))
      await changedTo('Clemens, Samuel L.', 'clemens samuel l')
      const [offer] = (await listOffers(house.read, { state: 'taken' })).rows
      assert.equal(offer?.to, 'Clemens, Samuel L.')
      await house.must((w) => writeSetting(w, authorityChanges, 'off'))
      await changedTo('Twain, Mark', 'twain mark')
      assert.equal((await listOffers(house.read, { state: 'open' })).total, 0)
    })
  })

  describe('A reparative project', () => {
    it('counts a run as standing while its undoing is only looked at', async () => {
      await house.title('=245  10$aAt sea', '=650  \\0$aSeamen.')
      const { id } = await house.must((w) =>
        createProject(w, { title: 'At sea', rules: [{ action: 'replace', from: 'Seamen', to: 'Sailors' }] }),
      )
      const waiting = async () => {
        const found = await house.must((w) => waitingRecords(w, id, {}))
        return found.total
      }
      const run = await house.written((w) => runProject(w, id, {}))
      assert.equal(await waiting(), 0)
      const undoing = await house.preview((w) => undoRun(w, run.id, {}))
      assert.equal((await projectView(house.read, id))?.runs[0]?.undoneBy, null)
      await house.title('=245  10$aAt sea again', '=650  \\0$aSeamen.')
      assert.equal(await waiting(), 1)
      await house.write((w) => applyRun(w, undoing.id, {}))
      assert.equal((await projectView(house.read, id))?.runs[0]?.undoneBy, undoing.id)
      assert.equal(await waiting(), 2)
    })

    it('replaces, adds and removes by its rules, tells the public why, and is undone run by run', async () => {
      const poor = await house.title('=245  10$aWelfare', '=650  \\0$aPoor$xMedical care.', '=650  \\0$aPoor children.')
      const gays = await house.title('=245  10$aPride', '=650  \\0$aGays.', '=650  \\7$aWeird.$2local')
      const project = await house.must((w) =>
        createProject(w, {
          title: 'People first',
          reason: 'Headings name people.',
          public: true,
          rules: [
            { action: 'replace', from: 'Poor', to: 'Poor people', source: 'lcsh', reason: 'Not a thing.' },
            { action: 'add', from: 'Gays', to: 'LGBTQ+ people', source: 'lcsh', toSource: 'homoit' },
            { action: 'remove', from: 'Weird', source: 'local' },
          ],
        }),
      )
      assert.deepEqual(await publicProjects(house.read), [], 'a draft is nobody’s business')
      const run = await house.written((w) => runProject(w, project.id, {}))
      assert.deepEqual(await house.lines(poor), [
        '=245  10$aWelfare',
        '=650  \\0$aPoor people$xMedical care.',
        '=650  \\0$aPoor children.',
      ])
      assert.deepEqual(await house.lines(gays), [
        '=245  10$aPride',
        '=650  \\0$aGays.',
        '=650  \\7$aLGBTQ+ people$2homoit',
      ])
      const { rows } = await changedHeadings(house.read, { project: project.id })
      assert.deepEqual(
        rows.map(({ bib, action, from, to, reason }) => [bib, action, from, to, reason]),
        [
          [poor, 'replace', 'Poor', 'Poor people', 'Not a thing.'],
          [gays, 'add', 'Gays', 'LGBTQ+ people', ''],
          [gays, 'remove', 'Weird', '', ''],
        ],
      )
      assert.deepEqual(await formsOf('Poor people -- Medical care'), ['Poor', 'Poor -- Medical care'])
      assert.deepEqual(await house.refused((w) => deleteProject(w, project.id)), ['heading-project-in-use'])
      const again = await house.preview((w) => runProject(w, project.id, {}))
      assert.equal(again.counts.changed, 0, 'a second run adds none')

      await house.undone(run.id)
      assert.deepEqual((await house.lines(gays)).length, 3)
      assert.equal((await changedHeadings(house.read, { project: project.id })).total, 0)
      assert.equal((await projectView(house.read, project.id))?.titles, 0)
      assert.deepEqual(await formsOf('Poor people -- Medical care'), [])
    })

    it('lists what came since, and changes it by itself where it was told to', async () => {
      await house.title('=245  10$aOne', '=650  \\0$aSlaves.')
      const project = await house.must((w) =>
        createProject(w, {
          title: 'Enslaved people',
          watch: 'apply',
          rules: [{ action: 'replace', from: 'Slaves', to: 'Enslaved people' }],
        }),
      )
      await house.written((w) => runProject(w, project.id, {}))
      const late = await house.title('=245  10$aTwo', '=650  \\0$aSlaves$zBrazil.')
      const waiting = await waitingRecords(house.read, project.id, {})
      assert.ok(!isRefusal(waiting))
      assert.deepEqual(
        waiting.rows.map(({ bib }) => bib),
        [late],
      )
      await watchProjects(house.platform)
      const view = await projectView(house.read, project.id)
      const [newest] = view?.runs ?? []
      assert.equal(view?.runs.length, 2)
      assert.equal(newest?.by, 'Project “Enslaved people”')
    })

    it('refuses rules that cannot be done, each by its number', async () => {
      const project = await house.must((w) => createProject(w, { title: 'Faulty' }))
      const codes = await house.refused((w) =>
        changeProject(w, project.id, {
          rules: [
            { action: 'add', from: 'A' },
            { action: 'replace', from: '(', to: 'b', how: 'pattern' },
            { action: 'remove', from: 'Fine' },
          ],
        }),
      )
      assert.deepEqual(codes, ['heading-rule-faulty', 'heading-rule-faulty'])
      assert.deepEqual(await house.refused((w) => runProject(w, project.id, {})), ['heading-project-empty'])
    })
  })

  describe('Messy headings', () => {
    it('of publishers are clustered and brought to one form', async () => {
      const right = await house.title('=245  10$aA', '=264  \\1$aLondon :$bPenguin Books,$c1999.')
      await house.title('=245  10$aB', '=264  \\1$aLondon :$bPenguin Books,$c2000.')
      const wrong = await house.title('=245  10$aC', '=264  \\1$aLondon :$bPENGUIN BOOKS,$c2001.')
      const id = await house.clustered((w) =>
        beginClustering(w, { of: { tag: '264', subfield: 'b' }, method: 'fingerprint' }),
      )
      const found = await listClusters(house.read, id, {})
      assert.ok(!isRefusal(found))
      assert.deepEqual(
        found.rows.map(({ forms }) => forms.map(({ text, count }) => [text, count])),
        [
          [
            ['Penguin Books', 2],
            ['PENGUIN BOOKS', 1],
          ],
        ],
      )
      assert.equal(found.rows[0]?.forms[1]?.bibs[0]?.title, 'C')
      const run = await house.written((w) => mergeClusters(w, id, { merges: [{ cluster: 1, to: 'Penguin Books' }] }))
      assert.equal(run.counts.written, 1)
      assert.deepEqual(await house.lines(wrong), ['=245  10$aC', '=264  \\1$aLondon :$bPenguin Books,$c2001.'])
      await house.undone(run.id)
      assert.equal((await house.lines(wrong))[1], '=264  \\1$aLondon :$bPENGUIN BOOKS,$c2001.')
      assert.equal(await house.version(right), 1)
    })

    it('of names keep the codes of the form that was chosen', async () => {
      await house.title('=100  1\\$aDostoyevsky, Fyodor,$d1821-1881.', '=245  10$aDemons')
      await house.title('=100  1\\$aDostoyevsky, Fyodor,$d1821-1881.', '=245  10$aThe idiot')
      const wrong = await house.title('=100  1\\$aDostoievsky, Fyodor,$d1821-1881.', '=245  10$aPoor folk')
      const id = await house.clustered((w) => beginClustering(w, { of: { kind: 'name' }, method: 'levenshtein' }))
      const found = await listClusters(house.read, id, {})
      assert.ok(!isRefusal(found))
      const cluster = found.rows.find(({ forms }) => forms.some(({ text }) => text.startsWith('Dostoievsky')))
      assert.equal(cluster?.forms[0]?.text, 'Dostoyevsky, Fyodor, 1821-1881')
      await house.written((w) =>
        mergeClusters(w, id, { merges: [{ cluster: cluster.number, to: cluster.forms[0]?.text ?? '' }] }),
      )
      assert.deepEqual((await house.lines(wrong))[0], '=100  1\\$aDostoyevsky, Fyodor,$d1821-1881.')
      assert.deepEqual(
        await house.refused((w) => skipCluster(w, id, cluster.number, true)),
        ['cluster-not-found'],
        'what is merged is no longer open',
      )
    })
  })
})
