import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readyMappings, readyProfiles, readyRules } from '@carrel/marc-merge'
import {
  overlayLines,
  placeLines,
  pointLines,
  readDefaultLines,
  readOverlayLines,
  readPlaceLines,
  readPointLines,
  readValueLines,
  valueLines,
} from './rule-lines.ts'

describe('rules of loading as lines', () => {
  for (const [name, rule] of Object.entries(readyRules)) {
    it(`match rule ${name} comes back as it was written`, () => {
      assert.deepEqual(readPointLines(pointLines(rule)), { ok: true, value: rule.points })
    })
  }
  for (const [name, profile] of Object.entries(readyProfiles)) {
    it(`overlay profile ${name} comes back as it was written`, () => {
      assert.deepEqual(readOverlayLines(overlayLines(profile)), { ok: true, value: profile.rules })
    })
  }
  for (const [name, mapping] of Object.entries(readyMappings)) {
    it(`item mapping ${name} comes back as it was written`, () => {
      assert.deepEqual(readPlaceLines(placeLines(mapping)), { ok: true, value: mapping.places })
    })
  }
  it('codes and their meanings come back', () => {
    const text = 'branch CPL = MAIN\nitemType * = book'
    const read = readValueLines(text)
    assert.ok(read.ok)
    assert.equal(valueLines({ values: read.value }), text)
    assert.deepEqual(readDefaultLines('itemType = book'), { ok: true, value: { itemType: 'book' } })
  })
  it('a line that says nothing is named', () => {
    assert.deepEqual(readPointLines('title 50\nauthor much'), { ok: false, line: 'author much' })
    assert.deepEqual(readOverlayLines('protect 590'), { ok: false, line: 'protect 590' })
    assert.deepEqual(readPlaceLines('colour x'), { ok: false, line: 'colour x' })
  })
})
