import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readRdf, writeRdf, type RdfFormat } from '@carrel/rdf'
import { isRefusal } from '../../platform/refusal.ts'
import { authorityRecord, getAuthority, getReport, listAuthorities } from '../authorities/index.ts'
import { listLoadRows } from './load/list-loads.ts'
import { openAuthorityHouse, type AuthorityHouse } from './testing/authority-house.ts'

/** Two concepts that are each broader than the other, one that was replaced, and one without a label. */
const turtle = `
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix h: <https://homosaurus.org/v3/> .
<https://homosaurus.org/v3> a skos:ConceptScheme ; skos:prefLabel "Homosaurus" .
h:t1 a skos:Concept ; dct:identifier "t1" ; skos:prefLabel "Queer elders"@en, "Aînés queers"@fr ;
  skos:altLabel "Older queer people"@en ; skos:hiddenLabel "Quer elders"@en ;
  skos:broader h:t2 ; skos:related h:t3 ; skos:scopeNote "People who are old\\nand queer." .
h:t2 a skos:Concept ; skos:prefLabel "Queer people"@en ; skos:broader h:t1 ; skos:narrower h:t1 .
h:t3 a skos:Concept ; skos:prefLabel "Chosen families"@en .
h:t4 a skos:Concept ; skos:prefLabel "Families of choice"@en ; dct:isReplacedBy h:t3 .
h:t5 a skos:Concept .
`

describe('vocabularies in SKOS', () => {
  let house: AuthorityHouse
  before(async () => {
    house = await openAuthorityHouse()
    await house.title('=245  00$aGrowing old', '=650  \\7$aOlder queer people.$2homoit')
  })
  after(() => house.stop())
  const idOf = async (q: string) => (await listAuthorities(house.read, { q })).rows[0]?.id ?? 0
  const said = readRdf(turtle, 'turtle')
  const written = (form: RdfFormat) => Buffer.from(said.ok ? writeRdf(said.quads, form) : '')

  it('come as authority records with their references, their notes and their numbers', async () => {
    const done = await house.load(Buffer.from(turtle), { name: 'homosaurus.ttl' })
    assert.deepEqual([done.state, done.read, done.added, done.refused], ['done', 5, 4, 1])
    const id = await idOf('queer elders')
    const record = await authorityRecord(house.read, id)
    if (isRefusal(record)) throw new Error('It is not there.')
    const lines = record.fields.flatMap(({ tag, subfields }) =>
      /^[14567]/.test(tag) ? `${tag} ${(subfields ?? []).map(({ code, value }) => `$${code}${value}`).join('')}` : [],
    )
    assert.deepEqual(lines, [
      '150 $aQueer elders',
      '450 $aOlder queer people',
      '450 $aAînés queers',
      '450 $wnnna$aQuer elders',
      '550 $wg$aQueer people$0https://homosaurus.org/v3/t2',
      '550 $aChosen families$0https://homosaurus.org/v3/t3',
      '680 $iPeople who are old and queer.',
    ])
    const shown = await getAuthority(house.read, id)
    assert.ok(!isRefusal(shown))
    assert.deepEqual(
      [shown.vocabulary, shown.control, shown.uri, shown.headings.map(({ text, how }) => [text, how])],
      ['homoit', 't1', 'https://homosaurus.org/v3/t1', [['Older queer people', 'see-from']]],
    )
    assert.deepEqual(await house.found('subject:elders'), ['Growing old'])
    const gone = (await listAuthorities(house.read, { q: 'families of choice' })).rows[0]
    assert.equal(gone?.state, 'replaced')
    const told = await listLoadRows(house.read, done.id, { state: 'refused' })
    assert.match(isRefusal(told) ? '' : (told.rows[0]?.notes[0] ?? ''), /homosaurus.org\/v3\/t5 has no preferred label/)
  })
  it('may lead round in a ring: the loop is told and ends', async () => {
    const { rows } = await getReport(house.read, 'loop', {})
    assert.deepEqual(
      rows.map((row) => [row.authority?.text, ...row.others.map(({ text }) => text)].toSorted()),
      [['Queer elders', 'Queer people']],
    )
  })
  for (const form of ['json-ld', 'n-triples', 'rdf-xml'] as const) {
    it(`say the same as ${form}`, async () => {
      const done = await house.load(written(form), { name: `homosaurus.${form}` })
      assert.deepEqual([done.state, done.read, done.unchanged, done.refused], ['done', 5, 4, 1])
    })
  }
  it('are told from other linked data, from broken files and from other character sets', async () => {
    const errors = async (text: string | Uint8Array) => (await house.load(Buffer.from(text), { name: 'x' })).error ?? ''
    assert.match(await errors('<http://example.org/a> <http://example.org/b> "c" .\n'), /no vocabulary/)
    assert.match(await errors('{"@context": {}, "@graph": [ {"@id": '), /cannot be read as linked data. Line 1/)
    assert.match(await errors(Buffer.from(turtle.replace('Queer people', 'Vieillées'), 'latin1')), /character set/)
    assert.match(
      await errors('{"@context": "http://example.org/unknown.json", "@graph": []}'),
      /context .* is not known/,
    )
  })
})
