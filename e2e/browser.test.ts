import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { launchBrowser, whyNoBrowser } from './browser.ts'

describe('a browser for tests', { skip: await whyNoBrowser() }, () => {
  let browser: Browser | undefined
  after(() => browser?.close())

  it('shows more than one page at a time, runs their scripts and draws them', async () => {
    browser = await launchBrowser()
    for (const name of ['catalogue', 'desk']) {
      const context = await browser.newContext()
      const page = await context.newPage()
      await page.setContent(
        `<title>${name}</title><h1>čau</h1><script>document.querySelector('h1').textContent += ' ' + (1 + 1)</script>`,
      )
      assert.equal(await page.locator('h1').textContent(), 'čau 2')
      assert.ok((await page.screenshot()).length > 1000)
    }
    assert.equal(browser.contexts().length, 2)
  })
})
