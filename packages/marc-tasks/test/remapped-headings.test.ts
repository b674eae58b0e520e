import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { openMarc, type MarcRecord } from '@carrel/marc'
import { compileTask } from '@carrel/marc-tasks'
import { skipReal } from './real-records.ts'

const folder = path.resolve(import.meta.dirname, '../../../../shared/data/marc')

/** The pairs of a list such as `aliens: "Noncitizens"`. */
function pairsOf(list: string): readonly (readonly [string, string])[] {
  return list.split('\n').flatMap((line) => {
    const [, from, to] = /^"?([^#":]+)"?:\s+"?([^"]+)"?\s*$/.exec(line) ?? []
    return from === undefined || to === undefined ? [] : [[from, to] as const]
  })
}

/** The subfields of topics and places, without the punctuation at their ends. */
function texts({ fields }: MarcRecord): readonly string[] {
  return fields.flatMap((field) =>
    field.kind === 'data' && /^65[01]$/.test(field.tag)
      ? field.subfields.map(({ code, value }) => code + value.replace(/[.,]$/, ''))
      : [],
  )
}

describe('A list of better headings that libraries share', { skip: skipReal }, () => {
  it('changes 22 headings and subdivisions in 15 of 2,000 real records, and nothing else in them', async () => {
    const list = readFileSync(path.join(folder, 'vocab/marc-to-argot__subject_heading_remappings.yaml'), 'utf8')
    const pairs = pairsOf(list)
    assert.equal(pairs.length, 223)
    const step = { do: 'change-heading', pairs, source: 'lcsh', kind: 'subject', asSubdivision: true }
    const made = compileTask({ name: 'better headings', steps: [step] })
    assert.ok(made.ok)
    const file = gunzipSync(readFileSync(path.join(folder, 'bib/solrmarc__uva_001_2000.mrc.gz')))
    const changes: number[] = []
    for await (const { record } of openMarc([new Uint8Array(file)])) {
      if (!record) continue
      const { record: after } = made.compiled.run(record, { number: 1, now: '2026-01-31T12:00:00Z' })
      if (after === record) continue
      const before = texts(record)
      changes.push(texts(after).filter((text) => !before.includes(text)).length)
      const others = ({ fields }: MarcRecord) => fields.filter(({ tag }) => !tag.startsWith('6'))
      assert.deepEqual(others(after), others(record))
    }
    assert.equal(changes.length, 15)
    assert.equal(
      changes.reduce((sum, one) => sum + one, 0),
      22,
    )
  })
})
