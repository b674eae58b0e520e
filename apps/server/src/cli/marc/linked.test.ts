import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { marc } from '../../../test/marc-command.ts'

const books = `=LDR  00000cam a2200000 a 4500
=001  1
=100  1\\$aTwain, Mark,$d1835-1910,$eauthor.$0http://id.loc.gov/authorities/names/n79021164
=245  14$aThe adventures of Tom Sawyer /$cMark Twain.
=590  \\\\$aOur copy is signed.

=LDR  00000cam a2200000 a 4500
=001  2
=245  00$aLetters /$cedited by Mark Twain.
=700  1\\$aTwain, Mark,$d1835-1910,$eeditor.$0http://id.loc.gov/authorities/names/n79021164

`

describe('Files of records as BIBFRAME', () => {
  let folder = ''
  const at = (name: string) => path.join(folder, name)
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'carrel-linked-'))
    await writeFile(at('books.mrk'), books)
  })
  after(() => rm(folder, { recursive: true, force: true }))

  for (const ending of ['ttl', 'rdf', 'jsonld', 'nt'])
    it(`come back from .${ending} as they went, agents that records share with the role of each`, async () => {
      const out = await marc('convert', at('books.mrk'), at(`books.${ending}`))
      assert.equal(out.code, 0, out.stderr)
      const back = await marc('convert', at(`books.${ending}`), at(`${ending}.mrk`))
      assert.equal(back.code, 0, back.stderr)
      const lines = (text: string) => text.split('\n').filter((line) => /^=(?!LDR|008)/.test(line))
      assert.deepEqual(lines(await readFile(at(`${ending}.mrk`), 'utf8')), lines(books))
    })
  it('are named by --to and --from', async () => {
    assert.equal((await marc('convert', at('books.mrk'), at('one.xml'), '--to', 'bibframe-rdf')).code, 0)
    assert.match(await readFile(at('one.xml'), 'utf8'), /<bf:Work rdf:about="http:\/\/example.org\/1#Work">/)
    assert.equal((await marc('convert', at('one.xml'), at('one.mrk'), '--from', 'bibframe-rdf')).code, 0)
    assert.match(await readFile(at('one.mrk'), 'utf8'), /=590 {2}\\\\\$aOur copy is signed\./)
  })
  it('that cannot be read are refused with the line, and leave nothing behind', async () => {
    await writeFile(at('bad.ttl'), '@prefix bf: <http://id.loc.gov/ontologies/bibframe/> .\n<http://e/1> a bf:Work ;')
    const { code, stderr } = await marc('convert', at('bad.ttl'), at('bad.mrc'))
    assert.equal(code, 2)
    assert.match(stderr, /line 2/)
    await assert.rejects(readFile(at('bad.mrc')))
    await writeFile(at('other.ttl'), '<http://e/1> <http://e/p> "x" .')
    assert.match((await marc('convert', at('other.ttl'), at('bad.mrc'))).stderr, /describes no BIBFRAME work/)
  })
})
