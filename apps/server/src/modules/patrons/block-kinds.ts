import { changed, defineCache } from '../../platform/live-cache.ts'
import { refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { BlockKind, PutBlockKind } from './contract-people.ts'
import type { Stop } from './rules/lending-blocks.ts'
import type { PatronsTables } from './tables.ts'

type KindContent = NonNullable<(typeof PutBlockKind)['types']>['body']

/** Everything that a block can stop. */
export const allStops: readonly Stop[] = ['loans', 'renewals', 'holds']

/** Reads what a block stops from what is kept. */
export function stopsOf(kept: readonly string[] | null): Stop[] {
  return kept === null ? [...allStops] : allStops.filter((stop) => kept.includes(stop))
}

const kinds = defineCache(
  'patrons.block-kinds',
  ['block-kinds'],
  async (w): Promise<ReadonlyMap<string, BlockKind>> => {
    const rows = await tablesOf<PatronsTables>(w)
      .selectFrom('patrons.block_kind')
      .selectAll()
      .orderBy('position')
      .orderBy('name')
      .execute()
    return new Map(
      rows.map((row): [string, BlockKind] => [
        row.code,
        {
          code: row.code,
          name: row.name,
          stops: stopsOf(row.stops),
          ignoreWithin: row.ignore_within,
          patronText: row.patron_text,
          position: row.position,
        },
      ]),
    )
  },
)

/** Kinds of blocks by their code; read from the database only after a change. */
export function blockKindsOf(w: Pick<Work, 'db' | 'platform'>): Promise<ReadonlyMap<string, BlockKind>> {
  return kinds.get(w, 'all')
}

/** Adds a kind of block or changes one; what is not given stays. */
export async function putBlockKind(w: Work, code: string, content: KindContent): Promise<BlockKind | Refusal> {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(code)) {
    return refuse({
      code: 'invalid-code',
      field: 'code',
      message: 'Write the code in small letters, digits and hyphens, like address-unknown.',
    })
  }
  const before = (await blockKindsOf(w)).get(code)
  const kind: BlockKind = {
    code,
    name: content.name.trim(),
    stops: stopsOf(content.stops ?? before?.stops ?? allStops),
    ignoreWithin: content.ignoreWithin === undefined ? (before?.ignoreWithin ?? null) : content.ignoreWithin,
    patronText: content.patronText ?? before?.patronText ?? '',
    position: content.position ?? before?.position ?? 0,
  }
  const row = {
    name: kind.name,
    stops: [...kind.stops],
    ignore_within: kind.ignoreWithin,
    patron_text: kind.patronText,
    position: kind.position,
  }
  await tablesOf<PatronsTables>(w)
    .insertInto('patrons.block_kind')
    .values({ code, ...row })
    .onConflict((clash) => clash.column('code').doUpdateSet(row))
    .execute()
  changed(w, 'block-kinds')
  await w.audit({ action: 'block-kind.change', subject: `block-kind:${code}`, detail: kind })
  return kind
}

/** Kinds of blocks that an empty library begins with. */
export async function addFirstBlockKinds(w: Work): Promise<void> {
  await tablesOf<PatronsTables>(w)
    .insertInto('patrons.block_kind')
    .values([
      { code: 'address-unknown', name: 'Address unknown', patron_text: 'Please tell us your address.', position: 1 },
      { code: 'conduct', name: 'House rules', position: 2 },
      { code: 'no-holds', name: 'No holds', stops: ['holds'], position: 3 },
    ])
    .onConflict((clash) => clash.doNothing())
    .execute()
  changed(w, 'block-kinds')
}
