import {
  detectScheme,
  parseCutterTable,
  type CallNumberScheme,
  type CutterTable,
  type HouseStyle,
} from '@carrel/call-number'
import { sql } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import type { CallNumberStyle } from '../contract-call-numbers.ts'
import { listStyles } from './styles.ts'

/** Where an item belongs, as far as it decides how its number is made. */
export interface StylePlace {
  readonly branch?: number | null | undefined
  readonly location?: number | null | undefined
  readonly itemType?: string | null | undefined
}

/** How numbers are made at a place, and a sentence that says where that is set. */
export interface ResolvedStyle {
  readonly style: HouseStyle
  readonly why: string
}

/** A location counts more than an item type, that more than a branch. */
const weight = ({ branch, location, itemType }: CallNumberStyle): number =>
  (location === null ? 0 : 4) + (itemType === null ? 0 : 2) + (branch === null ? 0 : 1)

const applies = (row: CallNumberStyle, place: StylePlace): boolean =>
  (row.branch === null || row.branch === place.branch) &&
  (row.location === null || row.location === place.location) &&
  (row.itemType === null || row.itemType === place.itemType)

/** How numbers are made at places; what is read from the database is read once for all of them. */
export async function styleReader(w: Pick<Work, 'db'>): Promise<(place: StylePlace) => Promise<ResolvedStyle>> {
  const rows = (await listStyles(w)).toSorted((a, b) => weight(b) - weight(a))
  const needsTable = rows.some(({ authorMark }) => authorMark === 'cutter-sanborn')
  const table = needsTable ? await cutterTable(w) : undefined
  const guesses = new Map<string, Promise<ResolvedStyle>>()
  return (place) => {
    const fitting = rows.filter((row) => applies(row, place))
    const said = <K extends keyof CallNumberStyle>(name: K): CallNumberStyle[K] | undefined =>
      fitting.find((row) => row[name] !== null)?.[name]
    const scheme = said('scheme')
    if (scheme === undefined || scheme === null) {
      const key = `${place.branch ?? ''}/${place.location ?? ''}`
      return guesses.getOrInsertComputed(key, async () => {
        const guess = await guessedScheme(w, place)
        return { style: styleFrom(guess.scheme, said, table), why: guess.why }
      })
    }
    const most = fitting.find((row) => row.scheme !== null)
    const why = most && weight(most) > 0 ? 'By the style that is set for this place.' : 'By the style of the library.'
    return Promise.resolve({ style: styleFrom(scheme, said, table), why })
  }
}

function styleFrom(
  scheme: CallNumberScheme,
  said: <K extends keyof CallNumberStyle>(name: K) => CallNumberStyle[K] | undefined,
  table: CutterTable | undefined,
): HouseStyle {
  const given = {
    otherSchemes: said('otherSchemes') ?? (['lc', 'ddc', 'nlm', 'sudoc', 'local'] as const),
    prefix: said('prefix'),
    cutterFigures: said('cutterFigures'),
    authorMark: said('authorMark'),
    cutterTable: table,
    markLetters: said('markLetters'),
    workMark: said('workMark'),
    deweyDecimals: said('deweyDecimals'),
    fiction: said('fiction'),
    biography: said('biography'),
    year: said('year'),
  }
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null))
  return { scheme, ...known }
}

/** What most numbers there are of, where nobody has said it. */
async function guessedScheme(
  w: Pick<Work, 'db'>,
  { branch, location }: StylePlace,
): Promise<{ readonly scheme: CallNumberScheme; readonly why: string }> {
  const at = branch === undefined || branch === null ? sql`` : sql`and branch_id = ${branch}`
  const on = location === undefined || location === null ? sql`` : sql`and location_id = ${location}`
  const { rows } = await sql<{ call_number: string }>`
    select call_number from catalog.item where deleted_at is null and shelf_key <> '' ${at} ${on} limit 200`.execute(
    w.db,
  )
  const counts = Map.groupBy(rows, (row) => detectScheme(row.call_number))
  const [most] = [...counts].toSorted(([, a], [, b]) => b.length - a.length)
  if (!most) return { scheme: 'ddc', why: 'Nothing is set and nothing stands there yet: Dewey.' }
  return { scheme: most[0], why: `Nothing is set; ${most[1].length} of ${rows.length} numbers there are like that.` }
}

async function cutterTable(w: Pick<Work, 'db'>): Promise<CutterTable | undefined> {
  const { rows } = await sql<{ content: string }>`select content from catalog.cutter_table`.execute(w.db)
  return rows[0] && parseCutterTable(rows[0].content)
}
