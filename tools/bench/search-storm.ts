import { sql } from 'kysely'
import type { Emit } from '../bench-options.ts'
import { deskLine } from './desk-line.ts'
import { emitTimes, get, type SearchHouse } from './search-house.ts'

const seconds = 20
const desks = 20
const everyMs = 2000

/**
 * Twenty desks lend, each every other second, first in peace and then while robots send 200 different faceted searches a
 * second and a reader searches twice a second: what the desk and the reader wait, and what the robots are told.
 */
export async function storm(house: SearchHouse, queries: readonly string[], emit: Emit): Promise<void> {
  const db = house.platform.database.kysely
  const { rows: items } = await sql<{ barcode: string }>`
    select barcode from catalog.item where item_type = 'book' order by id limit 4000`.execute(db)
  const { rows: cards } = await sql<{ barcode: string }>`
    select barcode from patrons.card where barcode like '29000%' order by barcode limit 2000`.execute(db)
  let next = 0
  const lend = async (times: number[]): Promise<void> => {
    await Promise.all(
      Array.from({ length: desks }, async (_, desk) => {
        const { send, close } = deskLine(house.carrel.baseUrl, house.apiKey)
        await pause((desk * everyMs) / desks)
        for (let n = 0; n < (seconds * 1000) / everyMs; n++) {
          const number = next++
          const began = performance.now()
          const body = {
            card: cards[number % cards.length]?.barcode,
            barcode: items[number]?.barcode,
            branch: house.branch,
          }
          const { status } = await send('POST', '/loans', body)
          const took = performance.now() - began
          if (status !== 200 && status !== 409) throw new Error(`A desk was answered ${status}.`)
          times.push(took)
          await pause(everyMs - took)
        }
        close()
      }),
    )
  }
  const peace: number[] = []
  await lend(peace)
  emitTimes('storm.check-out.before', peace, emit, `${desks} desks; budget of p95: 25 ms`)

  const during: number[] = []
  const readers: number[] = []
  const robots = { answered: [] as number[], told: 0, otherwise: 0 }
  const over = performance.now() + seconds * 1000
  await Promise.all([
    lend(during),
    robotsWalk(house, queries, over, robots),
    readersSearch(house, queries, over, readers),
  ])
  emitTimes('storm.check-out.during', during, emit, `${desks} desks; budget of p95: 25 ms`)
  emitTimes('storm.reader', readers, emit, 'plain searches, twice a second')
  emitTimes('storm.robot', robots.answered, emit, 'those that were answered')
  emit('storm.robots-answered', Math.round(robots.answered.length / seconds), '1/s', 'of 200')
  emit('storm.robots-told-to-come-again', Math.round(robots.told / seconds), '1/s', '503 with Retry-After')
  emit('storm.robots-answered-otherwise', robots.otherwise, 'requests')
}

const formats = ['book', 'film', 'music', 'audiobook']
const languages = ['eng', 'spa', 'fre', 'ger', 'ita', 'por']

/** Two hundred different combinations of facets a second, each without waiting for the one before. */
async function robotsWalk(
  house: SearchHouse,
  queries: readonly string[],
  over: number,
  said: { answered: number[]; told: number; otherwise: number },
): Promise<void> {
  const waiting: Promise<void>[] = []
  const began = performance.now()
  for (let n = 0; performance.now() < over; n++) {
    const path =
      `/api/v1/search?q=${encodeURIComponent(queries[n % queries.length] ?? '')}&facet=format:${formats[n % 4]}` +
      `&facet=language:${languages[n % 6]}&yearFrom=${1950 + (n % 70)}`
    waiting.push(
      get(house, path).then(({ status, took }) => {
        if (status === 200) said.answered.push(took)
        else if (status === 503 || status === 429) said.told++
        else said.otherwise++
      }),
    )
    await pause(began + n * 5 - performance.now())
  }
  await Promise.all(waiting)
}

async function readersSearch(
  house: SearchHouse,
  queries: readonly string[],
  over: number,
  times: number[],
): Promise<void> {
  for (let n = 0; performance.now() < over; n++) {
    const { status, took } = await get(
      house,
      `/api/v1/search?q=${encodeURIComponent(queries[n % queries.length] ?? '')}`,
    )
    if (status === 200) times.push(took)
    await pause(500 - took)
  }
}

function pause(length: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, length)))
}
