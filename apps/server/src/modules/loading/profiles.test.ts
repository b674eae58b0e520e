import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startCarrel, type TestCarrel } from '../../../test/carrel.ts'
import { createApiKey } from '../../platform/api-key.ts'
import { GetBib, GetBibMarc } from '../catalog/contract.ts'
import { addUsualItemTypes } from '../catalog/index.ts'
import { createShelvingLocation, createBranch } from '../org/index.ts'
import * as contract from './contract.ts'
import type { Import, ProfileSettings } from './contract.ts'

const leader = '=LDR  00000nam a2200000 i 4500'
const record = (number: string, title: string, ...more: readonly string[]) =>
  `${[leader, `=001  ${number}`, '=003  CaTest', `=245  00$a${title}`, ...more].join('\n')}\n\n`
const usual: ProfileSettings = {
  match: null,
  overlay: null,
  onMatch: 'update',
  onNew: 'add',
  deletes: 'skip',
  holdings: false,
  items: null,
  set: null,
}

describe('loading files by a profile', () => {
  let carrel: TestCarrel
  let authorization: string
  before(async () => {
    carrel = await startCarrel()
    const permissions = ['catalog:import', 'catalog:loading']
    const key = await carrel.mustWork((w) => createApiKey(w, { name: 'load', permissions, branch: null }))
    authorization = `Bearer ${key.token}`
    await carrel.mustWork((w) =>
      createBranch(w, { code: 'PINE', name: 'Pine Street', kind: 'branch', timeZone: 'UTC' }),
    )
    await carrel.mustWork((w) => addUsualItemTypes(w))
    await carrel.mustWork((w) => createShelvingLocation(w, { code: 'FIC', name: 'Fiction' }))
  })
  after(() => carrel.stop())

  const runJobs = () =>
    carrel.server.app.inject({ method: 'POST', url: '/api/v1/test/jobs/run', headers: { authorization } })
  const upload = async (text: string, query = ''): Promise<Import> => {
    const answer = await carrel.server.app.inject({
      method: 'POST',
      url: `/api/v1/imports?name=file.mrk${query}`,
      headers: { 'content-type': 'application/octet-stream', authorization },
      payload: text,
    })
    assert.equal(answer.statusCode, 200, answer.body)
    return answer.json()
  }
  /** Loads a file to its end. */
  const load = async (text: string, query = ''): Promise<Import> => {
    const { id } = await upload(text, query)
    await runJobs()
    return carrel.must(contract.GetImport, { params: { id } })
  }
  const profile = async (name: string, settings: Partial<ProfileSettings>) =>
    `&profile=${(await carrel.must(contract.CreateLoadProfile, { body: { name, settings: { ...usual, ...settings } } })).id}`
  const rowsOf = async (id: number) => (await carrel.must(contract.ListImportRows, { params: { id } })).rows
  const lines = async (id: number) => {
    const { fields } = await carrel.must(GetBibMarc, { params: { id } })
    return fields
      .filter(({ tag }) => tag > '005' && tag !== '008')
      .map(({ tag, value, subfields }) => `${tag} ${value ?? subfields?.map((each) => each.value).join(' ')}`)
  }
  const undo = async (id: number) => {
    await carrel.must(contract.RevertImport, { params: { id } })
    await runJobs()
  }

  it('keeps what the overlay profile protects, and takes back the whole', async () => {
    const first = await load(record('k1', 'Emil', '=590  \\\\$aSigned by the author', '=505  0\\$aOld contents'))
    const [{ bib } = { bib: null }] = await rowsOf(first.id)
    const query = await profile('overlay', { overlay: 'overlay' })
    const done = await load(record('k1', 'Emil und die Detektive', '=505  0\\$aNew contents'), query)
    assert.deepEqual([done.updated, done.profile], [1, 'overlay'])
    assert.deepEqual(await lines(bib ?? 0), [
      '245 Emil und die Detektive',
      '505 New contents',
      '590 Signed by the author',
    ])
    await undo(done.id)
    assert.deepEqual((await lines(bib ?? 0)).toSorted(), ['245 Emil', '505 Old contents', '590 Signed by the author'])
  })

  it('looks at everything before it writes anything, shows each record beside its title, and does what a person chose', async () => {
    await load(record('p1', 'Pünktchen und Anton', '=590  \\\\$aOurs') + record('p2', 'Das fliegende Klassenzimmer'))
    const query = await profile('whole records', { overlay: 'replace-all' })
    const file =
      record('p1', 'Pünktchen', '=500  \\\\$aNew note') +
      record('p2', 'Klassenzimmer') +
      record('p3', 'Das doppelte Lottchen')
    const preview = await load(file, `${query}&preview=true`)
    assert.deepEqual([preview.state, preview.added, preview.updated, preview.revertible], ['previewed', 1, 2, false])
    const [one, two, three] = await rowsOf(preview.id)
    assert.match(one?.lost.join() ?? '', /590 Ours/)
    const detail = await carrel.must(contract.GetImportRow, { params: { id: preview.id, number: 1 } })
    assert.deepEqual(
      detail.diff?.fields
        .filter(({ kind }) => kind !== 'kept')
        .map(({ kind, tag }) => `${kind} ${tag}`)
        .toSorted(),
      ['added 500', 'changed 245', 'removed 590'],
    )
    assert.deepEqual(await lines(one?.bib ?? 0), ['245 Pünktchen und Anton', '590 Ours'])
    await carrel.must(contract.ChooseRow, { params: { id: preview.id, number: 1 }, body: { choice: 'skip' } })
    await carrel.must(contract.ChooseRow, {
      params: { id: preview.id, number: 3 },
      body: { choice: 'match', bib: two?.bib ?? 0 },
    })
    assert.equal(three?.bib, null)
    await carrel.must(contract.RunImport, { params: { id: preview.id } })
    await runJobs()
    const done = await carrel.must(contract.GetImport, { params: { id: preview.id } })
    assert.deepEqual([done.state, done.read, done.added, done.updated, done.skipped], ['done', 3, 0, 2, 1])
    assert.deepEqual(await lines(one?.bib ?? 0), ['245 Pünktchen und Anton', '590 Ours'])
    assert.deepEqual(await lines(two?.bib ?? 0), ['245 Das doppelte Lottchen'])
  })

  it('puts a preview away without a trace', async () => {
    const preview = await load(record('q1', 'Never'), '&preview=true')
    await carrel.must(contract.DiscardImport, { params: { id: preview.id } })
    const again = await carrel.call(contract.RunImport, { params: { id: preview.id } })
    assert.equal(again.ok, false)
    assert.deepEqual(
      (await rowsOf(preview.id)).map(({ bib }) => bib),
      [null],
    )
  })

  it('never guesses between titles that fit, and tells them', async () => {
    const query = await profile('by title', { match: 'title-author-year', overlay: 'add-only' })
    const book = (number: string, isbn: string) =>
      record(number, 'Der 35. Mai', `=020  \\\\$a${isbn}`, '=100  1\\$aKästner, Erich', '=264  \\1$c1931')
    await load(book('m1', '9783791530123'))
    await load(book('m2', '9783855356102'))
    const preview = await load(
      record('x9', 'Der 35. Mai', '=100  1\\$aKästner, Erich', '=264  \\1$c1931'),
      `${query}&preview=true`,
    )
    const [row] = await rowsOf(preview.id)
    assert.deepEqual([row?.state, row?.candidates.length], ['refused', 2])
    assert.match(row?.notes.join(' ') ?? '', /more than one title/)
    const detail = await carrel.must(contract.GetImportRow, { params: { id: preview.id, number: 1 } })
    assert.deepEqual(
      detail.candidates.map(({ score }) => score),
      [100, 100],
    )
    await carrel.must(contract.ChooseRow, {
      params: { id: preview.id, number: 1 },
      body: { choice: 'match', bib: row?.candidates[1] ?? 0 },
    })
    await carrel.must(contract.RunImport, { params: { id: preview.id } })
    await runJobs()
    const [chosen] = await rowsOf(preview.id)
    assert.deepEqual([chosen?.bib, chosen?.state === 'refused'], [row?.candidates[1], false])
  })

  it('makes items of 952, tells what it cannot, and deletes them when it is undone', async () => {
    const mapping = await carrel.must(contract.ItemMappings.create, {
      body: {
        name: 'Our Koha',
        content: {
          name: 'Our Koha',
          tag: '952',
          places: { barcode: 'p', branch: 'a', location: 'c', itemType: 'y', callNumber: 'o', price: 'g' },
          values: { itemType: { BK: 'book' } },
        },
      },
    })
    const query = await profile('with items', { items: mapping.ref })
    const item = (barcode: string, branch: string, type = 'BK') =>
      `=952  \\\\$a${branch}$cFIC$oFIC KAS$p${barcode}$y${type}$g12.50`
    const done = await load(
      record('i1', 'Emil am Meer', item('50001', 'PINE'), item('50002', 'Nowhere'), item('50001', 'PINE')) +
        record('i2', 'Drei Männer im Schnee', item('50003', 'pine', 'ZZ'), item('50004', 'Pine Street')),
      query,
    )
    assert.deepEqual([done.added, done.itemsAdded, done.itemsRefused], [2, 2, 2])
    const [one, two] = await rowsOf(done.id)
    assert.match(one?.notes.join(' ') ?? '', /no branch “Nowhere”/)
    assert.match(two?.notes.join(' ') ?? '', /no item type “ZZ”/)
    assert.deepEqual(await lines(one?.bib ?? 0), ['245 Emil am Meer'])
    const { items } = await carrel.must(GetBib, { params: { id: one?.bib ?? 0 } })
    assert.deepEqual(
      items.map(({ barcode, callNumber, price }) => [barcode, callNumber, price?.amount]),
      [['50001', 'FIC KAS', 1250]],
    )
    const again = await load(record('i1', 'Emil am Meer', item('50001', 'PINE'), item('50009', 'PINE')), query)
    assert.deepEqual([again.itemsAdded, again.itemsRefused, again.unchanged], [1, 0, 1])
    await undo(done.id)
    assert.equal((await carrel.call(GetBib, { params: { id: two?.bib ?? 0 } })).ok, false)
    // An item of a later import keeps its title.
    assert.deepEqual(
      (await carrel.must(GetBib, { params: { id: one?.bib ?? 0 } })).items.map(({ barcode }) => barcode),
      ['50009'],
    )
  })

  it('takes an item in the state that its record says, and refuses a state that nobody can set', async () => {
    const content = {
      name: 'Ours',
      tag: '949',
      indicators: '#1',
      places: { barcode: 'i', branch: 'l', itemType: 't', status: 's' },
      values: { status: { m: 'missing', '-': 'available' } },
    }
    const mapping = await carrel.must(contract.ItemMappings.create, { body: { name: 'States', content } })
    const query = await profile('with states', { items: mapping.ref })
    const item = (barcode: string, status: string, indicators = '\\1') =>
      `=949  ${indicators}$i${barcode}$lPINE$tbook${status === '' ? '' : `$s${status}`}`
    const done = await load(
      record(
        'st1',
        'States',
        item('80001', 'm'),
        item('80002', '-'),
        item('80003', ''),
        item('80004', 'In Process'),
        item('80005', 'on-loan'),
        item('80006', 'm', '\\2'),
      ),
      query,
    )
    const [row] = await rowsOf(done.id)
    assert.deepEqual([done.itemsAdded, done.itemsRefused], [4, 1])
    assert.match(row?.notes.join(' ') ?? '', /80005 was not added: there is no state in which items come “on-loan”/)
    const { items } = await carrel.must(GetBib, { params: { id: row?.bib ?? 0 } })
    assert.deepEqual(items.map(({ barcode, status }) => `${barcode} ${status}`).toSorted(), [
      '80001 missing',
      '80002 available',
      '80003 available',
      '80004 in-process',
    ])
    await undo(done.id)
    assert.equal((await carrel.call(GetBib, { params: { id: row?.bib ?? 0 } })).ok, false)
  })

  it('puts holdings records into the title that they follow', async () => {
    const query = await profile('bib and MFHD', { holdings: true, items: 'holdings' })
    const holdings = (number: string, bib: string) =>
      `=LDR  00000nx  a2200000zn 4500\n=001  ${number}\n=004  ${bib}\n=852  0\\$bPINE$hFIC$iKAS\n=876  \\\\$p6${number}$hbook\n\n`
    const done = await load(
      record('h1', 'Die verschwundene Miniatur') + holdings('0001', 'h1') + holdings('0002', 'gone'),
      query,
    )
    assert.deepEqual([done.read, done.added, done.itemsAdded, done.refused], [2, 1, 1, 1])
    const rows = await rowsOf(done.id)
    assert.match(rows.map(({ notes }) => notes.join(' ')).join('\n'), /no title before it belongs to/)
  })

  it('deletes what a file says is deleted, unless something hangs on it', async () => {
    const first = await load(record('d1', 'To go'))
    const [{ bib } = { bib: null }] = await rowsOf(first.id)
    const query = await profile('with deletions', { deletes: 'remove' })
    const gone = record('d1', 'To go').replace('nam', 'dam') + record('d404', 'Unknown').replace('nam', 'dam')
    const done = await load(gone, query)
    assert.deepEqual([done.removed, done.skipped], [1, 1])
    assert.equal((await carrel.call(GetBib, { params: { id: bib ?? 0 } })).ok, false)
    await undo(done.id)
    assert.equal((await carrel.call(GetBib, { params: { id: bib ?? 0 } })).ok, true)
  })

  it('replaces the set of a provider: what the file lacks goes, or loses its link, and comes back', async () => {
    const link = (n: number) => `=856  40$uhttps://books.example/${n}`
    const own = await load(record('v2', 'We had this', '=856  40$uhttps://ours.example/2'))
    const [{ bib: ours } = { bib: null }] = await rowsOf(own.id)
    const set = await carrel.must(contract.CreateProviderSet, { body: { name: 'Example Books', mostWithdrawn: 100 } })
    const settings = { overlay: 'add-only', set: { id: set.id, mode: 'replace' } } as const
    const query = await profile('Example e-books', settings)
    const first = await load(
      record('v1', 'One', link(1)) + record('v2', 'We had this', link(2)) + record('v3', 'Three', link(3)),
      query,
    )
    assert.deepEqual([first.added, first.updated, first.withdrawn], [2, 1, 0])
    const [one] = await rowsOf(first.id)
    const preview = await load(record('v3', 'Three', link(3)), `${query}&preview=true`)
    assert.equal(preview.heldBack, 2)
    const second = await load(record('v3', 'Three', link(3)), query)
    assert.deepEqual([second.state, second.withdrawn, second.heldBack], ['done', 2, 0])
    assert.equal((await carrel.call(GetBib, { params: { id: one?.bib ?? 0 } })).ok, false)
    assert.deepEqual(await lines(ours ?? 0), ['245 We had this', '856 https://ours.example/2'])
    await undo(second.id)
    assert.deepEqual(await lines(one?.bib ?? 0), ['245 One', '856 https://books.example/1'])
    assert.deepEqual((await lines(ours ?? 0)).length, 3)
    const members = await carrel.must(contract.ListSetMembers, { params: { id: set.id } })
    assert.equal(members.total, 3)
  })

  it('gives a set back as it was, whichever of two replacements is undone first', async () => {
    const link = (n: number, of: string) => `=856  40$uhttps://${of}.example/${n}`
    const book = (n: number, of: string) => record(`w${n}`, `Set title ${n}`, link(n, of))
    for (const order of ['newest first', 'oldest first'] as const) {
      const set = await carrel.must(contract.CreateProviderSet, { body: { name: order, mostWithdrawn: 100 } })
      const query = await profile(order, { set: { id: set.id, mode: 'replace' } })
      const members = async () =>
        (await carrel.must(contract.ListSetMembers, { params: { id: set.id } })).rows
          .map(({ title, links, import: from }) => `${title} ${links.join()} ${from}`)
          .toSorted()
      const first = await load(book(1, 'a') + book(2, 'a') + book(3, 'a'), query)
      const before = await members()
      assert.equal(before[0], `Set title 1 https://a.example/1 ${first.id}`)
      const second = await load(book(1, 'b') + book(4, 'b'), query)
      assert.equal(second.withdrawn, 2)
      const third = await load(book(1, 'c') + book(4, 'b'), query)
      for (const { id } of order === 'newest first' ? [third, second] : [second, third]) await undo(id)
      assert.deepEqual(await members(), before, order)
      await undo(first.id)
      assert.deepEqual(await members(), [], order)
    }
  })

  it('does not withdraw a large part of a set without asking', async () => {
    const set = await carrel.must(contract.CreateProviderSet, { body: { name: 'Careful', mostWithdrawn: 30 } })
    const query = await profile('Careful', { set: { id: set.id, mode: 'replace' } })
    await load(record('c1', 'First') + record('c2', 'Second'), query)
    const done = await load(record('c1', 'First'), query)
    assert.deepEqual([done.withdrawn, done.heldBack], [0, 1])
    assert.match(done.heldWhy ?? '', /50 %/)
    await carrel.must(contract.Withdraw, { params: { id: done.id } })
    await runJobs()
    const now = await carrel.must(contract.GetImport, { params: { id: done.id } })
    assert.deepEqual([now.withdrawn, now.heldBack], [1, 0])
  })

  it('reads a table by a map of its columns', async () => {
    const query = await profile('a table', { columns: '=020  \\\\$a{ISBN}\n=245  00$a{Title}' })
    const done = await load('ISBN,Title\n9783791530123,"A title, with a comma"\n,\n', query)
    const [row] = await rowsOf(done.id)
    assert.deepEqual([done.added, row?.title], [1, 'A title, with a comma'])
  })

  it('tries rules on two records before they are saved', async () => {
    const both = (which: string) => record('t1', `245-${which}`, `=505  0\\$a505-${which}`)
    const tried = await carrel.must(contract.TryLoading, {
      body: {
        existing: both('existing'),
        incoming: both('incoming'),
        match: 'identifiers',
        overlay: { name: 'x', base: 'existing', rules: [{ action: 'add', fields: '505' }] },
      },
    })
    assert.deepEqual([tried.match?.matches, tried.isChanged], [true, true])
    assert.deepEqual(
      tried.result?.split(/\r?\n/).filter((line) => /^=(?:245|505)/.test(line)),
      ['=245  00$a245-existing', '=505  0\\$a505-incoming', '=505  0\\$a505-existing'],
    )
    const wrong = await carrel.call(contract.OverlayProfiles.create, {
      body: {
        name: 'wrong',
        content: { name: 'wrong', base: 'existing', rules: [{ action: 'keep', fields: '856[u~(a+)+]' }] },
      },
    })
    assert.match(wrong.ok ? '' : (wrong.problem.blocks?.[0]?.message ?? ''), /very long/)
  })

  it('keeps a rule that a profile uses', async () => {
    const rule = await carrel.must(contract.MatchRules.create, {
      body: { name: 'ISBN', content: { name: 'ISBN', threshold: 1, points: [{ kind: 'isbn', weight: 1 }] } },
    })
    await profile('by ISBN', { match: rule.ref })
    const refused = await carrel.call(contract.MatchRules.remove, { params: { id: Number(rule.ref) } })
    assert.match(refused.ok ? '' : (refused.problem.blocks?.[0]?.message ?? ''), /“by ISBN”/)
  })
})
