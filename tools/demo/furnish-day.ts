import { sql } from 'kysely'
import { AddItemAlert } from '../../apps/server/src/modules/circulation/contract-desk.ts'
import {
  AddRotaItems,
  CreateFloatingGroup,
  CreateRota,
} from '../../apps/server/src/modules/circulation/contract-transits.ts'
import { CreateProduct } from '../../apps/server/src/modules/fees/contract-sales.ts'
import { CreateTill, OpenTill } from '../../apps/server/src/modules/fees/contract-tills.ts'
import {
  BookCurbside,
  ListCurbsideSlots,
  PutCurbsidePlan,
  StepCurbside,
} from '../../apps/server/src/modules/curbside/contract.ts'
import { CreateClub, PlaceHolds } from '../../apps/server/src/modules/holds/contract-groups.ts'
import { AddUsualNoticeRules } from '../../apps/server/src/modules/notifications/contract.ts'
import { AddException } from '../../apps/server/src/modules/org/contract-calendars.ts'
import { CreateWorkstation } from '../../apps/server/src/modules/printing/contract.ts'
import { PutGuarantor, PutHousebound, PutProxy } from '../../apps/server/src/modules/patrons/contract-people.ts'
import {
  AddReading,
  CreateCourse,
  CreateDepartment,
  CreateTerm,
} from '../../apps/server/src/modules/reserves/contract.ts'
import type { Work } from '../../apps/server/src/platform/work.ts'
import type { Stage } from './apply-story.ts'
import { ask } from './ask.ts'
import { furnishSorting } from './furnish-sorting.ts'

const usd = (amount: number) => ({ amount, currency: 'USD' })

/** What a day at the demo library needs besides books and readers: tills, things to sell, notices, a course, a club. */
export async function furnishDay(w: Work, stage: Stage): Promise<void> {
  const elm = stage.house.branches.get('ELM') ?? 0
  const harbour = stage.house.branches.get('HAR') ?? 0
  await furnishMoney(w, elm, harbour)
  await ask(w, AddUsualNoticeRules)
  await furnishCalendars(w, [elm, harbour])
  await furnishPeople(w)
  await furnishClub(w, stage, harbour)
  await furnishCurbside(w, elm)
  await furnishCourse(w, stage)
  await furnishJourneys(w, stage, elm, harbour)
  await furnishSorting(w, stage.house)
  await ask(w, AddItemAlert, {
    body: { itemType: 'board-game', text: 'Count the pieces', atCheckIn: true },
  })
}

/** Code, name, unit, cents and for how many; without cents it is typed at each sale. */
const products = [
  ['print', 'Print-out, black', 'page', 10, 1],
  ['color', 'Print-out, colour', 'page', 50, 1],
  ['pla', '3-D filament', 'gram', 500, 100],
  ['vinyl', 'Vinyl for the cutter', 'metre', 225, 1],
  ['bag', 'Tote bag', 'piece', 400, 1],
  ['usb', 'USB stick', 'piece', 600, 1],
  ['head', 'Headphones', 'piece', 300, 1],
  ['book', 'Book sale', 'piece', null, 1],
] as const

/** A till and a computer at each desk, the till at the front desk open, and what the desks sell. */
async function furnishMoney(w: Work, elm: number, harbour: number): Promise<void> {
  const till = await ask(w, CreateTill, { body: { branch: elm, name: 'Front desk' } })
  await ask(w, CreateTill, { body: { branch: elm, name: 'Children’s desk' } })
  await ask(w, CreateTill, { body: { branch: harbour, name: 'Desk' } })
  // Nobody has printers at home: these computers print in the browser until one is added.
  await ask(w, CreateWorkstation, { body: { branch: elm, name: 'Front desk' } })
  await ask(w, CreateWorkstation, { body: { branch: elm, name: 'Children’s desk' } })
  await ask(w, CreateWorkstation, { body: { branch: harbour, name: 'Desk' } })
  await ask(w, OpenTill, { params: { id: till.id }, body: { float: usd(5000) } })
  for (const [position, [code, name, unit, cents, per]] of products.entries()) {
    const price = cents === null ? null : usd(cents)
    await ask(w, CreateProduct, { body: { code, name, unit, price, per, position: position + 1 } })
  }
}

async function furnishCalendars(w: Work, branches: readonly number[]): Promise<void> {
  const { year } = w.now.toZonedDateTimeISO('America/New_York')
  const training = Temporal.PlainDate.from({ year: year + 1, month: 3, day: 12 }).toString()
  for (const id of branches)
    await ask(w, AddException, { params: { id }, body: { from: training, name: 'Staff training day' } })
}

