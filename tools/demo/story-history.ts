import { chance } from './random.ts'
import type { TitleHistory } from './story.ts'
import { works } from './works/index.ts'

const perYear: Readonly<Record<1 | 2 | 3 | 4 | 5, readonly [low: number, high: number]>> = {
  1: [0, 2],
  2: [1, 6],
  3: [4, 14],
  4: [10, 26],
  5: [22, 48],
}

/** How often each title was lent: much for what people ask for, little for the rest, and more the longer it is here. */
export function historyOf(): readonly TitleHistory[] {
  return works
    .filter((work) => work.kind !== 'ebook')
    .map((work) => {
      const roll = chance(`${work.key} history`)
      const [low, high] = perYear[work.demand ?? 2]
      const lentThisYear = roll.between(low, high)
      const years = Math.max(0, Math.min(8, 2026 - work.pub[2]))
      const before = Array.from({ length: years }, () => roll.between(Math.floor(low / 2), high))
      return { work: work.key, lent: lentThisYear + before.reduce((sum, count) => sum + count, 0), lentThisYear }
    })
}
