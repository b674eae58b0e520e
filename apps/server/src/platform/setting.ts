import { jsonb, tablesOf } from './db.ts'
import { changed } from './live-cache.ts'
import type { PlatformTables } from './tables.ts'
import type { Work } from './work.ts'

/** A policy with its default; the library or a branch may set it otherwise, on a screen. */
export interface Setting<T> {
  readonly name: string
  readonly fallback: T
  /** What it does, for the settings page. */
  readonly text: string
  /** The only values allowed, where there are few. */
  readonly choices?: readonly T[]
  /** What is wrong with a value, in a sentence; checked when it is set on a screen. */
  readonly problem?: (value: unknown) => string | undefined
}

/** Declares a setting, e.g. `defineSetting('library.currency', 'USD', 'Currency of all amounts')`. */
export function defineSetting<T>(
  name: string,
  fallback: T,
  text: string,
  allowed: Pick<Setting<T>, 'choices' | 'problem'> = {},
): Setting<T> {
  return { name, fallback, text, ...allowed }
}

/** The value in force: of the branch, else of the library, else the default. */
export async function readSetting<T>(
  work: Pick<Work, 'db'>,
  setting: Setting<T>,
  branch: number | null = null,
): Promise<T> {
  const row = await tablesOf<PlatformTables>(work)
    .selectFrom('platform.setting')
    .select('value')
    .where('name', '=', setting.name)
    .where((is) => is.or([is('branch_id', 'is', null), is('branch_id', '=', branch)]))
    .orderBy('branch_id', (order) => order.asc().nullsLast())
    .executeTakeFirst()
  return row ? (row.value as T) : setting.fallback
}

/** Sets a value for the library (`branch` null) or a branch. */
export async function writeSetting<T>(
  work: Work,
  setting: Setting<T>,
  value: T,
  branch: number | null = null,
): Promise<void> {
  await tablesOf<PlatformTables>(work)
    .insertInto('platform.setting')
    .values({ name: setting.name, branch_id: branch, value: jsonb(value), changed_at: work.now })
    .onConflict((clash) =>
      clash.columns(['name', 'branch_id']).doUpdateSet({ value: jsonb(value), changed_at: work.now }),
    )
    .execute()
  changed(work, 'setting')
  await work.audit({ action: 'setting.change', subject: `setting:${setting.name}`, detail: { value, branch } })
}
