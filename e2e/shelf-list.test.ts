import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { after, before, describe, it } from 'node:test'
import { whyNoBrowser } from './browser.ts'
import { openStaffHouse, type OpenPage, type StaffHouse } from './staff-house.ts'

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

interface AxeAnswer {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[]
}

const record = (title: string, author: string, classNumber: string) =>
  `=LDR  00000nam a2200000 i 4500\n=050  \\4$a${classNumber}\n=100  1\\$a${author}\n=245  10$a${title}\n=264  \\1$c2001\n`

describe('the shelf list at a desk', { skip: await whyNoBrowser() }, () => {
  let house: StaffHouse
  let desk: OpenPage
  const book = async (title: string, author: string, classNumber: string, barcode: string, callNumber: string) => {
    const { id } = await house.api<{ id: number }>('POST', '/bibs', { marc: record(title, author, classNumber) })
    await house.api('POST', '/items', { bib: id, barcode, itemType: 'book', branch: house.branch, callNumber })
  }
  const standing = () => desk.page.locator('[data-stands]')
  before(async () => {
    house = await openStaffHouse()
    const marc = '=LDR  00000nam a2200000 i 4500\n=100  1\\$aAbbott\n=245  10$aA set of many volumes\n'
    const { id } = await house.api<{ id: number }>('POST', '/bibs', { marc })
    for (let n = 50; n <= 75; n++) {
      const item = { bib: id, barcode: `shelf-${n}`, itemType: 'book', branch: house.branch, callNumber: `QA${n}.A2` }
      await house.api('POST', '/items', item)
    }
    await book('Before', 'Smilansky, Uri', 'TK5105', 'before', 'TK5105.S65 1999')
    await book('Behind', 'Smythe, Ann', 'TK5105', 'behind', 'TK5105.S66 2000')
    await book('Between', 'Smith, John', 'TK5105', 'between', '')
    await book('Mistyped', 'Wu, Li', 'ZA4480', 'mistyped', 'ZA448O.W8')
    desk = await house.open()
  })
  after(() => house?.close())

  it('stands at a call number and is walked by the keys of the field, without end', async () => {
    const { page } = desk
    await page.goto('/staff/shelf-list')
    await page.getByText('The shelf begins here').waitFor()
    await page.keyboard.press('F2')
    await page.keyboard.type('QA 70')
    await page.keyboard.press('Enter')
    await standing().getByText('QA70.A2').waitFor()
    await page.keyboard.press('F2')
    await page.keyboard.press('ArrowDown')
    await standing().getByText('QA71.A2').waitFor()
    for (let n = 0; n < 4; n++) await page.keyboard.press('PageUp')
    await page.getByText('The shelf begins here').waitFor()
  })

  it('gives a scanned item the number that fits between its neighbours, and takes it back', async () => {
    const { page } = desk
    await page.goto('/staff/shelf-list?from=between')
    await page.getByText('This item has no call number').waitFor()
    await page.keyboard.press('F7')
    await page.getByText('TK5105.S655 2001').first().waitFor()
    await page.keyboard.press('F8')
    await standing().getByText('TK5105.S655 2001').waitFor()
    await page.getByRole('button', { name: 'Take back' }).click()
    await page.getByRole('button', { name: 'Take back' }).waitFor({ state: 'detached' })
    const { rows } = await house.api<{ rows: { callNumber: string }[] }>('GET', '/items?q=between')
    assert.equal(rows[0]?.callNumber, '')
  })

  it('mends what is mistyped with one key', async () => {
    const { page } = desk
    await page.goto('/staff/shelf-list?view=problems')
    const line = page.getByRole('row').filter({ hasText: 'ZA448O.W8' })
    await line.getByText('ZA4480.W8').waitFor()
    await line.focus()
    await page.keyboard.press('Enter')
    await line.waitFor({ state: 'detached' })
    const { rows } = await house.api<{ rows: { callNumber: string }[] }>('GET', '/items?q=mistyped')
    assert.equal(rows[0]?.callNumber, 'ZA4480.W8')
  })

  it('plans numbers for all that have none, gives them and takes them back', async () => {
    const { page } = desk
    await page.goto('/staff/shelf-list?view=many')
    await page.getByRole('button', { name: 'Plan', exact: true }).click()
    await page.getByRole('button', { name: /^Change \d+ item/ }).click()
    await page.getByRole('button', { name: /^Take back \d+ number/ }).click()
    await page.getByText('Taken back', { exact: true }).first().waitFor()
    const { rows } = await house.api<{ rows: { callNumber: string }[] }>('GET', '/items?q=between')
    assert.equal(rows[0]?.callNumber, '')
  })

  it('can be read by everybody, in the light and in the dark', async () => {
    const { page } = desk
    const axe = await readFile(axeSource, 'utf8')
    await page.goto('/staff/shelf-list')
    for (const view of ['Shelf', 'Problems', 'Many at once', 'How numbers are made']) {
      await page.getByRole('tab', { name: view }).click()
      await page.evaluate(axe)
      for (const colorScheme of view === 'Shelf' ? (['dark', 'light'] as const) : (['light'] as const)) {
        await page.emulateMedia({ colorScheme })
        const { violations } = await page.evaluate<AxeAnswer>(`axe.run('#work')`)
        const said = violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html }) => `${view}, ${colorScheme}: ${id}: ${html.slice(0, 160)}`),
        )
        assert.deepEqual(said, [])
      }
    }
  })

  it('has broken nothing on its way', () => assert.deepEqual(desk.problems, []))
})
