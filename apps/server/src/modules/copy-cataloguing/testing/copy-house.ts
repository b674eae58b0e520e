import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { isRefusal } from '../../../platform/refusal.ts'
import { openQuietHouse, type QuietHouse } from '../../../../test/quiet-house.ts'
import { addUsualItemTypes } from '../../catalog/index.ts'
import { createBranch } from '../../org/index.ts'
import type { CopySearch, NewTarget } from '../contract.ts'
import { getSearch } from '../searches/searches.ts'
import { createTarget } from '../targets/targets.ts'
import { openOtherCatalogue, type Manners, type OtherCatalogue, type TheirRecord } from './other-catalogue.ts'

/** A library that fetches records from catalogues on this machine. */
export interface CopyHouse extends QuietHouse {
  readonly elm: number
  /** Opens a catalogue and puts it on the list of targets; gives the number of the target. */
  catalogue(
    name: string,
    records: readonly TheirRecord[],
    manners?: Manners,
    change?: Partial<NewTarget>,
  ): Promise<number>
  /** The catalogue behind a target. */
  behind(target: number): OtherCatalogue
  /** Waits until everybody who was asked has answered. */
  finished(search: number): Promise<CopySearch>
}

/** Opens such a library; catalogues on this machine may be asked, nobody else is on the list. */
export async function openCopyHouse(): Promise<CopyHouse> {
  const library = await openQuietHouse()
  await library.must((w) => addUsualItemTypes(w))
  const { id: elm } = await library.must((w) =>
    createBranch(w, { code: 'ELM', name: 'Elm Street', kind: 'branch', timeZone: 'UTC' }),
  )
  const opened = new Map<number, OtherCatalogue>()
  await sql`insert into platform.setting (name, branch_id, value, changed_at)
    values ('copy-cataloguing.allow-private', null, 'true', now())`.execute(library.platform.database.kysely)
  return {
    ...library,
    elm,
    async catalogue(name, records, manners = 'well', change = {}) {
      const other = await openOtherCatalogue(records, manners)
      const target = await library.must((w) =>
        createTarget(w, {
          name,
          protocol: 'z39.50',
          host: '127.0.0.1',
          port: other.port,
          database: 'Default',
          timeoutSeconds: 2,
          ...change,
        }),
      )
      opened.set(target.id, other)
      return target.id
    },
    behind(target) {
      const other = opened.get(target)
      if (!other) throw new Error(`There is no catalogue behind target ${target}.`)
      return other
    },
    async finished(id) {
      for (;;) {
        const search = await getSearch(library.read, id)
        if (isRefusal(search)) throw new Error('The search is gone.')
        if (search.done) return search
        await wait(20)
      }
    },
    async stop() {
      for (const other of opened.values()) await other.close()
      await library.stop()
    },
  }
}
