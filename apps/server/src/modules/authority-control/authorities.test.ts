import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import {
  authorityLockOf,
  authorityRecord,
  browseHeadings,
  countFaults,
  countReports,
  getAuthority,
  getReport,
  heedInReport,
  ignoreInReport,
  linkHeading,
  listAuthorities,
  matchHeading,
  mergeAuthorities,
  releaseAuthorityLock,
  restoreAuthority,
  retireAuthority,
  saveAuthority,
  takeAuthorityLock,
} from '../authorities/index.ts'
import { isRefusal, type Outcome } from '../../platform/refusal.ts'
import { authority, fileOf, openAuthorityHouse, type AuthorityHouse } from './testing/authority-house.ts'
import { titlesOfAuthority } from './titles-of.ts'

const twain = authority(
  '=001  n79021164',
  '=008  790508n| azannaabn          |a aaa      ',
  '=010  \\\\$an 79021164',
  '=100  1\\$aTwain, Mark,$d1835-1910',
  '=400  1\\$aClemens, Samuel Langhorne,$d1835-1910',
  '=400  1\\$wnnaa$aTwain, M.',
)
const subjects = [
  authority('=001  sh1', '=150  \\\\$aPoor', '=450  \\\\$aPaupers', '=550  \\\\$wg$aPoverty', '=550  \\\\$aBeggars'),
  authority('=001  sh2', '=150  \\\\$aPoverty', '=450  \\\\$aDestitution'),
  authority('=001  sh3', '=150  \\\\$aHumorous stories, American', '=450  \\\\$aAmerican humorous stories'),
  authority('=001  sh4', '=180  \\\\$xMedical care'),
  authority('=001  sh5', '=150  \\\\$aPoor children'),
  authority(
    '=001  sh6',
    '=150  \\\\$aCookery',
    '=667  \\\\$aRecord generated for validation purposes.',
    '=450  \\\\$aCuisine',
  ),
]

const must = <T>(outcome: Outcome<T>): T => {
  if (isRefusal(outcome)) throw new Error(outcome.blocks.map(({ message }) => message).join(' '))
  return outcome
}

