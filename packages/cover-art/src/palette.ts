import { palettes } from './palettes.data.ts'

/** The families of colour: the ten Dewey hundreds, and things that are better known by what they are. */
export type PaletteName =
  | 'general'
  | 'philosophy'
  | 'religion'
  | 'society'
  | 'language'
  | 'science'
  | 'technology'
  | 'arts'
  | 'literature'
  | 'history'
  | 'picture-book'
  | 'film'
  | 'music'
  | 'game'
  | 'equipment'
  | 'serial'
  | 'unclassed'

/** Colours of one family as `#rrggbb`. */
export interface Palette {
  /** Three near shades of the cloth, so that a shelf of one class is not one block of colour. */
  readonly grounds: readonly [string, string, string]
  /** The spine of each ground. */
  readonly edges: readonly [string, string, string]
  readonly text: string
  /** Pale ink of the pattern. */
  readonly ink: string
  /** Second ink of the pattern. */
  readonly tone: string
  /** A lighter shade of the cloth, for large quiet shapes. */
  readonly deep: string
}

/** The colours of a family. */
export function paletteOf(name: PaletteName): Palette {
  return palettes[name]
}
