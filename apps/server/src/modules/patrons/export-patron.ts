import { sql } from 'kysely'
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { Export } from './contract-leaving.ts'
import { patronExported } from './events.ts'
import { patronById } from './queries.ts'

type Row = Record<string, unknown>

/** Everything that the library keeps about a patron, module by module. */
export async function exportPatron(w: Work, id: number): Promise<Export | Refusal> {
  const patron = await patronById(w, id)
  if (isRefusal(patron)) return patron
  const {
    cards,
    blocks,
    notes,
    addresses,
    contacts,
    household,
    guarantors,
    guarantees,
    proxies,
    sponsors,
    fields,
    ...own
  } = patron
  const sections: Record<string, Row[]> = { patron: [{ ...own, ...prefixed(fields) }] }
  const add = (name: string, rows: readonly object[]) => {
    if (rows.length > 0) sections[name] = rows.map((row) => ({ ...row }))
  }
  add('cards', cards)
  add('addresses', addresses)
  add('contacts', contacts)
  add('blocks', blocks)
  add('notes', notes)
  add('household', household)
  add('guarantors', guarantors)
  add('guarantees', guarantees)
  add('proxies', proxies)
  add('sponsors', sponsors)
  const { rows: requests } = await sql<Row>`
    select kind, wanted, note, state, at::text, reason from patrons.request where patron_id = ${id} order by id`.execute(
    w.db,
  )
  add('requests', requests)
  const { rows: visits } = await sql<Row>`
    select day::text, state, note from patrons.housebound_visit where patron_id = ${id} order by day`.execute(w.db)
  add('visits', visits)
  const { rows: mails } = await sql<Row>`
    select created_at::text as at, recipient, subject, text from platform.mail where patron_id = ${id} order by id`.execute(
    w.db,
  )
  add('mails', mails)
  const { rows: changes } = await sql<Row>`
    select at::text, action from platform.audit where subject = ${`patron:${id}`} order by id`.execute(w.db)
  add('changes', changes)
  await w.publish(patronExported, { patron: id, sections })
  return { made: w.now.toString(), sections }
}

function prefixed(fields: Readonly<Record<string, unknown>>): Row {
  return Object.fromEntries(Object.entries(fields).map(([code, value]) => [`field ${code}`, value]))
}

/** The export of the signed-in patron. */
export async function exportOwn(w: Work): Promise<Export | Refusal> {
  return w.actor.kind === 'patron'
    ? exportPatron(w, w.actor.id)
    : refuse({ code: 'sign-in-needed', message: 'Sign in with your library card first.' })
}

/** An export as one text of CSV tables, each under its name. */
export function exportAsCsv({ sections }: Export): string {
  const cell = (value: unknown) => {
    const text = typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value)
    // Spreadsheets would run what begins like a formula.
    const safe = /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return Object.entries(sections)
    .map(([name, rows]) => {
      const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
      const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(','))
      return [cell(name), columns.map(cell).join(','), ...lines].join('\r\n')
    })
    .join('\r\n\r\n')
}
