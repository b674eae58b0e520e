import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser } from 'playwright-core'
import { openLibrary, type TestLibrary } from '../apps/server/test/library.ts'
import { CreateIdentityProvider } from '../apps/server/src/modules/identity/contract.ts'
import { oidcProvider } from '../apps/server/src/modules/identity/testing/house.ts'
import { openIdProvider, type OpenIdProvider } from '../apps/server/src/modules/identity/testing/openid-provider.ts'
import { launchBrowser, whyNoBrowser } from './browser.ts'

describe('a reader signs in with the account of the town, in a browser', { skip: await whyNoBrowser() }, () => {
  let library: TestLibrary
  let idp: OpenIdProvider
  let browser: Browser
  let address = ''
  before(async () => {
    library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
    idp = await openIdProvider(() => library.carrel.clock.now().epochMilliseconds)
    await library.must(CreateIdentityProvider, { body: oidcProvider(idp) })
    await library.patron('1001', { givenName: 'Ada', familyName: 'Lovelace', externalId: 'reg-1' })
    address = await library.carrel.server.listen()
    browser = await launchBrowser()
  })
  after(async () => {
    await browser?.close()
    await idp?.close()
    await library?.stop()
  })

  it('goes there by the button and comes back to the account that fits', async () => {
    idp.person = { sub: 'ada', register: 'reg-1', given_name: 'Ada', family_name: 'Lovelace' }
    const context = await browser.newContext({ baseURL: address, locale: 'en', serviceWorkers: 'block' })
    context.setDefaultTimeout(60_000)
    const page = await context.newPage()
    await page.goto('/sign-in?next=/account')
    const button = page.getByRole('link', { name: 'Sign in with Town of Elm' })
    await button.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Ada Lovelace' }).waitFor()
    assert.equal(new URL(page.url()).pathname, '/account')
    const kept = (await context.cookies()).filter(({ httpOnly }) => httpOnly)
    assert.ok(kept.length > 0)
    await context.close()
  })
})
