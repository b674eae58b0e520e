import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, describe, it } from 'node:test'
import { createRecord, createWriter, type MarcRecord } from '@carrel/marc'
import { readRecordText } from '@carrel/marc-tasks'
import { isRefusal } from '../../platform/refusal.ts'
import { writeSetting } from '../../platform/setting.ts'
import { carrel } from '../../platform/work.ts'
import { listAuthorities, agencySetting } from '../authorities/index.ts'
import { loadAuthorityFile } from '../authority-control/index.ts'
import { beginLinking } from './changes/begin-linking.ts'
import { openHeadingHouse, type HeadingHouse } from './testing/heading-house.ts'

const authority = (...lines: readonly string[]): MarcRecord =>
  readRecordText(lines.join('\n'), createRecord('00000nz  a2200000n  4500', []))

describe('Links of headings that are written into records', () => {
  let house: HeadingHouse
  let sketches = 0
  let alms = 0
  const load = async (vocabulary: string, ...records: readonly MarcRecord[]) => {
    const writer = createWriter('iso2709')
    const stream = Readable.from([Buffer.concat(records.map((one) => writer.write(one)))])
    const done = await loadAuthorityFile(house.platform, carrel, { stream, name: 'file.mrc', vocabulary })
    assert.ok(!isRefusal(done) && done.refused === 0)
  }
  before(async () => {
    house = await openHeadingHouse()
    sketches = await house.title(
      '=100  1\\$aTwain, Mark,$d1835-1910,$eauthor.',
      '=245  10$aSketches',
      '=600  10$aTwain, Mark,$d1835-1910$xTravel.',
      '=650  \\0$aPoor.$0(DLC)sh00000000$0http://id.worldcat.org/fast/1',
      '=650  \\0$aPoor$zFrance.',
      '=650  \\0$aPaupers.',
      '=690  \\\\$aRiver boats',
      '=700  12$aTwain, Mark,$d1835-1910.$tRoughing it.',
    )
    alms = await house.title('=245  00$aAlms', '=650  \\7$aPoor.$2fast')
    await load('lcnaf', authority('=001  n79021164', '=010  \\\\$an  79021164', '=100  1\\$aTwain, Mark,$d1835-1910'))
    await load(
      'lcsh',
      authority('=001  sh85104977', '=010  \\\\$ash 85104977', '=150  \\\\$aPoor', '=450  \\\\$aPaupers'),
    )
    await load('fast', authority('=001  fst01071040', '=003  OCoLC', '=150  \\\\$aPoor'))
    await load('local', authority('=001  17', '=150  \\\\$aRiver boats'))
  })
  after(() => house.stop())

  it('carry the number of what is established, and leave outdated, subdivided and name-title headings as they are', async () => {
    const before = await house.lines(sketches)
    await house.must((w) => writeSetting(w, agencySetting, 'ELM').then(() => ({})))
    const run = await house.written((w) => beginLinking(w, { thing: true }))
    assert.equal(run.counts.written, 2)
    assert.deepEqual(await house.lines(sketches), [
      '=100  1\\$aTwain, Mark,$d1835-1910,$eauthor.$0(DLC)n79021164$1http://id.loc.gov/rwo/agents/n79021164',
      '=245  10$aSketches',
      '=600  10$aTwain, Mark,$d1835-1910$xTravel.',
      '=650  \\0$aPoor.$0http://id.worldcat.org/fast/1$0(DLC)sh85104977',
      '=650  \\0$aPoor$zFrance.',
      '=650  \\0$aPaupers.',
      '=690  \\\\$aRiver boats$0(ELM)17',
      '=700  12$aTwain, Mark,$d1835-1910.$tRoughing it.',
    ])
    assert.deepEqual(await house.lines(alms), ['=245  00$aAlms', '=650  \\7$aPoor.$0(OCoLC)fst01071040$2fast'])
    // A second time there is nothing to do.
    const again = await house.preview((w) => beginLinking(w, { thing: true }))
    assert.equal(again.counts.changed, 0)
    await house.undone(run.id)
    assert.deepEqual(await house.lines(sketches), before)
  })

  it('of one authority, as addresses, with subdivided headings, and beside the number of the same agency', async () => {
    const poor = (await listAuthorities(house.read, { q: 'poor', vocabulary: 'lcsh' })).rows[0]?.id ?? 0
    const run = await house.written((w) =>
      beginLinking(w, { authority: poor, kind: 'subject', write: 'address', subdivided: true, replace: false }),
    )
    assert.equal(run.records, 1)
    const lines = await house.lines(sketches)
    assert.deepEqual(lines.slice(2, 5), [
      '=600  10$aTwain, Mark,$d1835-1910$xTravel.$0http://id.loc.gov/authorities/names/n79021164',
      '=650  \\0$aPoor.$0(DLC)sh00000000$0http://id.worldcat.org/fast/1$0http://id.loc.gov/authorities/subjects/sh85104977',
      '=650  \\0$aPoor$zFrance.$0http://id.loc.gov/authorities/subjects/sh85104977',
    ])
    await house.undone(run.id)
  })

  it('are refused where nothing is to be written, and of an authority that is not there', async () => {
    assert.deepEqual(await house.refused((w) => beginLinking(w, { write: 'none' })), ['heading-link-empty'])
    assert.deepEqual(await house.refused((w) => beginLinking(w, { authority: 999_999 })), ['authority-not-found'])
  })
})
