import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { whyNoBrowser } from './browser.ts'
import { openStaffHouse, type StaffHouse } from './staff-house.ts'

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface AxeAnswer {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[]
}
interface Marc {
  readonly leader: string
  readonly version: number
  readonly fields: readonly {
    readonly tag: string
    readonly value?: string
    readonly indicators?: string
    readonly subfields?: readonly { readonly code: string; readonly value: string }[]
  }[]
}

const record = [
  '=LDR  00000nam a2200000 i 4500',
  '=008  261122s1957\\\\\\\\vm\\\\\\\\\\\\\\\\\\\\\\000\\1\\vie\\d',
  '=100  1\\$aĐoàn, Giỏi.',
  '=245  10$aDat rung phuong Nam /$cĐoàn Giỏi.',
  '=264  \\1$aHà Nội :$bKim Đồng,$c1957.',
  '=300  \\\\$a303 pages ;$c19 cm',
].join('\n')

/** The content cell of the row that has the cursor. */
const content = (page: Page) => page.getByRole('textbox', { name: /^(Subfields|Value)$/ })

/** Goes to a field by keys: from the leader down. */
async function goTo(page: Page, tag: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Leader', exact: true }).focus()
  const cell = page.getByRole('textbox', { name: 'Tag', exact: true })
  for (let rows = 0; rows < 60; rows++) {
    await page.keyboard.press('ArrowDown')
    if ((await cell.inputValue()) === tag) return content(page).waitFor()
  }
  assert.fail(`There is no field ${tag}.`)
}

