import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { bytes, damaged, entriesOf, linesOf, randomNumbers, recordFrom, textFrom, utf8 } from '../../test/bytes.ts'
import { createWriter } from '../index.ts'

const header = '<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">\n'
const emil = `<record>
  <leader>00000cam a2200000 a 4500</leader>
  <controlfield tag="001">17</controlfield>
  <datafield tag="245" ind1="1" ind2="0">
    <subfield code="a">Emil &amp; die Detektive /</subfield>
    <subfield code="c">Erich Kästner.</subfield>
  </datafield>
</record>
`
const emilLines = ['001 17', '245 10$aEmil & die Detektive /$cErich Kästner.']

/** The first record of some XML, as lines. */
async function linesIn(xml: string): Promise<string[]> {
  const [entry] = await entriesOf(utf8(xml))
  return linesOf(entry?.record)
}

/** What the reader says about some XML. */
async function told(xml: string): Promise<string[]> {
  return (await entriesOf(utf8(xml), { format: 'marcxml' })).map((entry) =>
    [entry.kind, ...entry.problems.map((problem) => problem.code)].join(' '),
  )
}

describe('MARCXML', () => {
  it('is read', async () => assert.deepEqual(await linesIn(`${header}${emil}</collection>`), emilLines))

  it('is written as it is read', () => {
    const writer = createWriter('marcxml')
    assert.equal(textFrom(writer.header), header)
    assert.equal(textFrom(writer.write(recordFrom(emilLines))), emil)
  })

  const wrappings: [string, string][] = [
    ['alone', emil],
    ['with a prefix', emil.replaceAll(/<(\/?)/g, '<$1marc:')],
    ['in an answer of SRU', `<zs:records><zs:record><zs:recordData>${emil}</zs:recordData></zs:record></zs:records>`],
    ['in a list of OAI-PMH', `<ListRecords><record><header/><metadata>${emil}</metadata></record></ListRecords>`],
    ['in a bib of Alma', `<bib><mms_id>1</mms_id>${emil}</bib>`],
    ['with attributes in single quotes', emil.replaceAll('"', "'")],
    ['with attributes in another order', emil.replace('tag="245" ind1="1" ind2="0"', 'ind2="0" ind1="1" tag="245"')],
    ['on one line', emil.replaceAll('\n', '')],
    ['with comments, instructions and CDATA', emil.replace('Emil &amp;', '<!-- <record> --><?x >?><![CDATA[Emil &]]>')],
    ['with numbered references', emil.replace('&amp;', '&#38;').replace('ä', '&#xE4;')],
    ['behind a document type', `<!DOCTYPE collection [<!ENTITY x "<record>">]>${emil}`],
    ['declared as UTF-16 although it is not', `<?xml version="1.0" encoding="UTF-16"?>${emil}`],
  ]
  for (const [name, xml] of wrappings) {
    it(`is read ${name}`, async () => assert.deepEqual(await linesIn(xml), emilLines))
  }

  it('is read in UTF-16 and Latin-1', async () => {
    const wide = new Uint8Array(
      Array.from(`\uFEFF${emil}`).flatMap((each) => [each.charCodeAt(0) & 0xff, each.charCodeAt(0) >> 8]),
    )
    assert.deepEqual(linesOf((await entriesOf(wide))[0]?.record), emilLines)
    const narrow = bytes(`<?xml version="1.0" encoding="ISO-8859-1"?>${emil}`)
    assert.deepEqual(linesOf((await entriesOf(narrow))[0]?.record), emilLines)
  })

  it('gives a record the same offset and bytes wherever the chunks end', async () => {
    const data = utf8(`${header}${emil}${emil}${emil.slice(0, 200)}`)
    const whole = (await entriesOf(data)).map(({ kind, offset, raw }) => [kind, offset, textFrom(raw)])
    assert.deepEqual(whole[1], ['record', header.length + utf8(emil).length, emil.trimEnd()])
    for (const size of [1, 2, 7, 64, 333]) {
      const pieces = (await entriesOf(data, { format: 'marcxml' }, size)).map(({ kind, offset, raw }) => [
        kind,
        offset,
        textFrom(raw),
      ])
      assert.deepEqual(pieces, whole, `chunks of ${size}`)
    }
  })

  it('loads nothing and knows no entities of a document', async () => {
    const bomb = `<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>`
    const xml = bomb + emil.replace('&amp;', '&b;&c;')
    assert.deepEqual(await linesIn(xml), ['001 17', '245 10$aEmil &b;&c; die Detektive /$cErich Kästner.'])
    assert.deepEqual(await told(xml), ['record xml-entity xml-entity'])
  })

  const broken: [string, string, string][] = [
    ['a control character in a control field', emil.replace('>17<', '>1\u001F7<'), 'record xml-character'],
    ['a tag of two figures', emil.replace('"245"', '"45"'), 'record tag-damaged'],
    ['a leader that is too short', emil.replace(' a 4500', ' 4500'), 'record leader-damaged'],
    ['no leader', emil.replace(/<leader>.*<\/leader>/, ''), 'record leader-missing'],
    ['a subfield without code', emil.replace(' code="c"', ''), 'record xml-attribute'],
    ['a lone ampersand', emil.replace('&amp;', '&'), 'record xml-entity'],
    ['a field without tag', emil.replace(' tag="245"', ''), 'unreadable tag-damaged'],
    [
      'a subfield that is not closed',
      emil.replace('/</subfield>', '/'),
      'unreadable xml-not-well-formed xml-not-well-formed',
    ],
    [
      'elements that overlap',
      emil.replace('</subfield>\n  </datafield>', '</datafield></subfield>'),
      'unreadable xml-not-well-formed xml-not-well-formed',
    ],
  ]
  for (const [name, xml, expected] of broken) {
    it(`with ${name} does not cost the record behind it`, async () => {
      const [first, second, ...rest] = await told(`${header}${xml}${emil}</collection>`)
      assert.equal(second, 'record')
      assert.deepEqual(rest, [])
      assert.equal(first?.startsWith(expected.split(' ').slice(0, 2).join(' ')), true, first ?? 'nothing')
    })
  }

  it('keeps a record that is cut off as it came', async () => {
    const entries = await entriesOf(utf8(`${header}${emil}${emil.slice(0, 150)}`))
    assert.deepEqual(
      entries.map(({ kind }) => kind),
      ['record', 'unreadable'],
    )
    assert.equal(textFrom(entries[1]!.raw), emil.slice(0, 150))
    assert.equal(entries[1]!.problems[0]?.code, 'record-truncated')
  })

  it('finds the next record behind one without an end tag', async () => {
    assert.deepEqual(await told(`${header}${emil.replace('</record>', '')}${emil}`), [
      'unreadable xml-not-well-formed',
      'record',
    ])
  })

  it('survives any damage', async () => {
    const random = randomNumbers(1998)
    const data = utf8(header + emil.repeat(4))
    let read = 0
    for (let round = 0; round < 400; round++) {
      const input = damaged(data, random, '<>&"\'/= a!-[]?;#x\u0000\u001F\u00FF')
      const size = random(200) + 1
      const whole = await entriesOf(input, { format: 'marcxml' })
      const pieces = await entriesOf(input, { format: 'marcxml' }, size)
      assert.deepEqual(
        pieces.map(({ kind }) => kind),
        whole.map(({ kind }) => kind),
      )
      for (const entry of whole) {
        assert.equal(entry.kind === 'record', entry.record !== undefined)
        linesOf(entry.record)
        if (entry.record) read++
        else assert.ok(entry.problems.some(({ severity }) => severity === 'error'))
      }
    }
    assert.ok(read > 400 * 2, `${read} records read`)
  })
})
