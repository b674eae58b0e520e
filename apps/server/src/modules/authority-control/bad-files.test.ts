import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { changedRecord } from '@carrel/marc'
import { isRefusal } from '../../platform/refusal.ts'
import { authorityRecord, getReport, listAuthorities, saveAuthority } from '../authorities/index.ts'
import { listLoadRows } from './load/list-loads.ts'
import { refusedAuthorities } from './load/refused-records.ts'
import { authority, fileOf, openAuthorityHouse, type AuthorityHouse } from './testing/authority-house.ts'

const sound = authority('=001  sh1', '=150  \\\\$aSound')
const bib = changedRecord(authority('=001  b1', '=100  1\\$aAuthor', '=245  10$aA title'), {
  leader: '00000nam a2200000 i 4500',
})

describe('files of authority records with faults', () => {
  let house: AuthorityHouse
  before(async () => {
    house = await openAuthorityHouse()
  })
  after(() => house.stop())
  const idOf = async (q: string) => (await listAuthorities(house.read, { q })).rows[0]?.id ?? 0

  it('refuse what is no authority record, each with its reason, and take the rest', async () => {
    const none = authority('=001  sh2', '=670  \\\\$aNothing')
    const two = authority('=001  sh3', '=100  1\\$aOne', '=150  \\\\$aTwo')
    const empty = authority('=001  sh4', '=150  \\\\$a')
    const done = await house.load(fileOf(none, two, bib, empty, sound), { vocabulary: 'lcsh' })
    assert.deepEqual([done.read, done.added, done.refused, done.state], [5, 1, 4, 'done'])
    const told = await listLoadRows(house.read, done.id, { state: 'refused' })
    if (isRefusal(told)) throw new Error('The load is not there.')
    const reasons = [
      /needs one 1XX field/,
      /has 2 headings \(100 and 150\)/,
      /record of a title/,
      /heading \(150\) is empty/,
    ]
    for (const [at, reason] of reasons.entries()) assert.match(told.rows[at]?.notes[0] ?? '', reason)
  })

  it('give back the refused records as they came', async () => {
    const two = authority('=001  sh3', '=100  1\\$aOne', '=150  \\\\$aTwo')
    const done = await house.load(fileOf(sound, two), { vocabulary: 'lcsh' })
    const { rows } = await house.platform.database.pool.query<{ id: number; file: string; form: string }>(
      'select id, file, form from authority_control.load where id = $1',
      [done.id],
    )
    const [load] = rows
    const pieces: Uint8Array[] = []
    if (load) for await (const piece of refusedAuthorities(house.platform, load)) pieces.push(piece)
    assert.deepEqual(Buffer.concat(pieces), Buffer.from(fileOf(two)))
  })

  it('that lead to themselves are taken, and the loop is told', async () => {
    const done = await house.load(
      fileOf(
        authority('=001  sh10', '=150  \\\\$aHens', '=450  \\\\$aHens', '=550  \\\\$wg$aEggs'),
        authority('=001  sh11', '=150  \\\\$aEggs', '=550  \\\\$wg$aHens'),
      ),
      { vocabulary: 'lcsh' },
    )
    assert.equal(done.added, 2)
    const { rows } = await getReport(house.read, 'loop', {})
    assert.deepEqual([rows[0]?.authority?.text, rows[0]?.others.map(({ text }) => text)], ['Hens', ['Eggs']])
  })

  it('that are no records at all say so as a whole', async () => {
    const done = await house.load(Buffer.from('This is a letter, and no file of records.'))
    assert.equal(done.state, 'failed')
    assert.match(done.error ?? '', /cannot be imported|no MARC records/)
  })

  it('keep what was edited here, unless they are told to replace it', async () => {
    const id = await idOf('sound')
    const opened = await authorityRecord(house.read, id)
    if (isRefusal(opened)) throw new Error('The record is not there.')
    const fields = [...opened.fields, { tag: '450', indicators: '  ', subfields: [{ code: 'a', value: 'Noise' }] }]
    await house.must((w) => saveAuthority(w, id, { leader: opened.leader, fields, version: opened.version }))
    const newer = fileOf(authority('=001  sh1', '=150  \\\\$aSound', '=450  \\\\$aTone'))
    const kept = await house.load(newer, { vocabulary: 'lcsh' })
    assert.deepEqual([kept.kept, kept.updated], [1, 0])
    assert.equal((await listAuthorities(house.read, { q: 'noise' })).rows[0]?.id, id)
    const replaced = await house.load(newer, { vocabulary: 'lcsh', overEdited: true })
    assert.deepEqual([replaced.kept, replaced.updated], [0, 1])
    assert.equal((await listAuthorities(house.read, { q: 'tone' })).rows[0]?.id, id)
  })

  it('that are the whole vocabulary take out of use what is not in them', async () => {
    await house.load(fileOf(authority('=001  x1', '=150  \\\\$aStays'), authority('=001  x2', '=150  \\\\$aGoes')), {
      vocabulary: 'ours',
    })
    const done = await house.load(fileOf(authority('=001  x1', '=150  \\\\$aStays')), {
      vocabulary: 'ours',
      whole: true,
    })
    assert.deepEqual([done.unchanged, done.retired], [1, 1])
    const { rows } = await listAuthorities(house.read, { vocabulary: 'ours' })
    assert.deepEqual(
      rows.map(({ text, state }) => [text, state]),
      [
        ['Goes', 'deleted'],
        ['Stays', 'current'],
      ],
    )
  })

  it('say by leader/05 and 010 $z what took the place of what', async () => {
    await house.load(
      fileOf(
        authority('=001  sh20', '=010  \\\\$ash 20', '=150  \\\\$aAeroplanes'),
        authority('=001  sh21', '=010  \\\\$ash 21$zsh 20', '=150  \\\\$aAirplanes'),
      ),
      { vocabulary: 'lcsh' },
    )
    await house.title('=245  00$aFlight', '=650  \\0$aAeroplanes')
    const { rows } = await getReport(house.read, 'retired', {})
    assert.deepEqual([rows[0]?.heading?.text, rows[0]?.others[0]?.text], ['Aeroplanes', 'Airplanes'])
  })
})
