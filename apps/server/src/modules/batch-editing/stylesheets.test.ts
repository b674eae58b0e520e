import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { isRefusal } from '../../platform/refusal.ts'
import { applyRun } from './runs/apply-run.ts'
import { beginRun } from './runs/begin-run.ts'
import { listChanges } from './runs/changes.ts'
import { openBatchHouse, type BatchHouse } from './testing/open-house.ts'

describe('a library with a stylesheet of its own', () => {
  const xsl = (body: string): string => `<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:m="http://www.loc.gov/MARC21/slim">
<xsl:template match="@*|node()"><xsl:copy><xsl:apply-templates select="@*|node()"/></xsl:copy></xsl:template>
${body}</xsl:stylesheet>`
  const titled = (title: string): string => `m:record[contains(m:datafield[@tag='245'], '${title}')]`
  /** Calls itself twice over, some 2^400 times. */
  const endless = `<xsl:template name="go"><xsl:param name="n"/><xsl:if test="$n &gt; 0">
  <xsl:call-template name="go"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template>
  <xsl:call-template name="go"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template></xsl:if></xsl:template>`

  let house: BatchHouse
  before(async () => {
    house = await openBatchHouse({ patience: 1000 })
  })
  after(() => house.stop())

  const begin = (style: string, bibs: readonly number[]) =>
    house.preview((w) =>
      beginRun(w, { task: { name: 'Sheet', steps: [{ do: 'xslt', style }] }, selection: { bibs: [...bibs] } }),
    )

  describe('titles that are given to a stylesheet', () => {
    it('are shown and written; those with which it fails, or comes to no end, stay as they are and are named', async () => {
      const bibs: number[] = []
      for (const title of ['Emil', 'Momo', 'Heidi', 'Krabat'])
        bibs.push(await house.title(`=245  10$a${title}`, '=900  \\\\$alocal'))
      const run = await begin(
        xsl(`<xsl:template match="m:datafield[@tag='900']"/>
        <xsl:template match="${titled('Momo')}"><xsl:copy-of select="."/><xsl:copy-of select="."/></xsl:template>
        <xsl:template match="${titled('Heidi')}"><xsl:call-template name="go"><xsl:with-param name="n" select="400"/></xsl:call-template></xsl:template>
        ${endless}`),
        bibs,
      )
      const { rows } = await house.must((w) => listChanges(w, run.id, {}))
      assert.deepEqual(rows.map(({ title, state }) => `${title}: ${state}`).toSorted(), [
        'Emil: ready',
        'Heidi: stuck',
        'Krabat: ready',
        'Momo: refused',
      ])
      assert.match(rows.find(({ title }) => title === 'Momo')?.note ?? '', /^The stylesheet made 2 records/)
      await house.write((w) => applyRun(w, run.id, {}))
      assert.deepEqual(await Promise.all(bibs.map(async (bib) => (await house.lines(bib)).at(-1))), [
        '=245  10$aEmil',
        '=900  \\\\$alocal',
        '=900  \\\\$alocal',
        '=245  10$aKrabat',
      ])
    })

    it('are not given to one that is broken: its line is told before anything is looked at', async () => {
      const bib = await house.title('=245  10$aOmega')
      const refused = await house
        .preview((w) =>
          beginRun(w, {
            task: { name: 'Broken', steps: [{ do: 'xslt', style: xsl('<xsl:value-of select="a["/>') }] },
            selection: { bibs: [bib] },
          }),
        )
        .then(
          () => '',
          (error: unknown) => String(error),
        )
      assert.match(refused, /Step 1: The stylesheet is broken at line \d/)
      assert.ok(!isRefusal(await begin(xsl(''), [bib])))
    })
  })
})
