import { writeIso2709 } from '@carrel/marc'
import { loadAuthorityFile } from '../../apps/server/src/modules/authority-control/index.ts'
import type { Platform } from '../../apps/server/src/platform/platform.ts'
import { carrel } from '../../apps/server/src/platform/work.ts'
import { demoAuthorities, type DemoAuthority } from './authorities.data.ts'
import { authorityRecord } from './authority-record.ts'
import { granted } from './furnish-house.ts'

/** Loads the authority records of the demo library: headings of its titles with the forms that lead to them. */
export async function furnishAuthorities(platform: Platform): Promise<number> {
  const bytes = (one: DemoAuthority, at: number) => {
    const written = writeIso2709(authorityRecord(one, at + 1), { encoding: 'utf-8' })
    if (!written.ok) throw new Error(written.problem.message)
    return written.bytes
  }
  const stream = (async function* () {
    yield Buffer.concat(demoAuthorities.map(bytes))
  })()
  const loaded = granted(await loadAuthorityFile(platform, carrel, { stream, name: 'elm-county-headings.mrc' }))
  if (loaded.refused > 0) throw new Error(`${loaded.refused} authority records of the demo library were refused.`)
  return loaded.added
}
