import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { after, before, describe, it } from 'node:test'
import { writeMessage, type Parts } from '@carrel/ncip'
import type { Page } from 'playwright-core'
import { whyNoBrowser } from './browser.ts'
import { openStaffHouse, people, type StaffHouse } from './staff-house.ts'

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

interface AxeAnswer {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[]
}

/** A press on a button by keys alone. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().focus()
  await page.keyboard.press('Enter')
}

describe('resource sharing in a browser', { skip: await whyNoBrowser() }, () => {
  let house: StaffHouse
  let axe = ''
  before(async () => {
    house = await openStaffHouse()
    axe = await readFile(axeSource, 'utf8')
  })
  after(() => house?.close())

  const send = async (service: string, secret: string, parts: Parts) => {
    const header = {
      FromAgencyId: { AgencyId: 'RIVER' },
      FromAgencyAuthentication: secret,
      ToAgencyId: { AgencyId: 'CARREL' },
    }
    const body = writeMessage(service, { InitiationHeader: header, ...parts })
    const answer = await fetch(`${house.carrel.baseUrl}/ncip`, { method: 'POST', body })
    assert.equal(answer.status, 200)
    return answer.text()
  }
  const stands = async (page: Page, where: string) => {
    await page.evaluate(axe)
    const found = await page.evaluate<AxeAnswer>(`axe.run(document, { runOnly: ${JSON.stringify(rules)} })`)
    assert.deepEqual(
      found.violations.map(({ id, nodes }) => `${where}: ${id} ${nodes[0]?.html}`),
      [],
    )
  }

  it('adds a partner by keyboard, hears it, shows what it sent, and tries a message without keeping it', async () => {
    const { page, context, problems } = await house.open()
    await page.goto('/staff/settings/resource-sharing')
    await page.getByText('No partner yet').waitFor()
    await press(page, 'Add a partner')
    await page.getByRole('textbox', { name: /^Name/ }).focus()
    await page.keyboard.type('River Library')
    await page.getByRole('textbox', { name: /^Agency id/ }).focus()
    await page.keyboard.type('RIVER')
    await page.keyboard.press('Control+Enter')
    const secret = (await page.locator('code').first().textContent()) ?? ''
    assert.match(secret, /^ns_/)
    await stands(page, 'partners')

    const refused = await send('LookupUser', 'wrong', { UserId: { UserIdentifierValue: people.jordan.card } })
    assert.match(refused, /Agency Authentication Failed/)
    const accepted = await send('AcceptItem', secret, {
      RequestId: { RequestIdentifierValue: 'R-1' },
      RequestedActionType: 'Hold For Pickup',
      UserId: { UserIdentifierValue: people.ria.card },
      ItemId: { ItemIdentifierValue: 'RB-1' },
      ItemOptionalFields: { BibliographicDescription: { Title: 'The Tides' } },
    })
    assert.doesNotMatch(accepted, /<Problem>/)

    await page.goto('/staff/resource-sharing')
    await page.getByRole('row', { name: /The Tides/ }).waitFor()
    await page.getByText('Expected', { exact: true }).waitFor()
    await stands(page, 'requests')

    await page.goto('/staff/resource-sharing?view=messages')
    await page.getByRole('row', { name: /LookupUser.*Not listened to/s }).click()
    await page.getByText('Agency Authentication Failed', { exact: true }).waitFor()
    assert.doesNotMatch((await page.locator('main').textContent()) ?? '', new RegExp(secret))
    await stands(page, 'messages')

    await page.goto('/staff/resource-sharing?view=trial')
    await page.getByLabel('Card', { exact: true }).focus()
    await page.keyboard.type(people.jordan.card)
    await press(page, 'Write the message')
    await page.getByText(people.jordan.card).first().waitFor()
    await press(page, /^Play it/)
    await page.getByText('Done', { exact: true }).waitFor()
    await page.getByText('<Surname>Reyes</Surname>').waitFor()
    await stands(page, 'trial')
    assert.deepEqual(problems, [])
    await context.close()
  })
})
