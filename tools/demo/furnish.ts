import { sql } from 'kysely'
import { createApiKey } from '../../apps/server/src/platform/api-key.ts'
import type { Platform } from '../../apps/server/src/platform/platform.ts'
import { carrel, mustWork } from '../../apps/server/src/platform/work.ts'
import { modules } from '../../apps/server/src/app.ts'
import { applyStory } from './apply-story.ts'
import { furnishAuthorities } from './furnish-authorities.ts'
import { furnishCopies } from './furnish-copies.ts'
import { furnishDay } from './furnish-day.ts'
import { furnishEJournals } from './furnish-e-journals.ts'
import { furnishHouse } from './furnish-house.ts'
import { furnishKiosk, type DemoKiosk } from './furnish-kiosk.ts'
import { furnishMachines, type DemoSip2 } from './furnish-machines.ts'
import { furnishPatrons, furnishStaff, patronsWithPin } from './furnish-people.ts'
import { furnishReaders } from './furnish-readers.ts'
import { furnishSite } from './furnish-site.ts'
import { furnishSharing, type DemoNcip } from './furnish-sharing.ts'
import { furnishTitles } from './furnish-titles.ts'
import { timeZone } from './house.ts'
import { demoPatrons } from './people.ts'
import { demoStaff } from './staff.ts'

/** What a person or a program needs to use the demo library. */
export interface DemoLogins {
  readonly staff: readonly { readonly role: string; readonly user: string; readonly password: string }[]
  readonly apiKey: string
  readonly patrons: readonly { readonly card: string; readonly pin: string; readonly name: string }[]
  readonly items: readonly { readonly barcode: string; readonly title: string; readonly state: string }[]
  /** An account for a self-check, and things for it to read. */
  readonly sip2: DemoSip2
  /** A self-check that any browser may become. */
  readonly kiosk: DemoKiosk
  /** An agency for a partner's system. */
  readonly ncip: DemoNcip
  /** Words that find something. */
  readonly search: {
    readonly title: string
    readonly author: string
    readonly subject: string
    readonly isbn: string
    readonly lccn: string
  }
}

/** Furnishes an empty library: places, people, titles, copies, and some months of lending. */
export async function furnishDemo(platform: Platform, say: (line: string) => void): Promise<DemoLogins> {
  const administrator = demoStaff.find((one) => one.role === 'administrator')
  if (!administrator) throw new Error('The demo has no administrator.')
  const today = platform.clock.now().toZonedDateTimeISO(timeZone).toPlainDate()
  const house = await mustWork(platform, carrel, (w) => furnishHouse(w, administrator))
  const titles = await furnishTitles(platform)
  say(`${titles.size} titles`)
  say(`${await furnishAuthorities(platform)} authority records`)
  const copies = await mustWork(platform, carrel, (w) => furnishCopies(w, house, titles))
  say(`${copies.size} copies`)
  await mustWork(platform, carrel, (w) => furnishStaff(w, house))
  const patrons = await mustWork(platform, carrel, (w) => furnishPatrons(w, house, today))
  say(`${patrons.size} patrons`)
  await applyStory(platform, { house, titles, copies, patrons, today })
  await mustWork(platform, carrel, (w) => furnishDay(w, { house, titles, copies, patrons, today }))
  await mustWork(platform, carrel, (w) => furnishReaders(w, { house, titles, copies, patrons, today }))
  const readers = await patronsInGoodStanding(platform, today)
  const sip2 = await furnishMachines(platform, house, readers)
  const ncip = await furnishSharing(platform, house, readers)
  const kiosk = await furnishKiosk(platform, house)
  await furnishSite(platform, house)
  say(`${await furnishEJournals(platform)} e-journals`)
  const permissions = modules.flatMap((module) => module.permissions ?? []).map((permission) => permission.code)
  const key = await mustWork(platform, carrel, (w) => createApiKey(w, { name: 'Demo', permissions, branch: null }))
  return {
    staff: demoStaff.map(({ role, username, password }) => ({ role, user: username, password })),
    apiKey: key.token,
    patrons: readers,
    items: await itemsByState(platform),
    sip2,
    kiosk,
    ncip,
    search: await findableWords(platform),
  }
}

async function patronsInGoodStanding(platform: Platform, today: Temporal.PlainDate): Promise<DemoLogins['patrons']> {
  const { rows } = await sql<{ card: string }>`
    select card from patrons.patron_view p
    where active and coalesce(expires, 'infinity') > ${today} and not exists (select from patrons.block b where b.patron_id = p.id and b.cleared_at is null)`.execute(
    platform.database.kysely,
  )
  const good = new Set(rows.map((row) => row.card))
  return demoPatrons(today)
    .slice(0, patronsWithPin)
    .filter((person) => good.has(person.card))
    .map(({ card, pin, givenName, familyName }) => ({ card, pin, name: `${givenName} ${familyName}`.trim() }))
}

/** Three or more items on the shelf that may be lent, and one of each other state. */
async function itemsByState(platform: Platform): Promise<DemoLogins['items']> {
  const { rows } = await sql<{ barcode: string; title: string; state: string }>`
    select barcode, title, status as state from (
      select *, row_number() over (partition by status order by id) as n
      from catalog.item_view where status <> 'available' or item_type = 'book'
    ) i where n <= case status when 'available' then 8 else 1 end order by status, n`.execute(platform.database.kysely)
  return rows
}

async function findableWords(platform: Platform): Promise<DemoLogins['search']> {
  const { rows } = await sql<{ isbn: string | null; lccn: string | null }>`
    select (select isbn from catalog.bib where isbn is not null order by id limit 1) as isbn,
      (select substr(key, 6) from catalog.match_key where key like 'lccn:%' order by key limit 1) as lccn`.execute(
    platform.database.kysely,
  )
  return {
    title: 'left hand of darkness',
    author: 'Le Guin',
    subject: 'Dystopias',
    isbn: rows[0]?.isbn ?? '',
    lccn: rows[0]?.lccn ?? '',
  }
}
