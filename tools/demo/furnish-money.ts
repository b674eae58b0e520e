import { createProduct, createTill, onlineProvider } from '../../apps/server/src/modules/fees/index.ts'
import { writeSetting } from '../../apps/server/src/platform/setting.ts'
import type { Work } from '../../apps/server/src/platform/work.ts'
import { granted, type House } from './furnish-house.ts'

const usd = (amount: number) => ({ amount, currency: 'USD' })

/** Code, name, unit, price and for how many. */
const products = [
  ['PRINT', 'Print-out, black', 'page', 10, 1],
  ['COLOR', 'Print-out, colour', 'page', 50, 1],
  ['PLA', '3-D filament', 'gram', 500, 100],
  ['VINYL', 'Vinyl for the cutter', 'metre', 225, 1],
  ['BAG', 'Tote bag', 'piece', 400, 1],
  ['USB', 'USB stick', 'piece', 600, 1],
  ['HEAD', 'Headphones', 'piece', 300, 1],
  ['BOOK', 'Book sale', 'piece', null, 1],
] as const

/** Tills of both branches, what the desk sells, and the pretended bank for paying online. */
export async function furnishMoney(w: Work, house: House): Promise<void> {
  for (const branch of house.branches.values()) {
    granted(await createTill(w, { branch, name: 'Front desk' }))
  }
  for (const [position, [code, name, unit, price, per]] of products.entries()) {
    granted(await createProduct(w, { code, name, unit, price: price === null ? null : usd(price), per, position }))
  }
  await writeSetting(w, onlineProvider, 'test')
}
