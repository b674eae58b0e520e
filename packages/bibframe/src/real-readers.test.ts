import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { openMarc } from '@carrel/marc'
import { readRdf, sameGraph, writeRdf, type Quad } from '@carrel/rdf'
import { bibframePrefixes, toBibframe } from './index.ts'

const file = path.resolve(import.meta.dirname, '../../../../shared/data/marc/bib/marc2bibframe2__gwu.xml.gz')
const rapper = '/usr/bin/rapper'
const skip = !existsSync(rapper)
  ? "Debian's package raptor2-utils is not installed"
  : existsSync(file)
    ? false
    : 'the collection of real files is not here'

/** What the RDF reader of others makes of a document, as statements. */
function readByRaptor(document: string, form: 'turtle' | 'rdfxml' | 'ntriples'): readonly Quad[] {
  const { status, stdout, stderr } = spawnSync(
    rapper,
    ['-q', '-i', form, '-o', 'ntriples', '-', 'http://library.example.org/'],
    { input: document, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 },
  )
  assert.equal(status, 0, `${form}: ${stderr.slice(0, 500)}`)
  const read = readRdf(stdout, 'n-triples')
  assert.ok(read.ok)
  return read.quads
}

describe('Descriptions that a reader of others reads', { skip }, () => {
  it('say the same there, in Turtle, RDF/XML and N-Triples', async () => {
    const quads: Quad[] = []
    let number = 0
    for await (const { record } of openMarc([gunzipSync(readFileSync(file))])) {
      if (!record || number >= 40) continue
      number++
      // Things without addresses have names of their own in each record.
      const named = <T extends { readonly kind: string; readonly value: string }>(term: T): T =>
        term.kind === 'blank' ? { ...term, value: `r${number}${term.value}` } : term
      for (const quad of toBibframe(record, { base: 'http://library.example.org/', id: String(number) }))
        quads.push({ ...quad, subject: named(quad.subject), object: named(quad.object) })
    }
    assert.ok(quads.length > 2000)
    for (const [form, ours] of [
      ['turtle', 'turtle'],
      ['rdfxml', 'rdf-xml'],
      ['ntriples', 'n-triples'],
    ] as const)
      assert.ok(sameGraph(readByRaptor(writeRdf(quads, ours, { prefixes: bibframePrefixes }), form), quads), form)
  })
})
