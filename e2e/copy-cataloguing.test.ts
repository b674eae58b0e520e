import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import {
  openOtherCatalogue,
  theirRecord,
  type OtherCatalogue,
} from '../apps/server/src/modules/copy-cataloguing/testing/other-catalogue.ts'
import {
  fullRecord,
  fullSweetgrass,
  thinSweetgrass,
} from '../apps/server/src/modules/copy-cataloguing/testing/books.ts'
import { whyNoBrowser } from './browser.ts'
import { openStaffHouse, type StaffHouse } from './staff-house.ts'

const isbn = { sweetgrass: '9781571313560', emil: '9780099413127', lottchen: '9780140305616' }

describe('books catalogued from the records of other libraries', { skip: await whyNoBrowser() }, () => {
  let house: StaffHouse
  const others: OtherCatalogue[] = []

  before(async () => {
    house = await openStaffHouse()
    others.push(
      await openOtherCatalogue([await theirRecord(thinSweetgrass)]),
      await openOtherCatalogue([
        await theirRecord(fullSweetgrass),
        await theirRecord(fullRecord({ isbn: isbn.emil, title: 'Emil and the detectives', author: 'Kästner, Erich' })),
        await theirRecord(fullRecord({ isbn: isbn.lottchen, title: 'Lottie and Lisa', author: 'Kästner, Erich' })),
        // It is given for a number that it does not have.
        await theirRecord(fullRecord({ isbn: '9780140328721', title: 'Matilda', author: 'Dahl, Roald' }), {
          found: ['9780940787087', '0940787083'],
        }),
      ]),
    )
    const known = await house.api<{ rows: { id: number }[] }>('GET', '/copy-cataloguing/targets')
    for (const { id } of known.rows) await house.api('PATCH', `/copy-cataloguing/targets/${id}`, { enabled: false })
    for (const [at, other] of others.entries()) {
      await house.api('POST', '/copy-cataloguing/targets', {
        name: `Library ${at + 1}`,
        protocol: 'z39.50',
        host: '127.0.0.1',
        port: other.port,
        database: 'Default',
      })
    }
  })
  after(async () => {
    for (const other of others) await other.close()
    await house?.close()
  })

  it('catalogues a book in under ten keystrokes after the scan of its ISBN', async () => {
    const { page, problems, context } = await house.open()
    await page.goto('/staff/copy-cataloguing/hand')
    await page.getByPlaceholder('Scan the ISBN of the book').waitFor()
    let keys = 0
    const press = async (key: string) => {
      keys += 1
      await page.keyboard.press(key)
    }
    /** A scanner types faster than any hand, and ends with Enter; what it sends is one thing to do. */
    const scan = async (text: string) => {
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    }
    await scan(isbn.sweetgrass)
    // At once, before anybody has answered: it is held, not lost.
    await press('Enter')
    await page.getByRole('textbox', { name: /^Barcode/ }).waitFor()
    assert.equal(await page.getByRole('textbox', { name: /^Call number/ }).inputValue(), 'E98.P5 K56 2013')
    keys += 1
    await scan('31234000000017')
    await page.getByPlaceholder('Scan the ISBN of the book').waitFor()
    await page.getByRole('link', { name: 'Braiding sweetgrass' }).waitFor()
    assert.ok(keys < 10, `${keys} keystrokes`)
    const item = await house.api<{ title: string; callNumber: string }>('GET', '/item-barcodes/31234000000017')
    assert.deepEqual([item.title, item.callNumber], ['Braiding sweetgrass', 'E98.P5 K56 2013'])

    // The second copy: the library's own title comes first, and Enter adds to it.
    await scan('1571313567')
    await page.getByText('You have “Braiding sweetgrass” already: 1 copy').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('textbox', { name: /^Barcode/ }).waitFor()
    await scan('31234000000025')
    await page.getByPlaceholder('Scan the ISBN of the book').waitFor()
    const second = await house.api<{ bib: number }>('GET', '/item-barcodes/31234000000025')
    const first = await house.api<{ bib: number }>('GET', '/item-barcodes/31234000000017')
    assert.equal(second.bib, first.bib)

    // Nobody has it, though somebody sends a record: what the book says of itself is enough.
    await scan('9780940787087')
    await page.getByText('1 record that came and has another number').waitFor()
    await page.getByRole('textbox', { name: /^Title/ }).fill('A book of our town')
    await page.keyboard.press('Enter')
    await page.getByText('“A book of our town” is in your catalogue').waitFor()
    assert.deepEqual(problems, [])
    await context.close()
  })

  it('takes a list of e-books to records that are linked and classed, and takes a step back', async () => {
    const { page, problems, context } = await house.open()
    await page.goto('/staff/copy-cataloguing/batches')
    const list = [
      'ISBN,Link,Barcode',
      `${isbn.emil},https://books.example/emil,31234000000033`,
      `${isbn.lottchen},https://books.example/lottchen,`,
    ]
    await page.getByRole('textbox', { name: 'ISBNs' }).fill(list.join('\n'))
    const press = async (name: RegExp) => {
      const button = page.getByRole('button', { name })
      await button.focus()
      await page.keyboard.press('Enter')
    }
    await press(/^Find the records/)
    await press(/^Bring in 2 records/)
    await page.getByRole('textbox', { name: /^Provider/ }).fill('Big Books')
    await press(/^See what it would do.*Links/)
    await page.getByText('https://books.example/emil $y Read online (Big Books)').waitFor()
    await press(/^Do it for 2 titles.*Links/)
    await page.getByRole('button', { name: /^Take it back for 2 titles.*Links/ }).waitFor()
    await press(/^See what it would do.*Call numbers/)
    await press(/^Do it for 2 titles.*Call numbers/)
    await page.getByRole('button', { name: /^Take it back for 2 titles.*Call numbers/ }).waitFor()
    await press(/^Let 1 label wait/)
    await page.getByText('1 label waits for printing.').waitFor()
    const { rows } = await house.api<{ rows: { barcode: string }[] }>('GET', '/label-queue')
    assert.ok(rows.some(({ barcode }) => barcode === '31234000000033'))
    const item = await house.api<{ bib: number; callNumber: string }>('GET', '/item-barcodes/31234000000033')
    const tags = async () =>
      (await house.api<{ fields: { tag: string }[] }>('GET', `/bibs/${item.bib}/marc`)).fields.map(({ tag }) => tag)
    assert.ok((await tags()).includes('856') && (await tags()).includes('090'))
    await press(/^Take it back for 2 titles.*Call numbers/)
    await page.getByText('Taken back').first().waitFor()
    assert.ok(!(await tags()).includes('090'))
    await press(/^Done with this batch/)
    await page.getByText('Every step can still be taken back.').waitFor()
    assert.deepEqual(problems, [])
    await context.close()
  })
})
