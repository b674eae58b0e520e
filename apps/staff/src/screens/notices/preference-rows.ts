import type {
  Channel,
  NoticeKindCode,
  NoticePreference,
} from '../../../../server/src/modules/notifications/contract.ts'

/** How a patron wants to be told, as the form shows it. */
export interface Wishes {
  readonly way: Channel | 'rule'
  readonly digest: boolean
  /** Kinds that the patron does not want. */
  readonly unwanted: ReadonlySet<NoticeKindCode>
}

/** What is stored, as the form shows it. */
export function wishesOf(rows: readonly NoticePreference[]): Wishes {
  const general = rows.find((row) => row.kind === '*')
  return {
    way: general?.channels?.[0] ?? 'rule',
    digest: general?.digest ?? false,
    unwanted: new Set(rows.flatMap((row) => (row.kind !== '*' && row.channels?.length === 0 ? [row.kind] : []))),
  }
}

/** What the form shows, as it is stored; rows that say more than the form shows stay. */
export function rowsOf(wishes: Wishes, rows: readonly NoticePreference[]): NoticePreference[] {
  const finer = rows.filter((row) => row.kind !== '*' && (row.channels === null || row.channels.length > 0))
  return [
    { kind: '*', channels: wishes.way === 'rule' ? null : [wishes.way], digest: wishes.digest },
    ...finer.filter((row) => row.kind === '*' || !wishes.unwanted.has(row.kind)),
    ...[...wishes.unwanted].map((kind): NoticePreference => ({ kind, channels: [], digest: false })),
  ]
}
