import { openLibrary, usd, type TestLibrary } from '../../../../test/library.ts'
import { createBib } from '../../../modules/catalog/index.ts'
import { CheckOut } from '../../../modules/circulation/contract.ts'
import { AddException, ChangeBranchDetails, PutHours } from '../../../modules/org/contract.ts'
import { createShelvingLocation } from '../../../modules/org/index.ts'
import { searchCatalog } from '../../../modules/catalog/index.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { carrel, readWork } from '../../../platform/work.ts'
import { recordOf, titles, type TitleName } from './records.ts'

/** A small library with something to read, two readers, a queue and a late loan; the clock stands on a Saturday morning. */
export interface ReadingLibrary {
  readonly library: TestLibrary
  readonly bibs: Readonly<Record<TitleName, number>>
  stop(): Promise<void>
}

/** Card and PIN of the reader whose pages are looked at. */
export const reader = { card: '21234000012345', pin: '4071' } as const

/** What the clock says: a Saturday, ten in the morning in UTC. */
export const now = '2026-11-21T10:00:00Z'

/** Opens the library. */
export async function openReadingLibrary(): Promise<ReadingLibrary> {
  const library = await openLibrary({ now })
  await furnishHouse(library)
  const bibs = await addTitles(library)
  await addReaders(library)
  await lend(library)
  return { library, bibs, stop: () => library.stop() }
}

async function furnishHouse(library: TestLibrary): Promise<void> {
  const { elm, harbour } = library
  const days = [1, 2, 3, 4, 5, 6]
  for (const branch of [elm, harbour]) {
    await library.must(PutHours, {
      params: { id: branch },
      body: { hours: days.map((weekday) => ({ weekday, opens: branch === elm ? '09:00' : '12:00', closes: '18:30' })) },
    })
  }
  await library.must(AddException, {
    params: { id: elm },
    body: { from: '2026-11-26', name: 'Thanksgiving', repeats: 'never' },
  })
  await library.must(ChangeBranchDetails, {
    params: { id: elm },
    body: { address: '12 Elm Street\nElmford 01234', phone: '+1 555 0142', email: 'elm@library.example' },
  })
  await library.rule(
    {},
    {
      period: { count: 3, unit: 'weeks' },
      renewals: 2,
      renewFrom: 'due',
      fine: { amount: usd(0.25), every: { count: 1, unit: 'days' } },
      holdable: true,
      holdLimit: 10,
    },
  )
}

async function addTitles(library: TestLibrary): Promise<Readonly<Record<TitleName, number>>> {
  const { carrel: server, elm, harbour } = library
  const fiction = await server.mustWork((w) => createShelvingLocation(w, { code: 'FIC', name: 'Fiction' }))
  const bibs: Partial<Record<TitleName, number>> = {}
  let last = 0
  for (const name of Object.keys(titles) as TitleName[]) {
    const bib = await server.mustWork((w) => createBib(w, { marc: recordOf(titles[name]) }))
    bibs[name] = bib.id
    last = bib.sequence ?? last
  }
  const item = async (name: TitleName, barcode: string, branch: number, callNumber: string) => {
    await library.item(barcode, { bib: bibs[name] ?? 0, branch, callNumber, location: fiction.id })
  }
  await item('leftHand', 'L1', elm, 'LEG')
  await item('leftHand', 'L2', harbour, 'LEG')
  await item('dispossessed', 'D1', elm, 'LEG')
  await item('leftHandFrench', 'F1', harbour, 'French LEG')
  await item('noon', 'N1', harbour, 'KOE')
  for (const barcode of ['H1', 'H2']) await item('heart', barcode, elm, 'CON')
  await item('cat', 'C1', elm, 'Japanese NAT')
  await item('season', 'S1', elm, 'Arabic SAL')
  await item('vietnamese', 'V1', elm, 'Vietnamese TO')
  await item('film', 'X1', elm, 'DVD IBA')
  await item('audiobook', 'A1', elm, 'CD LEG')
  await item('markup', 'M1', elm, '<i>005.8</i>')
  await searchSettled(library, last)
  return bibs as Readonly<Record<TitleName, number>>
}

/** Waits until the search index knows everything that was added. */
async function searchSettled({ carrel: server }: TestLibrary, sequence: number): Promise<void> {
  const w = readWork(server.platform, carrel)
  for (let i = 0; i < 20; i++) {
    const found = await searchCatalog(w, { atLeast: sequence, limit: 1 })
    if (!isRefusal(found) && found.sequence >= sequence) return
  }
  throw new Error('The search index does not catch up.')
}

async function addReaders(library: TestLibrary): Promise<void> {
  await library.patron(reader.card, {
    givenName: 'Jordan',
    familyName: 'Reyes',
    pin: reader.pin,
    expires: '2027-06-30',
    email: 'jordan@example.org',
  })
  await library.patron('21234000099999', { givenName: 'Ada', familyName: 'Other', pin: '9999' })
}

async function lend(library: TestLibrary): Promise<void> {
  library.at('2026-10-26T10:00:00Z')
  await library.must(CheckOut, { body: { card: reader.card, barcode: 'V1' } })
  library.at(now)
  await library.must(CheckOut, { body: { card: reader.card, barcode: 'S1' } })
  for (const barcode of ['H1', 'H2']) await library.must(CheckOut, { body: { card: '21234000099999', barcode } })
}