/** Somebody answers for a child, somebody borrows for another, and somebody is visited at home. */
async function furnishPeople(w: Work): Promise<void> {
  const { rows } = await sql<{ id: number; other: number }>`
    select child.id, min(adult.id) as other from patrons.patron child
      join patrons.patron adult on adult.household_id = child.household_id and adult.category_code = 'adult'
    where child.category_code in ('child', 'teen') group by child.id order by child.id limit 12`.execute(w.db)
  for (const { id, other } of rows) await ask(w, PutGuarantor, { params: { id, other }, body: { relation: 'Parent' } })
  const { rows: visited } = await sql<{ id: number; neighbour: number }>`
    select p.id, (select min(id) from patrons.patron where category_code = 'adult' and active) as neighbour
    from patrons.patron p where p.category_code = 'housebound' order by p.id limit 3`.execute(w.db)
  for (const { id, neighbour } of visited) {
    await ask(w, PutHousebound, {
      params: { id },
      body: { weekday: 4, everyWeeks: 2, preferences: 'Crime, large print', avoid: 'Horror' },
    })
    await ask(w, PutProxy, { params: { id, other: neighbour }, body: { note: 'Neighbour' } })
  }
}

async function furnishClub(w: Work, { patrons, titles }: Stage, pickup: number): Promise<void> {
  const members = [...patrons.values()].slice(20, 27)
  const club = await ask(w, CreateClub, {
    body: { name: 'Thursday readers', pickup, members, note: 'Meets every second Thursday at seven.' },
  })
  const bib = [...titles.values()][12]
  if (bib !== undefined)
    await ask(w, PlaceHolds, { body: { club: club.id, bibs: [bib], note: 'For the next meeting' } })
}

/** Elm Street hands holds out at its door, and some readers have booked their time. */
async function furnishCurbside(w: Work, branch: number): Promise<void> {
  await ask(w, PutCurbsidePlan, {
    params: { branch },
    body: {
      hours: [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, opens: '11:00', closes: '17:00' })),
      slotMinutes: 30,
      perSlot: 2,
      leadMinutes: 30,
      note: 'Stop at the blue sign on Elm Street, or come to the side door.',
    },
  })
  const { rows: slots } = await ask(w, ListCurbsideSlots, { query: { branch, days: 7 } })
  const { rows: ready } = await sql<{ patron: number }>`
    select distinct patron_id as patron from holds.open_hold_view where state = 'ready' and pickup_branch_id = ${branch}
    order by patron_id limit 4`.execute(w.db)
  for (const [at, { patron }] of ready.entries()) {
    const startsAt = slots[at]?.startsAt
    if (startsAt === undefined) continue
    const note = at === 0 ? 'Red van' : ''
    const booking = await ask(w, BookCurbside, { body: { branch, patron, startsAt, note } })
    if (at < 2)
      await ask(w, StepCurbside, { params: { id: booking.id }, body: { to: at === 0 ? 'staged' : 'to-stage' } })
  }
}

async function furnishCourse(w: Work, { today, copies, titles }: Stage): Promise<void> {
  const term = await ask(w, CreateTerm, {
    body: {
      name: `Autumn ${today.year}`,
      from: today.subtract({ days: 70 }).toString(),
      to: today.add({ days: 35 }).toString(),
    },
  })
  const department = await ask(w, CreateDepartment, { body: { code: 'ENG', name: 'English' } })
  const course = await ask(w, CreateCourse, {
    body: {
      term: term.id,
      department: department.id,
      code: 'ENG 210',
      name: 'The novel in English',
      instructors: [{ name: 'Prof. Imani Walker' }],
      sections: [
        { name: 'Tuesday morning', enrolment: 18 },
        { name: 'Thursday evening', enrolment: 22 },
      ],
      callNumberPrefix: 'RES',
    },
  })
  const novels = await sql<{ barcode: string }>`
    select barcode from catalog.item_view where status = 'available' and item_type = 'book'
      and location_id = (select id from org.shelving_location where code = 'adult-fiction') order by id limit 4`.execute(
    w.db,
  )
  for (const { barcode } of novels.rows.filter(({ barcode: one }) => copies.has(one)))
    await ask(w, AddReading, { params: { id: course.id }, body: { barcode } })
  const bib = [...titles.values()][3]
  if (bib !== undefined) await ask(w, AddReading, { params: { id: course.id }, body: { bib } })
  await ask(w, AddReading, {
    params: { id: course.id },
    body: { url: 'https://www.gutenberg.org/ebooks/2701', text: 'Moby-Dick; or, The Whale (Project Gutenberg)' },
  })
}

/** Comics stay where they come back; some films go round. */
async function furnishJourneys(w: Work, { house }: Stage, elm: number, harbour: number): Promise<void> {
  const manga = house.locations.get('manga')
  await ask(w, CreateFloatingGroup, {
    body: { name: 'Comics', branches: [elm, harbour], ...(manga !== undefined && { locations: [manga] }) },
  })
  const rota = await ask(w, CreateRota, {
    body: {
      name: 'Films on the road',
      cyclical: true,
      stages: [
        { branch: elm, days: 60 },
        { branch: harbour, days: 60 },
      ],
    },
  })
  const films = await sql<{ barcode: string }>`
    select barcode from catalog.item_view where item_type = 'dvd' and status = 'available' and holding_branch_id = ${elm}
    order by id limit 6`.execute(w.db)
  if (films.rows.length > 0)
    await ask(w, AddRotaItems, {
      params: { id: rota.id },
      body: { barcodes: films.rows.map(({ barcode }) => barcode) },
    })
}
