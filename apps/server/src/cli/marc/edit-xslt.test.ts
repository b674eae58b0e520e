import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { controlField, createRecord, createWriter, dataField } from '@carrel/marc'
import { marc } from '../../../test/marc-command.ts'

const xsl = (body: string): string => `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:m="http://www.loc.gov/MARC21/slim" exclude-result-prefixes="m">
<xsl:template match="@*|node()"><xsl:copy><xsl:apply-templates select="@*|node()"/></xsl:copy></xsl:template>
${body}
</xsl:stylesheet>`
const of = (number: number, what: string) =>
  `<xsl:template match="m:record[m:controlfield[@tag='001'] = '${number}']">${what}</xsl:template>`
const copies = '<xsl:copy-of select="."/><xsl:copy-of select="."/>'
const endless =
  '<xsl:template name="go"><xsl:param name="n"/><xsl:call-template name="twice"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template></xsl:template>' +
  '<xsl:template name="twice"><xsl:param name="n"/><xsl:if test="$n &gt; 0"><xsl:call-template name="go"><xsl:with-param name="n" select="$n"/></xsl:call-template><xsl:call-template name="go"><xsl:with-param name="n" select="$n"/></xsl:call-template></xsl:if></xsl:template>'

describe('a stylesheet as a step of a task', () => {
  let folder = ''
  const at = (name: string): string => path.join(folder, name)
  const edit = async (steps: readonly object[], ...more: string[]) => {
    await writeFile(at('task.json'), JSON.stringify({ name: 'Sheet', steps }))
    return marc('edit', at('books.mrc'), '--task', at('task.json'), '--out', at('new.mrc'), '--json', ...more)
  }
  const lines = async (): Promise<readonly string[]> => {
    await marc('convert', at('new.mrc'), at('new.mrk'))
    return (await readFile(at('new.mrk'), 'utf8')).split(/\r?\n/).filter((line) => /^=(?!LDR|001)/.test(line))
  }

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'carrel-step-xslt-'))
    const writer = createWriter('iso2709')
    const books = [1, 2, 3, 4].map((number) =>
      createRecord(
        '00000cam  2200000 a 4500',
        [
          controlField('001', String(number)),
          dataField('245', '10', ['a', `Pünktchen & <Anton> ${number}`]),
          dataField('949', '  ', ['a', 'shelf']),
        ],
        'marc-8',
      ),
    )
    await writeFile(at('books.mrc'), Buffer.concat(books.map((book) => writer.write(book))))
  })
  after(async () => rm(folder, { recursive: true }))

  it('changes records between other steps, with its parameters, and keeps their encoding', async () => {
    const style = xsl(`<xsl:param name="shelf"/>
      <xsl:template match="m:datafield[@tag='949']/m:subfield[@code='a']/text()"><xsl:value-of select="$shelf"/></xsl:template>`)
    const {
      code,
      stderr,
      lines: said,
    } = await edit([
      { do: 'delete-field', tag: '949', when: { field: '001', is: '2' } },
      { do: 'xslt', style, params: 'shelf=Anton\'s "new" shelf' },
      { do: 'add-field', field: '=500  \\\\$aDone.' },
    ])
    assert.equal(code, 0, stderr)
    const total = said().at(-1)
    assert.deepEqual([total?.['changed'], total?.['failed'], total?.['understood']], [4, 0, 3])
    assert.deepEqual((await lines()).slice(0, 5), [
      '=245  10$aP{uml}unktchen & <Anton> 1',
      '=500  \\\\$aDone.',
      '=949  \\\\$aAnton\'s "new" shelf',
      '=245  10$aP{uml}unktchen & <Anton> 2',
      '=500  \\\\$aDone.',
    ])
    assert.equal((await readFile(at('new.mrc'), 'latin1'))[9], ' ')
  })

  it('that copies leaves every byte', async () => {
    const { lines: said } = await edit([{ do: 'xslt', style: xsl('') }])
    assert.equal(said().at(-1)?.['changed'], 0)
    assert.deepEqual(await readFile(at('new.mrc')), await readFile(at('books.mrc')))
  })

  it('leaves records as they were, and names them, where it fails or makes something else of them', async () => {
    const style = xsl(
      of(1, copies) +
        of(2, '') +
        of(3, '<xsl:message terminate="yes">No shelf.</xsl:message>') +
        `<xsl:template match="m:datafield[@tag='949']"/>`,
    )
    const { code, stderr, lines: said } = await edit([{ do: 'xslt', style }])
    assert.equal(code, 0, stderr)
    assert.match(stderr, /^record 1 \(1\) was left as it was: The stylesheet made 2 records of the record/m)
    assert.match(stderr, /^record 2 \(2\) was left as it was: The stylesheet made no record/m)
    assert.match(stderr, /^record 3 \(3\) was left as it was: .*No shelf\./m)
    const total = said().at(-1)
    assert.deepEqual([total?.['records'], total?.['written'], total?.['changed'], total?.['failed']], [4, 4, 1, 3])
    assert.equal((await lines()).filter((line) => line.startsWith('=949')).length, 3)
    const html = xsl('')
      .replace('match="@*|node()"', 'match="/"')
      .replace(/<xsl:copy>.*<\/xsl:copy>/, '<p>books</p>')
    assert.match((await edit([{ do: 'xslt', style: html }])).stderr, /^record 4 \(4\).*is not MARCXML/m)
  })

  it('that comes to no end is stopped at the record, and goes on with the next', async () => {
    const style = xsl(
      of(2, '<xsl:call-template name="go"><xsl:with-param name="n" select="400"/></xsl:call-template>') +
        endless +
        `<xsl:template match="m:datafield[@tag='949']"/>`,
    )
    const { code, stderr, lines: said } = await edit([{ do: 'xslt', style }])
    assert.equal(code, 0, stderr)
    assert.match(stderr, /^record 2 \(2\) was left as it was: the task did not come to an end with it/m)
    const total = said().at(-1)
    assert.deepEqual([total?.['changed'], total?.['stopped'], total?.['failed']], [3, 1, 0])
  })

  it('that is broken, or wants files, is refused before anything is written', async () => {
    const refused = async (style: string): Promise<string> => {
      await rm(at('new.mrc'), { force: true })
      const { code, stderr } = await edit([{ do: 'xslt', style }])
      assert.equal(code, 2)
      await assert.rejects(readFile(at('new.mrc')))
      return stderr
    }
    assert.match(
      await refused(xsl('<xsl:template match="/"><a></xsl:template>')),
      /step 1: The stylesheet is broken at line 4/,
    )
    assert.match(
      await refused(xsl('<xsl:import href="x.xsl"/>')),
      /step 1: The stylesheet is not run: it needs another/,
    )
    assert.match(await refused('<p/>'), /“style” of xslt must be a stylesheet/)
    assert.match(
      (await edit([{ do: 'xslt', style: xsl(''), params: 'shelf' }])).stderr,
      /“params” of xslt must be lines/,
    )
  })
})
