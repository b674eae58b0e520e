import { isRefusal, type Refusal } from '../../../platform/refusal.ts'
import { readSetting } from '../../../platform/setting.ts'
import type { Work } from '../../../platform/work.ts'
import { dayAt, lendingBranch, libraryOf } from '../../org/index.ts'
import { policyOf } from '../../policy/index.ts'
import type { Snapshot } from '../contract.ts'
import { offlineSettings } from '../settings.ts'
import { readInPages } from './cursor-pages.ts'
import { cursorAt, sinceOf } from './cursor.ts'
import { kindsAt } from './kinds.ts'
import { itemLine, itemsSql, patronLine, patronsSql, type Scope } from './rows.ts'

// Beyond this a desk would drown in it; the setting `offline.items` says which items it knows.
const mostRows = 3_000_000

/** The lines of a snapshot for the desks of a branch, whole or only what has changed since a cursor. */
export async function takeSnapshot(
  w: Work,
  at: number,
  cursor: string | undefined,
): Promise<AsyncGenerator<string> | Refusal> {
  const branch = await lendingBranch(w, at, 'branch')
  if (isRefusal(branch)) return branch
  const [names, items, hours] = await Promise.all([
    readSetting(w, offlineSettings.names, branch.id),
    readSetting(w, offlineSettings.items, branch.id),
    readSetting(w, offlineSettings.hours, branch.id),
  ])
  const choices = { branch: branch.id, names, items }
  const since = sinceOf(cursor, w.now, choices)
  const scope: Scope = { ...choices, today: dayAt(branch, w.now), now: w.now, since }
  const kinds = await kindsAt(w, branch)
  const { currency } = await libraryOf(w)
  const policy = await policyOf(w)
  const head: Snapshot = {
    version: 1,
    cursor: cursorAt(w.now, choices),
    whole: since === null,
    takenAt: w.now.toString(),
    branch: { id: branch.id, name: branch.name, timeZone: branch.timeZone },
    currency,
    hours,
    names,
    categories: Object.fromEntries(policy.names.categories),
    itemTypes: Object.fromEntries(policy.names.itemTypes),
    patronKinds: kinds.patronKinds,
    itemKinds: kinds.itemKinds,
    terms: kinds.terms,
    fits: kinds.fits,
    unknownPatron: kinds.unknownPatron,
    unknownItem: kinds.unknownItem,
  }
  return (async function* () {
    yield `${JSON.stringify(head)}\n`
    let lines = 0
    let rows = 0
    const page = (kind: 'p' | 'i', of: readonly (readonly unknown[])[]) => {
      lines += 1
      rows += of.length
      return `${JSON.stringify([kind, of])}\n`
    }
    for await (const found of readInPages(w.platform.database, patronsSql(scope)))
      yield page(
        'p',
        found.map((row) => patronLine(row, kinds, names)),
      )
    for await (const found of readInPages(w.platform.database, itemsSql(scope))) {
      if (rows > mostRows) break
      yield page(
        'i',
        found.map((row) => itemLine(row, kinds)),
      )
    }
    yield `${JSON.stringify(['end', lines])}\n`
  })()
}
