import { sql } from 'kysely'
import { CreateGate, ReportPassages } from '../../apps/server/src/modules/sorting/contract-gates.ts'
import { PutTypeSecurity } from '../../apps/server/src/modules/sorting/contract-security.ts'
import {
  PutSortPlan,
  type SortBin,
  type SortRule,
  type SortTest,
} from '../../apps/server/src/modules/sorting/contract.ts'
import { PutSetting } from '../../apps/server/src/modules/org/contract.ts'
import type { Work } from '../../apps/server/src/platform/work.ts'
import { ask } from './ask.ts'
import type { House } from './furnish-house.ts'

const test = (about: SortTest['about'], ...any: string[]): SortTest => ({ about, not: false, any })
const rule = (name: string, bin: string, ...tests: SortTest[]): SortRule => ({ name, active: true, tests, bin })
const bin = (number: string, name: string, capacity: string, emptiedBy: SortBin['emptiedBy'] = 'machine'): SortBin => ({
  number,
  name,
  capacity,
  emptiedBy,
})

/** Elm Street has a sorter with seven bins, a gate at its door with the visitors of a morning, and marks in its films and music. */
export async function furnishSorting(w: Work, { branches, locations }: House): Promise<void> {
  const elm = branches.get('ELM') ?? 0
  const harbour = branches.get('HAR') ?? 0
  const shelf = (...codes: string[]) =>
    test('location', ...codes.flatMap((code) => locations.get(code) ?? []).map(String))
  const children = shelf('children', 'picture-books')
  await ask(w, PutSortPlan, {
    params: { branch: elm },
    body: {
      version: 0,
      defaultBin: '7',
      bins: [
        bin('1', 'Hold shelf', 'about 40 books'),
        bin('2', 'Crate for Harbour', 'one crate'),
        bin('3', 'Home delivery', 'one bag for each reader'),
        bin('4', 'Films and music', 'about 120 discs'),
        bin('5', 'Children', 'about 60 books'),
        bin('6', 'Look at it', 'a shelf', 'people'),
        bin('7', 'Adult books', 'about 80 books'),
      ],
      rules: [
        rule(
          'Unknown or refused',
          '6',
          test('problem', 'unknown', 'refused', 'damaged', 'withdrawn', 'not-catalogued'),
        ),
        rule('Home delivery', '3', test('hold', 'here'), test('patron', 'housebound')),
        rule('Holds to collect here', '1', test('hold', 'here', 'recall'), test('destination', 'here')),
        rule('Harbour', '2', test('destination', `branch:${harbour}`)),
        rule('Look whether all is there', '6', test('problem', 'alert', 'parts')),
        rule('Discs', '4', test('item-type', 'dvd', 'music-cd', 'audiobook-cd')),
        ...(children.any.length > 0 ? [rule('Children', '5', children)] : []),
        rule('Was not on loan', '6', test('problem', 'not-on-loan')),
      ],
    },
  })
  await ask(w, PutSetting, { params: { name: 'sorting.library-categories' }, body: { value: 'institution' } })
  for (const itemType of ['dvd', 'music-cd', 'audiobook-cd', 'device'])
    await ask(w, PutTypeSecurity, {
      params: { itemType },
      body: { marker: 'rfid-afi', magnetic: false, desensitize: true, resensitize: true },
    })
  await furnishGate(w, elm)
}

/** Visitors by hour before now, and one thing that went out without a loan. */
async function furnishGate(w: Work, branch: number): Promise<void> {
  const gate = await ask(w, CreateGate, {
    body: { branch, name: 'Main door', place: 'Elm Street', enabled: true, alarmUnknown: false },
  })
  for (const [hoursAgo, entered, wentOut] of [
    [5, 14, 3],
    [4, 22, 15],
    [3, 31, 26],
    [2, 27, 30],
    [1, 19, 21],
  ] as const)
    await ask(w, ReportPassages, {
      params: { id: gate.id },
      body: { at: w.now.subtract({ hours: hoursAgo }).toString(), entered, wentOut },
    })
  const { rows } = await sql<{ barcode: string }>`
    select barcode from catalog.item_view where status = 'available' and branch_id = ${branch} order by id limit 1`.execute(
    w.db,
  )
  const barcode = rows[0]?.barcode
  if (barcode !== undefined)
    await ask(w, ReportPassages, {
      params: { id: gate.id },
      body: { at: w.now.subtract({ minutes: 12 }).toString(), codes: [barcode] },
    })
}