describe('one record, edited at the desk', { skip: await whyNoBrowser() }, () => {
  let house: StaffHouse
  let axe = ''
  let bib = 0

  before(async () => {
    house = await openStaffHouse()
    axe = await readFile(axeSource, 'utf8')
    bib = (await house.api<{ id: number }>('POST', '/bibs', { marc: record })).id
  })
  after(() => house?.close())

  const stored = () => house.api<Marc>('GET', `/bibs/${bib}/marc`)
  const textOf = async (tag: string) =>
    (await stored()).fields
      .filter((field) => field.tag === tag)
      .map(({ value, subfields = [] }) => value ?? subfields.map((one) => `$${one.code}${one.value}`).join(''))
  const accessible = async (page: Page, where: string) => {
    await page.evaluate(axe)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const found = await page.evaluate<AxeAnswer>(`axe.run(document, { runOnly: ${JSON.stringify(rules)} })`)
      assert.deepEqual(
        found.violations.map(({ id, nodes }) => `${where}, ${colorScheme}: ${id} ${nodes[0]?.html.slice(0, 200)}`),
        [],
      )
    }
    await page.emulateMedia({ colorScheme: 'light' })
  }
  const saved = async (page: Page, version: number) => {
    await page.keyboard.press('Control+s')
    await page.getByText(`Version ${version}`, { exact: true }).waitFor()
  }

  it('is written by keys alone: a title with its marks, a new field, indicators, undo, as text too', async () => {
    const { page, context, problems } = await house.open()
    await page.goto(`/staff/catalogue/${bib}/edit`)
    await goTo(page, '245')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('$aĐất rừng phương Nam /$cĐoàn Giỏi.')
    await page.getByText('Not saved yet').waitFor()
    await accessible(page, 'fields')
    // A note behind it: Enter, tag, indicators by Tab, subfields.
    await page.keyboard.press('Enter')
    await page.keyboard.type('500')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('$aCosts $$5; for children.')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Delete')
    await saved(page, 2)
    assert.deepEqual(await textOf('245'), ['$aĐất rừng phương Nam /$cĐoàn Giỏi.'])
    assert.deepEqual(await textOf('500'), ['$aCosts $5; for children.'])

    await goTo(page, '300')
    await page.keyboard.press('Control+Delete')
    await page.keyboard.press('Control+z')
    await page.getByText('303 pages ;').waitFor()
    await page.getByRole('radio', { name: 'Text' }).press('Space')
    const text = page.getByRole('textbox', { name: 'Text' })
    const was = await text.inputValue()
    assert.match(was, /=500 {2}\\\\\$aCosts \{dollar\}5; for children\./)
    await text.fill(`${was}\nthis is no field`)
    await page.getByText(/^Line \d+ is no field/).waitFor()
    await text.fill(`${was}\n=650  \\0$aRivers$zVietnam$vFiction.`)
    await accessible(page, 'text')
    await saved(page, 3)
    assert.deepEqual(await textOf('650'), ['$aRivers$zVietnam$vFiction.'])
    assert.deepEqual(problems, [])
    await context.close()
  })

  it('has a cell for each subfield where that is wanted: cut, coded, moved and taken away by keys', async () => {
    const { page, context, problems } = await house.open()
    const { id } = await house.api<{ id: number }>('POST', '/bibs', {
      marc: '=LDR  00000nam a2200000 i 4500\n=245  10$aEmil und die Detektive /$cErich Kästner.\n=700  1\\$aTrier, Walter,$e',
    })
    const lines = async () =>
      (await house.api<Marc>('GET', `/bibs/${id}/marc`)).fields
        .filter(({ tag }) => tag === '245' || tag === '700')
        .map(({ subfields = [] }) => subfields.map(({ code, value }) => `$${code}${value}`).join(''))
    const text = (name: string) => page.getByRole('textbox', { name, exact: true })
    await page.goto(`/staff/catalogue/${id}/edit`)
    await content(page).waitFor()
    await page.keyboard.press('F8')
    const title = text('Subfield $a Title')
    await title.waitFor()
    assert.equal(await page.evaluate(`document.activeElement?.getAttribute('aria-label')`), 'Subfield $a Title')
    // Cut in two behind “Emil”, the second with the code p; then a text for $h that is thought better of.
    await page.keyboard.press('Home')
    for (const _ of 'Emil') await page.keyboard.press('ArrowRight')
    await page.keyboard.type('$p')
    await text('Subfield $p Name of part or section of a work').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('End')
    await page.keyboard.type('$hbook')
    await page.keyboard.press('Alt+Delete')
    await text('Subfield $h Medium').waitFor({ state: 'detached' })
    // The statement of responsibility before the part and back again; a dollar sign that is one.
    await page.keyboard.press('Alt+ArrowLeft')
    await page.keyboard.press('Alt+ArrowRight')
    await page.keyboard.press('End')
    await page.keyboard.type(' $$5')
    await accessible(page, 'cells')
    await page.keyboard.press('ArrowDown')
    await text('Subfield $a Personal name').waitFor()
    await page.keyboard.press('Tab')
    // To the list of codes for this subfield, and back into it.
    await page.keyboard.press('F2')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('illustrat')
    await page.getByRole('option', { name: 'ill Illustrator' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: 'Subfield $e Relator term' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('End')
    await page.keyboard.type('.')
    await page.keyboard.press('Control+s')
    await page.getByText('Version 2', { exact: true }).waitFor()
    assert.deepEqual(await lines(), [
      '$aEmil$p und die Detektive /$cErich Kästner. $5',
      '$aTrier, Walter,$eillustrator.',
    ])
    await page.keyboard.press('F8')
    await content(page).waitFor()
    assert.deepEqual(problems, [])
    await context.close()
  })

  it('says what the field is for, sets positions by a form, and makes the pair in the original script', async () => {
    const { page, context, problems } = await house.open()
    await page.goto(`/staff/catalogue/${bib}/edit`)
    await goTo(page, '650')
    await page.getByRole('heading', { name: /^650 / }).waitFor()
    await goTo(page, '008')
    await page.getByRole('button', { name: /33 Literary form/ }).press('Enter')
    await page.getByRole('option', { name: /^f Novels/ }).press('Enter')
    await accessible(page, 'a fixed field')
    // A letter that no keyboard has, by its name.
    await goTo(page, '100')
    await page.keyboard.press('End')
    await page.keyboard.type('$cDo')
    // The next key comes before the browser has told where the cursor went.
    await page.evaluate(`(async () => {
      const box = document.activeElement
      box.setSelectionRange(0, 0)
      await new Promise((told) => document.addEventListener('selectionchange', told, { once: true }))
      box.setSelectionRange(box.value.length, box.value.length)
      box.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', code: 'KeyC', altKey: true, bubbles: true, cancelable: true }))
    })()`)
    await page.keyboard.type('dot below')
    await page.keyboard.press('Enter')
    await page.waitForFunction(`document.activeElement.dataset.cell === 'content'`)
    await goTo(page, '245')
    await page
      .getByRole('button', { name: /original script/i })
      .first()
      .focus()
    await page.keyboard.press('Enter')
    await page
      .locator('[role=row]:has([data-cell=tag]:text-is("880"))')
      .or(page.locator('input[value="880"]'))
      .first()
      .waitFor()
    await page.waitForFunction(`document.activeElement.value?.startsWith('$6245-01')`)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('$6245-01$a南方的森林')
    await accessible(page, 'a pair')
    await saved(page, 4)
    const [link] = await textOf('880')
    assert.equal(link, '$6245-01/$1$a南方的森林')
    assert.match((await textOf('100'))[0] ?? '', /\$cDọ$/)
    assert.equal((await textOf('008'))[0]?.[33], 'f')
    assert.match((await textOf('245'))[0] ?? '', /^\$6880-01/)
    assert.deepEqual(problems, [])
    await context.close()
  })

  it('that two people save is brought together: what each changed stays, and where both changed the same one chooses', async () => {
    const [ana, ben] = [await house.open(), await house.open()]
    for (const { page } of [ana, ben]) {
      await page.goto(`/staff/catalogue/${bib}/edit`)
      await goTo(page, '264')
    }
    await ben.page.getByText(/has this record open since/).waitFor()
    await ana.page.keyboard.press('ControlOrMeta+a')
    await ana.page.keyboard.type('$aHà Nội :$bKim Đồng,$c2020.')
    await goTo(ana.page, '300')
    await ana.page.keyboard.press('ControlOrMeta+a')
    await ana.page.keyboard.type('$a303 trang ;$c19 cm')
    await saved(ana.page, 5)

    await ben.page.keyboard.press('ControlOrMeta+a')
    await ben.page.keyboard.type('$aHà Nội :$bKim Đồng,$c2021.')
    await goTo(ben.page, '500')
    await ben.page.keyboard.press('ControlOrMeta+a')
    await ben.page.keyboard.type('$aFor children.')
    await ben.page.keyboard.press('Control+s')
    await ben.page.getByText(/saved this record while you were editing/).waitFor()
    await ben.page.getByRole('heading', { name: 'Place 1: 264' }).waitFor()
    await accessible(ben.page, 'a conflict')
    await ben.page.getByRole('radio', { name: 'Yours' }).press('Space')
    await ben.page.keyboard.press('Control+Enter')
    await ben.page.getByText('Not saved yet').waitFor()
    await saved(ben.page, 6)
    assert.deepEqual(await textOf('264'), ['$aHà Nội :$bKim Đồng,$c2021.'])
    assert.deepEqual(await textOf('300'), ['$a303 trang ;$c19 cm'], 'what the other changed alone')
    assert.deepEqual(await textOf('500'), ['$aFor children.'])
    assert.deepEqual([...ana.problems, ...ben.problems], [])
    await ana.context.close()
    await ben.context.close()
  })

  it('goes back to an earlier version, which is a new one, and keeps in the browser what was not saved', async () => {
    const { page, context, problems } = await house.open()
    await page.goto(`/staff/catalogue/${bib}/edit?view=versions`)
    await page.getByRole('button', { name: /Compare with/ }).press('Enter')
    await page.getByRole('option', { name: /Version 1,/ }).press('Enter')
    await page.locator('code').filter({ hasText: 'Dat rung' }).first().waitFor()
    await accessible(page, 'versions')
    await page.getByRole('button', { name: 'Go back to version 1' }).press('Enter')
    await page.getByText('Version 7', { exact: true }).waitFor()
    assert.deepEqual(await textOf('245'), ['$aDat rung phuong Nam /$cĐoàn Giỏi.'])

    await page.getByRole('radio', { name: 'Fields' }).press('Space')
    await goTo(page, '300')
    await page.keyboard.press('End')
    await page.keyboard.type(' + map')
    await page.waitForTimeout(1200)
    page.on('dialog', (dialog) => void dialog.accept())
    await page.reload()
    await page.getByText(/This browser kept changes/).waitFor()
    await page.getByRole('button', { name: 'Take them' }).press('Enter')
    await page.getByText('19 cm + map').waitFor()
    assert.deepEqual(problems, [])
    await context.close()
  })
})
