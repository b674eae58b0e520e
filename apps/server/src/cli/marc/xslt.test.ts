import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { controlField, createRecord, createWriter, dataField } from '@carrel/marc'
import { marc } from '../../../test/marc-command.ts'

const xsl = (body: string, head = ''): string => `${head}<xsl:stylesheet version="1.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:m="http://www.loc.gov/MARC21/slim" exclude-result-prefixes="m">
${body}
</xsl:stylesheet>`
const copy =
  '<xsl:template match="@*|node()"><xsl:copy><xsl:apply-templates select="@*|node()"/></xsl:copy></xsl:template>'
const call = (name: string, n: string): string =>
  `<xsl:call-template name="${name}"><xsl:with-param name="n" select="${n}"/></xsl:call-template>`
const counting = (body: string): string =>
  `<xsl:template name="go"><xsl:param name="n"/><xsl:if test="$n &gt; 0">${body}</xsl:if></xsl:template>`

const styles = {
  same: xsl(copy),
  'no-9xx': xsl(`${copy}<xsl:template match="m:datafield[starts-with(@tag, '9')]"/>`),
  list: xsl(`<xsl:output method="html" encoding="ISO-8859-1"/><xsl:param name="heading">Books</xsl:param>
    <xsl:template match="/"><h1><xsl:value-of select="$heading"/></h1><ul><xsl:for-each select="//m:datafield[@tag='245']">
    <li><xsl:value-of select="m:subfield[@code='a']"/></li></xsl:for-each></ul></xsl:template>`),
  deep: xsl(`<xsl:output method="text"/><xsl:template match="/">${call('go', '900')}</xsl:template>
    ${counting(`${call('go', '$n - 1')}<xsl:if test="$n = 1">reached</xsl:if>`)}`),
  endless: xsl(`<xsl:template match="/">${call('go', '1')}</xsl:template>${counting(call('go', '$n + 1'))}`),
  long: xsl(`<xsl:template match="/">${call('go', '200')}</xsl:template>
    ${counting(call('go', '$n - 1') + call('go', '$n - 1'))}`),
  reading: xsl(`<xsl:template match="/"><a><xsl:copy-of select="document ('/etc/hostname')"/></a></xsl:template>`),
  hidden: xsl(
    `<xsl:template match="/"><a><xsl:copy-of select="&d;ment('http://127.0.0.1:9/')"/></a></xsl:template>`,
    '<!DOCTYPE a [<!ENTITY d "d&#111;cu">]>',
  ),
  importing: xsl('<xsl:import href="other.xsl"/>'),
  entity: xsl(
    '<xsl:output method="text"/><xsl:template match="/">[&e;]</xsl:template>',
    '<!DOCTYPE a [<!ENTITY e SYSTEM "same.xsl">]>',
  ),
  unclosed: xsl('<xsl:template match="/"><a></xsl:template>'),
  wrong: xsl('<xsl:template match="/"><xsl:value-of select="a["/></xsl:template>'),
  failing: xsl('<xsl:template match="/"><xsl:message terminate="yes">No shelf.</xsl:message></xsl:template>'),
}

describe('records given to a stylesheet', () => {
  let folder = ''
  const at = (name: string): string => path.join(folder, name)
  const xslt = (style: keyof typeof styles, out: string, ...more: string[]) =>
    marc('xslt', at('books.mrc'), at(out), '--style', at(`${style}.xsl`), ...more)
  const refused = async (style: keyof typeof styles, ...more: string[]): Promise<string> => {
    const { code, stderr } = await xslt(style, 'none.txt', ...more)
    assert.equal(code, 2, stderr)
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.startsWith('none')),
      [],
    )
    return stderr
  }

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'carrel-xslt-'))
    const writer = createWriter('iso2709')
    const books = Array.from({ length: 1203 }, (_, index) =>
      createRecord('00000cam a2200000 a 4500', [
        controlField('001', String(index + 1)),
        dataField('245', '10', ['a', `Pünktchen & <Anton> ${index + 1}`], ['c', '漢字']),
        dataField('949', '  ', ['a', 'shelf']),
      ]),
    )
    await writeFile(at('books.mrc'), Buffer.concat(books.map((book) => writer.write(book))))
    for (const [name, text] of Object.entries(styles)) await writeFile(at(`${name}.xsl`), text)
  })
  after(async () => rm(folder, { recursive: true }))

  it('come back the same from a stylesheet that copies', async () => {
    const { code, stdout, lines } = await xslt('same', 'same.mrc', '--json')
    assert.equal(code, 0, stdout)
    const { seconds, ...totals } = lines().at(-1) ?? {}
    assert.equal(typeof seconds, 'number')
    assert.deepEqual(totals, { records: 1203, given: 1203, batches: 3, refused: 0, written: 1203 })
    assert.deepEqual(await readFile(at('same.mrc')), await readFile(at('books.mrc')))
  })

  it('lose the fields that it drops, in the format that the name of the result tells', async () => {
    assert.equal((await xslt('no-9xx', 'less.mrk', '--whole')).code, 0)
    const text = await readFile(at('less.mrk'), 'utf8')
    assert.equal(text.match(/^=245/gm)?.length, 1203)
    assert.doesNotMatch(text, /^=949/m)
  })

  it('become a page with a heading of one’s own, in UTF-8', async () => {
    const { code, stderr } = await xslt('list', 'list.html', '--param', `heading=Anton's "new" books`)
    assert.equal(code, 0, stderr)
    const page = await readFile(at('list.html'), 'utf8')
    assert.match(page, /<h1>Anton's "new" books<\/h1>/)
    assert.match(page, /<li>Pünktchen &amp; &lt;Anton&gt; 1203<\/li>/)
    assert.equal(page.match(/<li>/g)?.length, 1203)
  })

  it('may go through templates that call themselves many times', async () => {
    assert.equal((await xslt('deep', 'deep.txt', '--whole')).code, 0)
    assert.equal(await readFile(at('deep.txt'), 'utf8'), 'reached')
  })

  it('are left alone when templates call themselves for ever, or come to no end', async () => {
    assert.match(await refused('endless'), /endless\.xsl" is broken.*records 1 to 500/)
    assert.match(await refused('long', '--seconds', '1'), /no end with records 1 to 500 in 1 seconds/)
  })

  it('are not given to a stylesheet that wants other files or addresses', async () => {
    assert.match(await refused('reading'), /is not run: it reads another document with document\(\)/)
    assert.match(await refused('hidden'), /is not run: it reads another document with document\(\)/)
    assert.match(await refused('importing'), /is not run: it needs another stylesheet/)
    const { code } = await xslt('entity', 'entity.txt', '--whole')
    assert.ok(code === 2 || (await readFile(at('entity.txt'), 'utf8')) === '[]')
    assert.ok(code === 0 || !existsSync(at('entity.txt')))
  })

  it('are not given to a broken stylesheet; its line is told', async () => {
    assert.match(await refused('unclosed'), /unclosed\.xsl" is broken at line 3 .*tag mismatch/)
    assert.match(await refused('wrong'), /wrong\.xsl" is broken at line 3 .*could not compile select expression 'a\['/)
    assert.match(await refused('failing'), /No shelf\./)
    assert.match(
      (await marc('xslt', at('books.mrc'), at('none.mrc'), '--style', at('nowhere.xsl'))).stderr,
      /cannot be read/,
    )
    assert.match(await refused('same', '--param', 'heading'), /write NAME=VALUE/)
  })
})
