import { sql } from 'kysely'
import { may } from '../../platform/actor.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { branchesOf, isWithin } from '../org/index.ts'
import type { Patron } from './contract.ts'
import { patronView, type PatronRow } from './patron-view.ts'
import { everywhere } from './permissions.ts'
import { cardKey } from './rules/card-number.ts'
import { patronPolicy } from './settings.ts'

// Everything that the patron's page shows.
const patronRows = sql<PatronRow>`
  select p.id, p.name, p.sort_name, p.given_name, p.family_name, p.preferred_name, p.external_id, p.category_code, p.branch_id,
    p.birth_date, p.expires, p.email, p.phone, p.address, p.language, p.keep_history, p.history_since,
    p.pin_hash is not null as has_pin,
    (select bool_or(e.confirmed_at is not null) from patrons.email_confirmation e
      where e.patron_id = p.id and p.email <> '' and lower(e.email) = lower(p.email)) as email_confirmed, p.active, p.registered_at, p.deleted_at, p.juvenile_when_deleted,
    exists (select from patrons.photo where patron_id = p.id) as has_photo,
    exists (select from patrons.housebound where patron_id = p.id) as housebound,
    (select json_agg(json_build_object('barcode', c.barcode, 'state', c.state, 'since', c.since, 'ended', c.ended_at, 'endedBy', c.ended_by)
        order by c.state <> 'active', c.id desc)
      from patrons.card c where c.patron_id = p.id) as cards,
    (select json_agg(json_build_object('id', b.id, 'kind', k.code, 'kindName', k.name, 'reason', b.reason, 'since', b.since,
        'until', b.until, 'by', b.by_name, 'branch', b.branch_id, 'stops', k.stops, 'ignoreWithin', k.ignore_within) order by b.id)
      from patrons.block b left join patrons.block_kind k on k.code = b.kind_code
      where b.patron_id = p.id and b.cleared_at is null) as blocks,
    (select json_agg(json_build_object('id', n.id, 'kind', n.kind, 'text', n.text, 'at', n.at, 'by', n.by_name, 'until', n.until)
        order by n.id desc)
      from patrons.note n where n.patron_id = p.id and n.done_at is null) as notes,
    (select json_agg(json_build_object('id', h.id, 'name', h.name) order by h.sort_key)
      from patrons.patron h where h.household_id = p.household_id and h.id <> p.id and h.deleted_at is null) as household,
    (select json_agg(json_build_object('label', a.label, 'street', a.street, 'city', a.city, 'region', a.region,
        'postcode', a.postcode, 'country', a.country, 'mailing', a.mailing) order by not a.mailing, a.id)
      from patrons.address a where a.patron_id = p.id) as addresses,
    (select json_agg(json_build_object('name', t.name, 'relation', t.relation, 'phone', t.phone, 'email', t.email) order by t.id)
      from patrons.contact t where t.patron_id = p.id) as contacts,
    (select json_object_agg(v.field_code, v.value) from patrons.field_value v where v.patron_id = p.id) as fields,
    (select json_agg(json_build_object('id', o.id, 'name', o.name, 'relation', g.relation) order by o.sort_key)
      from patrons.guarantee g join patrons.patron o on o.id = g.guarantor_id where g.guarantee_id = p.id) as guarantors,
    (select json_agg(json_build_object('id', o.id, 'name', o.name, 'relation', g.relation) order by o.sort_key)
      from patrons.guarantee g join patrons.patron o on o.id = g.guarantee_id where g.guarantor_id = p.id) as guarantees,
    (select json_agg(json_build_object('id', x.id, 'patron', o.id, 'name', o.name, 'rights', x.rights, 'starts', x.starts,
        'ends', x.ends, 'note', x.note) order by o.sort_key)
      from patrons.proxy x join patrons.patron o on o.id = x.proxy_id where x.patron_id = p.id and x.ended_at is null) as proxies,
    (select json_agg(json_build_object('id', x.id, 'patron', o.id, 'name', o.name, 'rights', x.rights, 'starts', x.starts,
        'ends', x.ends, 'note', x.note) order by o.sort_key)
      from patrons.proxy x join patrons.patron o on o.id = x.patron_id where x.proxy_id = p.id and x.ended_at is null) as sponsors
  from patrons.patron p`

/** A patron with everything that the patron's page shows, in one query. The number of a merged record finds the one that it became. */
export async function patronById(w: Work, id: number): Promise<Patron | Refusal> {
  const { rows } = await sql<PatronRow>`${patronRows}
    where p.id = (select coalesce(merged_into, id) from patrons.patron where id = ${id})`.execute(w.db)
  const row = rows[0]
  if (!row) return notFound('patron', `There is no patron ${id}.`)
  return patronView(w, row)
}

/** Many patrons as `patronById` gives one, by their numbers. */
export async function patronsById(w: Work, ids: readonly number[]): Promise<ReadonlyMap<number, Patron>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<PatronRow>`${patronRows} where p.id = any (${[...ids]}::bigint[])`.execute(w.db)
  const patrons = await Promise.all(rows.map((row) => patronView(w, row)))
  return new Map(patrons.map((patron) => [patron.id, patron]))
}

/** The owner of a card, whichever of their cards it is. */
export async function patronByCard(w: Work, barcode: string): Promise<Patron | Refusal> {
  const { rows } = await sql<{ patron_id: number }>`
    select patron_id from patrons.card where upper(barcode) = ${cardKey(barcode)}`.execute(w.db)
  const owner = rows[0]
  if (!owner) return notFound('card', `No patron has the card ${barcode.trim()}. Check the number, or search by name.`)
  return patronById(w, owner.patron_id)
}

/** Branches whose patrons the actor may find; undefined: all. */
export async function seenBranches(w: Work): Promise<readonly number[] | undefined> {
  if (!(await patronPolicy(w)).ownBranchOnly || may(w.actor, everywhere)) return undefined
  const own = 'branch' in w.actor ? w.actor.branch : null
  if (own === null) return undefined
  const tree = await branchesOf(w)
  return tree.ordered.filter(({ id }) => isWithin(tree, id, own)).map(({ id }) => id)
}

/** The same patron, refused to those who see only their own branch's. */
export async function seenPatron(w: Work, found: Patron | Refusal): Promise<Patron | Refusal> {
  if ('ok' in found) return found
  const seen = await seenBranches(w)
  if (seen === undefined || seen.includes(found.branch)) return found
  return refuse({
    code: 'permission-missing',
    message: `This patron belongs to another branch, and your roles show only those of yours. The permission "${everywhere}" shows all.`,
    facts: { permission: everywhere },
  })
}
