import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startRunningCarrel } from '../apps/server/test/running-carrel.ts'
import { fillTown } from '../apps/server/test/small-town.ts'

const checkOuts = 1000
const desks = 10

describe('a power cut in the middle of the day', () => {
  it('loses no check-out that was confirmed, and leaves none half done', async () => {
    let carrel = await startRunningCarrel()
    try {
      const reset = await fetch(`${carrel.baseUrl}/api/v1/test/reset`, { method: 'POST' })
      const { branch, apiKey } = (await reset.json()) as { branch: number; apiKey: string }
      const filling = await carrel.database()
      await fillTown(filling, branch, { titles: checkOuts, items: checkOuts, patrons: 100 })
      await filling.end()

      const confirmed = new Map<string, number>()
      let next = 0
      let cut: Promise<void> | undefined
      const lendOne = async (number: number) => {
        const body = JSON.stringify({ card: `P${1 + (number % 100)}`, barcode: `I${number + 1}`, branch })
        const answer = await fetch(`${carrel.baseUrl}/api/v1/loans`, {
          method: 'POST',
          headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
          body,
        })
        const { loan } = (await answer.json()) as { loan: { id: number } }
        confirmed.set(`I${number + 1}`, loan.id)
        if (confirmed.size === checkOuts / 2) cut = carrel.kill()
      }
      await Promise.all(
        Array.from({ length: desks }, async () => {
          try {
            for (let number = next++; number < checkOuts; number = next++) await lendOne(number)
          } catch {
            // The line is cut; what was not answered may or may not have been done.
          }
        }),
      )
      await cut
      assert.ok(confirmed.size >= checkOuts / 2 && confirmed.size < checkOuts, `${confirmed.size} were confirmed`)

      carrel = await carrel.restart()
      const database = await carrel.database()
      const { rows } = await database.query<{ barcode: string; id: number; status: string }>(
        `select i.barcode, l.id, i.status from circulation.loan l join catalog.item i on i.id = l.item_id where l.returned_at is null`,
      )
      const kept = new Map(rows.map((row) => [row.barcode, row.id]))
      const lost = [...confirmed].filter(([barcode, loan]) => kept.get(barcode) !== loan)
      const { rows: halves } = await database.query(
        `select barcode from catalog.item i where (status = 'on-loan') <> exists (select from circulation.open_loan_view l where l.item_id = i.id)`,
      )
      await database.end()
      assert.deepEqual(lost, [])
      assert.deepEqual(halves, [])
    } finally {
      await carrel.remove()
    }
  })
})
