import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Product } from '../../../../server/src/modules/fees/contract-sales.ts'
import {
  basketTotal,
  changed,
  lineTotal,
  linesToSell,
  productBy,
  withOther,
  withProduct,
  type Basket,
} from './basket.ts'
import { countedSum, countsToSend, differenceOf, readCount } from './cash-count.ts'

const usd = (amount: number) => ({ amount, currency: 'USD' })
const product = (id: number, code: string, name: string, price: number | null, per = 1): Product => ({
  id,
  code,
  name,
  unit: 'piece',
  price: price === null ? null : usd(price),
  per,
  branch: null,
  position: 0,
  active: true,
})
const print = product(1, 'PRINT', 'Print-out', 10)
const pla = product(2, 'PLA', 'Filament', 500, 100)
const book = product(3, 'BOOK', 'Book sale', null)
const empty: Basket = []

describe('a basket', () => {
  it('counts the same product up, and keeps apart what is priced by hand', () => {
    const basket = [print, print, book, book].reduce(withProduct, empty)
    assert.deepEqual(
      basket.map(({ description, quantity }) => [description, quantity]),
      [
        ['Print-out', 2],
        ['Book sale', 1],
        ['Book sale', 1],
      ],
    )
    assert.equal(new Set(basket.map(({ key }) => key)).size, 3)
  })
  it('comes to what the server will ask', () => {
    assert.equal(lineTotal({ price: usd(500), per: 100, quantity: 12.5 }), 63)
    const basket = changed(withOther(withProduct(empty, pla), 'Bag', usd(400)), 'product 2 0', { quantity: 40 })
    assert.deepEqual(basketTotal(basket, 'USD'), usd(600))
  })
  it('loses a line whose quantity is nothing', () => {
    assert.deepEqual(changed(withProduct(empty, print), 'product 1 0', { quantity: 0 }), [])
    assert.deepEqual(changed(withProduct(empty, print), 'product 1 0', { quantity: Number.NaN }), [])
  })
  it('is sent with prices only where they were typed', () => {
    const basket = changed(withOther(withProduct(withProduct(empty, print), book), 'Bag', usd(400)), 'product 3 1', {
      price: usd(200),
    })
    assert.deepEqual(linesToSell(basket), [
      { quantity: 1, product: 1 },
      { quantity: 1, product: 3, price: usd(200) },
      { quantity: 1, description: 'Bag', price: usd(400) },
    ])
  })
  it('finds a product by its code or the beginning of its name', () => {
    const all = [print, pla, book]
    assert.equal(productBy(all, 'pla')?.id, 2)
    assert.equal(productBy(all, 'fila')?.id, 2)
    assert.equal(productBy(all, 'x'), undefined)
    assert.equal(productBy([print, product(9, 'P2', 'Print-out colour', 50)], 'print-'), undefined)
  })
})

describe('counting a till', () => {
  const counts = new Map([
    [2000, 2],
    [25, 3],
    [1, 0],
  ])
  it('sums, compares and sends what was there', () => {
    assert.equal(countedSum(counts), 4075)
    assert.deepEqual(differenceOf(counts, usd(4100)), usd(-25))
    assert.deepEqual(countsToSend(counts), [
      { value: 2000, count: 2 },
      { value: 25, count: 3 },
    ])
  })
  it('takes a number or a sum of numbers', () => {
    assert.deepEqual(['12', ' 12 + 8', '', 'x', '-1', '1.5'].map(readCount), [
      12,
      20,
      0,
      undefined,
      undefined,
      undefined,
    ])
  })
})
