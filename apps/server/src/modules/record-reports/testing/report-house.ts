import { openQuietHouse, type QuietHouse } from '../../../../test/quiet-house.ts'
import { addUsualItemTypes, createBib } from '../../catalog/index.ts'
import { createBranch } from '../../org/index.ts'

/** A library whose records are reported on. */
export interface ReportHouse extends QuietHouse {
  /** Adds a title from mnemonic lines, and gives its number. */
  title(...lines: readonly string[]): Promise<number>
  /** Lets an hour pass. */
  anHourLater(): void
}

const leader = '=LDR  00000nam a2200000 i 4500'

/** Opens such a library. */
export async function openReportHouse(): Promise<ReportHouse> {
  const house = await openQuietHouse()
  const { must, platform } = house
  await must((w) => createBranch(w, { code: 'ELM', name: 'Elm Street', kind: 'branch', timeZone: 'UTC' }))
  await must((w) => addUsualItemTypes(w))
  return {
    ...house,
    async title(...lines) {
      return (await must((w) => createBib(w, { marc: `${[leader, ...lines].join('\n')}\n` }))).id
    },
    anHourLater: () => platform.clock.set(platform.clock.now().add({ hours: 1 })),
  }
}
