import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { openMarc, type MarcRecord } from '@carrel/marc'
import { readRdf, sameGraph, writeRdf } from '@carrel/rdf'
import { bibframePrefixes, fromBibframe, toBibframe, writeMarcKey } from './index.ts'

const data = path.resolve(import.meta.dirname, '../../../../shared/data/marc')
const skip = existsSync(data) ? false : 'the collection of real files is not here'

async function records(name: string): Promise<MarcRecord[]> {
  const bytes = readFileSync(path.join(data, 'bib', name))
  const all: MarcRecord[] = []
  for await (const { record } of openMarc([name.endsWith('.gz') ? gunzipSync(bytes) : bytes]))
    if (record) all.push(record)
  return all
}

describe('Real records', { skip }, () => {
  it('come back from BIBFRAME with every field', async () => {
    for (const name of ['marc2bibframe2__british_library.xml', 'marc2bibframe2__princeton.xml.gz']) {
      const all = await records(name)
      assert.equal(all.length, 99)
      for (const record of all) {
        const [after] = fromBibframe(toBibframe(record))
        const left = new Set((after?.fields ?? []).map(writeMarcKey))
        const lost = record.fields.map(writeMarcKey).filter((key) => !left.has(key))
        assert.deepEqual(lost, [], `${name} ${record.fields.map(writeMarcKey)[0]}`)
      }
    }
  })
  it('say the same in Turtle, RDF/XML, JSON-LD and N-Triples', async () => {
    for (const record of (await records('marc2bibframe2__gwu.xml.gz')).slice(0, 20)) {
      const quads = toBibframe(record)
      for (const format of ['turtle', 'rdf-xml', 'json-ld', 'n-triples'] as const) {
        const read = readRdf(writeRdf(quads, format, { prefixes: bibframePrefixes }), format)
        assert.ok(read.ok && sameGraph(read.quads, quads), format)
      }
    }
  })
})

/** What the descriptions of the Library of Congress give: file, tags, fields. */
const expected: Readonly<Record<string, readonly string[]>> = {
  '100-01': ['1001 $aṾais, Shelomoh$4aut$0http://example.com/authorities/names/n2013044466'],
  '240': ['1001 $aNefwich, Harvey.', '24010$aSonata for kazoo.$oarr.'],
  '245': ['1001 $aKivirähk, Andrus', '24514$aThe man who spoke Snakish$ba novel$n1$ppart one$cby Andrus Kivirähk'],
  '245-880': [
    '24500$6880-01$aNei Menggu Lang Shan--Seerteng Shan shan qian huo dong duan lie dai di zhi tu',
    '88000$6245-01/{dollar}1$a内蒙古狼山--色尔滕山山前活动断裂带地质图',
  ],
  '264-06': ['264 1$aMumbai$bUrban Design Research Institute$c[not after 2011]'],
  '300': ['300  $a99 páginas$billustrations (some color)$eanswer book'],
  '336': ['336  $atext$btxt'],
  '362': ['3620 $aVol. 45, no. 21 (Dec. 21, 1878)-v. 77, no. 84 (Mar. 4, 1895).'],
  '511': ['5111 $aMaggie Smith, Dame Judi Dench, Tom Wilkinson, Bill Nighy.'],
  '588': ['588  $aSource of description: Description based on: Vol. XVIIII, no. 2 (winter 2018); title from cover.'],
  '648': ['648 7$a1862$2fast'],
  '656': ['656 7$aChauffeurs$zFrance$2someCode'],
  '700-analytic': [
    '1001 $aBouma, Jelle.',
    '24510$aMarcus Iunius Nypsus$bFluminis varatio, Limitis repositio$cJelle Bouma',
    '70012$aNypsus, Marcus Iunius$tFluminis varatio$f1993',
  ],
  '740': [
    '74002$aJoint Legislative Committee on Matrimonial and Family Laws, proposed statute$nPart 1$pEconomic aspects, custody, taxes',
  ],
  '752': ['752  $aJapan$bHokkaido$gAsahi-dake$2pemracs'],
  '7XX-Links-Work': [
    '7650 $tMashinovedenie$w(DLC)   78648457 $w(OCoLC)4798581',
    '7870 $tJournal of experimental zoology. Part B, Molecular and developmental evolution$x1552-5007$w(DLC)  2003233054$w(OCoLC)51587932',
  ],
}

describe('Descriptions of the Library of Congress', { skip }, () => {
  for (const [name, fields] of Object.entries(expected))
    it(`become the fields of ${name}`, () => {
      const read = readRdf(readFileSync(path.join(data, `bibframe/bibframe2marc__${name}.xml`), 'utf8'), 'rdf-xml')
      assert.ok(read.ok)
      const [record] = fromBibframe(read.quads)
      assert.deepEqual((record?.fields ?? []).filter(({ tag }) => !tag.startsWith('00')).map(writeMarcKey), fields)
    })
  it('are all read', () => {
    for (const name of readdirSync(path.join(data, 'bibframe'))) {
      if (name.endsWith('__marc.xml')) continue
      const read = readRdf(readFileSync(path.join(data, 'bibframe', name), 'utf8'), 'rdf-xml')
      assert.ok(read.ok, name)
      assert.ok(fromBibframe(read.quads).length > 0, name)
    }
  })
})