describe('headings under authority control', () => {
  let house: AuthorityHouse
  const how = async (text: string) => {
    const { rows } = await sql<{ how: string; to: string | null }>`
      select v.how, a.text as to from authorities.heading_view v
        left join authorities.authority_view a on a.id = v.authority_id where v.text = ${text}`.execute(house.read.db)
    return rows[0] && (rows[0].to === null ? rows[0].how : `${rows[0].how}: ${rows[0].to}`)
  }
  const idOf = async (text: string) => {
    const { rows } = await sql<{ id: number }>`
      select id from authorities.authority_view where text = ${text} order by id limit 1`.execute(house.read.db)
    return rows[0]?.id ?? 0
  }
  before(async () => {
    house = await openAuthorityHouse()
    // A title that was there before any authority.
    await house.title('=100  1\\$aTwain, Mark,$d1835-1910,$eauthor.', '=245  10$aRoughing it', '=650  \\0$aPaupers.')
    await house.load(fileOf(twain), { vocabulary: 'lcnaf' })
    await house.load(fileOf(...subjects), { vocabulary: 'lcsh' })
    // Titles that come when the authorities are there.
    await house.title(
      '=100  1\\$aTwain, Mark.',
      '=245  10$aSketches',
      '=650  \\0$aPoor$xMedical care.',
      '=650  \\0$aPoor$xJokes and riddles.',
      '=650  \\0$aHumorous story, American',
    )
    await house.title(
      '=245  00$aStreets',
      '=650  \\0$aPoor children$xMedical care.',
      '=650  \\0$aCuisine',
      '=650  \\0$aPoverty',
    )
    await house.title('=245  00$aAlms', '=650  \\0$aBeggars', '=650  \\2$aPoor', '=650  \\0$aPoor')
  })
  after(() => house.stop())

  const cases: readonly (readonly [heading: string, expected: string])[] = [
    ['Twain, Mark, 1835-1910', 'exact: Twain, Mark, 1835-1910'],
    ['Twain, Mark', 'near: Twain, Mark, 1835-1910'],
    ['Paupers', 'see-from: Poor'],
    ['Poor -- Medical care', 'subdivided: Poor'],
    ['Poor -- Jokes and riddles', 'main: Poor'],
    ['Poor children -- Medical care', 'subdivided: Poor children'],
    ['Humorous story, American', 'near: Humorous stories, American'],
    ['Poverty', 'exact: Poverty'],
    // A record made for validation leads nowhere.
    ['Cuisine', 'none'],
    ['Beggars', 'none'],
  ]
  for (const [heading, expected] of cases) {
    it(`links "${heading}": ${expected}`, async () => assert.equal(await how(heading), expected))
  }
  it('asks a vocabulary only about headings that name it', async () => {
    const { rows } = await sql<{ how: string }>`
      select how from authorities.heading_view where source = 'mesh' and text = 'Poor'`.execute(house.read.db)
    assert.equal(rows[0]?.how, 'none')
  })

  it('finds titles by the forms that lead to their headings, also those that came before', async () => {
    assert.deepEqual(await house.found('clemens'), ['Roughing it'])
    assert.deepEqual(await house.found('author:clemens'), ['Roughing it'])
    assert.deepEqual(await house.found('subject:destitution'), ['Streets'])
  })
  it('finds a title with an outdated form by the heading that is used now', async () => {
    assert.ok((await house.found('subject:poor')).includes('Roughing it'))
  })

  it('shows the forms in their places in the list of headings, with what they lead to', async () => {
    const names = await browseHeadings(house.read, { kind: 'name', from: 'c' })
    assert.deepEqual(
      names.rows.map(({ entry, text, see }) => [entry, text, see]),
      [
        ['see', 'Clemens, Samuel Langhorne, 1835-1910', 'Twain, Mark, 1835-1910'],
        ['heading', 'Twain, Mark', null],
        ['heading', 'Twain, Mark, 1835-1910', null],
      ],
    )
  })
  it('shows related headings that have titles, from both ends', async () => {
    const list = await browseHeadings(house.read, { kind: 'subject', from: 'poo' })
    const of = (text: string) =>
      list.rows
        .find((row) => row.text === text && row.source === 'lcsh')
        ?.related.map(({ relation, text: other }) => `${relation}: ${other}`)
    assert.deepEqual(of('Poor'), ['related: Beggars', 'broader: Poverty'])
    assert.deepEqual(of('Poverty'), ['narrower: Poor'])
  })
  it('walks the list forwards and back without losing a line', async () => {
    const whole = await browseHeadings(house.read, { kind: 'subject' })
    const texts: string[] = []
    let page = await browseHeadings(house.read, { kind: 'subject', limit: 3 })
    texts.push(...page.rows.map(({ text, source }) => text + source))
    while (page.after !== null) {
      page = await browseHeadings(house.read, { kind: 'subject', limit: 3, after: page.after })
      texts.push(...page.rows.map(({ text, source }) => text + source))
    }
    assert.deepEqual(
      texts,
      whole.rows.map(({ text, source }) => text + source),
    )
    const back: string[] = []
    for (let before = page.before; before !== null;) {
      const earlier = await browseHeadings(house.read, { kind: 'subject', limit: 3, before })
      back.unshift(...earlier.rows.map(({ text, source }) => text + source))
      before = earlier.before
    }
    assert.deepEqual([...back, ...page.rows.map(({ text, source }) => text + source)], texts)
  })

  it('offers what may be meant while a heading is written', async () => {
    const texts = async (text: string) =>
      (await matchHeading(house.read, { kind: 'name', text })).candidates.map((one) => one.text)
    for (const typed of ['Twain, Mark', 'Twain, Marc', 'Clemens, S', 'twain', 'Mark Twain']) {
      assert.ok((await texts(typed)).includes('Twain, Mark, 1835-1910'), typed)
    }
    const match = await matchHeading(house.read, { kind: 'name', text: 'Twain, Mark, 1835-1910' })
    assert.equal(match.how, 'exact')
    assert.deepEqual(match.candidates[0]?.field?.subfields, [
      { code: 'a', value: 'Twain, Mark,' },
      { code: 'd', value: '1835-1910' },
    ])
  })

  it('reports what wants work, and puts lines aside with a reason', async () => {
    const texts = async (report: Parameters<typeof getReport>[1]) =>
      (await getReport(house.read, report, {})).rows.map(({ heading, authority: of }) => heading?.text ?? of?.text)
    assert.deepEqual(await texts('see-from'), ['Paupers'])
    assert.deepEqual(await texts('near'), ['Twain, Mark', 'Humorous story, American'])
    assert.deepEqual(await texts('unlinked'), ['Beggars', 'Cuisine'])
    assert.deepEqual(await texts('main'), ['Poor -- Jokes and riddles'])
    assert.deepEqual(await texts('blind'), ['Poor'])
    assert.ok((await texts('new')).length >= 8)
    const [line] = (await getReport(house.read, 'unlinked', {})).rows
    await house.must((w) => ignoreInReport(w, 'unlinked', line?.subject ?? '', 'Local word'))
    assert.deepEqual(await texts('unlinked'), ['Cuisine'])
    const count = async () => (await countReports(house.read)).counts.find(({ report }) => report === 'unlinked')?.count
    assert.equal(await count(), 1)
    await house.must((w) => heedInReport(w, 'unlinked', line?.subject ?? ''))
    assert.equal(await count(), 2)
  })

  it('links by hand, and looks again when that is taken back', async () => {
    const { rows } = await sql<{ id: number }>`
      select id from authorities.heading_view where text = 'Twain, Mark'`.execute(house.read.db)
    const id = rows[0]?.id ?? 0
    await house.must(async (w) => linkHeading(w, id, await idOf('Twain, Mark, 1835-1910')))
    assert.deepEqual(await house.found('clemens'), ['Roughing it', 'Sketches'])
    await house.must((w) => linkHeading(w, id, null))
    assert.equal(await how('Twain, Mark'), 'near: Twain, Mark, 1835-1910')
    assert.deepEqual(await house.found('clemens'), ['Roughing it'])
  })

  it('links anew when a record is edited, and refuses a version that is no longer the present one', async () => {
    const id = await idOf('Poor')
    const opened = must(await authorityRecord(house.read, id))
    const fields = [...opened.fields, { tag: '450', indicators: '  ', subfields: [{ code: 'a', value: 'Cuisine' }] }]
    const save = { leader: opened.leader, fields, version: opened.version }
    await house.must((w) => saveAuthority(w, id, save))
    assert.equal(await how('Cuisine'), 'see-from: Poor')
    assert.deepEqual(await house.refused((w) => saveAuthority(w, id, save)), ['authority-changed-meanwhile'])
    await house.must((w) => restoreAuthority(w, id, { version: 1, current: 2 }))
    assert.equal(await how('Cuisine'), 'none')
    const again = must(await authorityRecord(house.read, id))
    assert.deepEqual(
      again.fields.filter(({ tag }) => tag !== '005'),
      opened.fields.filter(({ tag }) => tag !== '005'),
    )
  })
  it('tells a second window who has a record open, until that one leaves it', async () => {
    const id = await idOf('Poor')
    const mine = await house.must((w) => takeAuthorityLock(w, id, { token: 'window-one' }))
    const theirs = await house.must((w) => takeAuthorityLock(w, id, { token: 'window-two' }))
    assert.deepEqual([mine.mine, theirs.mine, theirs.since], [true, false, mine.since])
    await house.must((w) => releaseAuthorityLock(w, id, 'window-two'))
    assert.ok(await authorityLockOf({ ...house.read, now: house.platform.clock.now() }, id))
    await house.must((w) => releaseAuthorityLock(w, id, 'window-one'))
    assert.equal(await authorityLockOf({ ...house.read, now: house.platform.clock.now() }, id), null)
    assert.deepEqual(await house.refused((w) => takeAuthorityLock(w, 999_999, { token: 'window-one' })), [
      'authority-not-found',
    ])
  })
  it('counts the faults of the records, without those that were put aside', async () => {
    const count = async () => new Map((await countFaults(house.read)).counts.map((one) => [one.report, one.count]))
    const [line] = (await getReport(house.read, 'blind', {})).rows
    const before = await count()
    assert.deepEqual([before.get('blind'), before.get('loop')], [1, 0])
    await house.must((w) => ignoreInReport(w, 'blind', line?.subject ?? '', 'Comes later').then(() => ({})))
    assert.equal((await count()).get('blind'), 0)
    await house.must((w) => heedInReport(w, 'blind', line?.subject ?? '').then(() => ({})))
  })
  it('takes a record out of use, tells it, and brings it back', async () => {
    const id = await idOf('Poverty')
    await house.must((w) => retireAuthority(w, id, { version: 1, why: 'Not wanted' }))
    assert.equal(await how('Poverty'), 'retired: Poverty')
    await house.must((w) => restoreAuthority(w, id, { version: 1, current: 2 }))
    assert.equal(await how('Poverty'), 'exact: Poverty')
  })
  it('merges two records: the heading of the one leads to the other, and its number is kept', async () => {
    const [gone, stays] = [await idOf('Poor children'), await idOf('Poor')]
    const present = must(await getAuthority(house.read, gone))
    await house.must((w) => mergeAuthorities(w, gone, { into: stays, version: present.version }))
    assert.equal(await how('Poor children -- Medical care'), 'see-from: Poor')
    const after = must(await getAuthority(house.read, gone))
    assert.deepEqual([after.state, after.successor?.id], ['replaced', stays])
    const record = must(await authorityRecord(house.read, stays))
    assert.ok(record.fields.some(({ tag, subfields }) => tag === '450' && subfields?.[0]?.value === 'Poor children'))
    assert.deepEqual(await house.refused((w) => mergeAuthorities(w, stays, { into: stays, version: 1 })), [
      'same-authority',
    ])
  })
  it('finds records by their forms and numbers, and titles under them', async () => {
    const listed = await listAuthorities(house.read, { q: 'clemens' })
    assert.deepEqual(
      [listed.rows[0]?.text, listed.rows[0]?.via],
      ['Twain, Mark, 1835-1910', 'Clemens, Samuel Langhorne, 1835-1910'],
    )
    assert.equal((await listAuthorities(house.read, { q: 'n79021164' })).rows[0]?.text, 'Twain, Mark, 1835-1910')
    const titles = must(await titlesOfAuthority(house.read, await idOf('Twain, Mark, 1835-1910')))
    assert.deepEqual(
      titles.rows.map(({ title }) => title),
      ['Roughing it'],
    )
  })
})
