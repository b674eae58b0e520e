import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { whyNoBrowser } from './browser.ts'
import { openStaffHouse, type StaffHouse } from './staff-house.ts'

const list = [
  ['publication_title', 'online_identifier', 'date_first_issue_online', 'title_url', 'title_id', 'publication_type'],
  ['The Tides', '1476-4687', '1998', 'https://press.example/tides', 't1', 'serial'],
  ['Sóng và bờ', '2049-3630', '2005', 'https://press.example/song', 't2', 'serial'],
]
  .map((cells) => `${cells.join('\t')}\n`)
  .join('')

describe('the title list of a provider is brought at the desk', { skip: await whyNoBrowser() }, () => {
  let house: StaffHouse
  before(async () => {
    house = await openStaffHouse()
    await house.api('POST', '/e-collections', {
      name: 'The Press',
      provider: 'The Press',
      active: true,
      proxyPrefix: '',
      interlibrary: '',
      note: '',
      url: '',
      everyHours: 24,
    })
  })
  after(() => house?.close())

  it('is looked at first, then applied, and readers find its journals', async () => {
    const { page, context, problems } = await house.open()
    const journals = async () => (await (await context.request.get('/e-journals')).text()).includes('Sóng và bờ')
    await page.goto('/staff/e-collections')
    const collection = page.getByRole('row', { name: /The Press/ })
    await collection.focus()
    await page.keyboard.press('Enter')
    const tab = page.getByRole('tab', { name: /^Titles/ })
    await tab.focus()
    await page.keyboard.press('ArrowRight')
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'press.txt', mimeType: 'text/plain', buffer: Buffer.from(list) })
    const apply = page.getByRole('button', { name: /^Apply/ })
    await apply.waitFor()
    await page.getByText(/2 new/).first().waitFor()
    assert.equal(await journals(), false)
    await apply.focus()
    await page.keyboard.press('Enter')
    await page.getByText('Applied').first().waitFor()
    assert.equal(await journals(), true)
    assert.deepEqual(problems, [])
    await context.close()
  })
})
