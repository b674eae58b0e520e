import { putItemType } from '../../apps/server/src/modules/catalog/index.ts'
import { onlineProvider } from '../../apps/server/src/modules/fees/index.ts'
import {
  addException,
  changeBranch,
  createBranch,
  createShelvingLocation,
  libraryDemo,
  putHours,
  setUp,
} from '../../apps/server/src/modules/org/index.ts'
import { putCategory, selfRegistration } from '../../apps/server/src/modules/patrons/index.ts'
import { createRule } from '../../apps/server/src/modules/policy/index.ts'
import { isRefusal, type Refusal } from '../../apps/server/src/platform/refusal.ts'
import { writeSetting } from '../../apps/server/src/platform/setting.ts'
import type { Work } from '../../apps/server/src/platform/work.ts'
import {
  branches,
  categories,
  holidays,
  itemTypes,
  libraryName,
  locations,
  rules,
  timeZone,
  type WeekHours,
} from './house.ts'

/** The demo library's places by their codes. */
export interface House {
  readonly branches: ReadonlyMap<string, number>
  readonly locations: ReadonlyMap<string, number>
}

/** The value of an action that the demo takes for granted; a refusal is a mistake in the demo's data. */
export function granted<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(value.blocks.map((block) => `${block.code}: ${block.message}`).join(' '))
  return value
}

/** Who administers the demo library. */
export interface Administrator {
  readonly name: string
  readonly username: string
  readonly password: string
}

/** Sets up the demo library: both branches with their hours, locations, types, categories and rules. */
export async function furnishHouse(w: Work, administrator: Administrator): Promise<House> {
  const [first, ...others] = branches
  if (!first) throw new Error('A library needs a branch.')
  const { branch } = granted(
    await setUp(w, {
      library: libraryName,
      currency: 'USD',
      locale: 'en-US',
      branch: { code: first.code, name: first.name, timeZone },
      administrator,
    }),
  )
  await writeSetting(w, libraryDemo, true)
  await writeSetting(w, onlineProvider, 'test')
  await writeSetting(w, selfRegistration, 'approval')
  const ids = new Map<string, number>([[first.code, branch]])
  for (const other of others)
    ids.set(other.code, granted(await createBranch(w, { code: other.code, name: other.name, timeZone })).id)
  for (const place of branches) await furnishCalendar(w, ids.get(place.code) ?? branch, place.hours)
  await furnishAddresses(w, ids)

  const places = new Map<string, number>()
  for (const [code, name, holdable = true] of locations)
    places.set(code, granted(await createShelvingLocation(w, { code, name, holdable })).id)
  for (const [code, name] of itemTypes) granted(await putItemType(w, { code, name }))
  for (const [code, name, cardMonths, ageFrom, ageTo] of categories)
    granted(await putCategory(w, code, { name, cardMonths, ageFrom, ageTo }))
  for (const rule of rules) granted(await createRule(w, rule))
  return { branches: ids, locations: places }
}

async function furnishCalendar(w: Work, branch: number, week: WeekHours): Promise<void> {
  const hours = week.flatMap(([weekdays, opens, closes]) => weekdays.map((weekday) => ({ weekday, opens, closes })))
  granted(await putHours(w, branch, hours))
  const year = w.now.toZonedDateTimeISO(timeZone).year
  for (const [month, day, name] of holidays) {
    const from = Temporal.PlainDate.from({ year: year - 1, month, day }).toString()
    granted(await addException(w, branch, { from, name, repeats: 'yearly' }))
  }
}

async function furnishAddresses(w: Work, ids: ReadonlyMap<string, number>): Promise<void> {
  for (const { code, address, phone, email } of branches) {
    const id = ids.get(code)
    if (id !== undefined) granted(await changeBranch(w, id, { address, phone, email }))
  }
}
