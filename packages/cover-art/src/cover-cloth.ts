import { paletteFor } from './class-palette.ts'
import { displayTitle } from './display-text.ts'
import type { CoverOf } from './draw-cover.ts'
import { paletteOf } from './palette.ts'
import { settingOf } from './script.ts'
import { randomFrom, seedOf } from './seed.ts'

/** What a cover is bound in, for whoever draws it by other means than SVG. Colours are `#rrggbb`. */
export interface CoverCloth {
  readonly ground: string
  readonly edge: string
  /** Inks of the ornament, the quietest first. */
  readonly inks: readonly string[]
  /** True for what is read from the right. */
  readonly isBoundRight: boolean
  /** Numbers from 0 to 1, the same for the same title. */
  readonly random: () => number
}

/** The cloth of a title: the same ground and spine that `drawCover` gives it. */
export function coverCloth({ title, author = '', classNumber, kind, script }: CoverOf): CoverCloth {
  const random = randomFrom(seedOf(title, author))
  const { grounds, edges, ink, tone, deep } = paletteOf(paletteFor(classNumber, kind))
  const shade = Math.floor(random() * grounds.length)
  return {
    ground: grounds[shade] ?? grounds[0],
    edge: edges[shade] ?? edges[0],
    inks: [deep, tone, ink],
    isBoundRight: settingOf(displayTitle(title), script).direction === 'rtl',
    random,
  }
}
