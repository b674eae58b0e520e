export { paletteFor } from './class-palette.ts'
export { coverCloth, type CoverCloth } from './cover-cloth.ts'
export { drawCover, type CoverOf } from './draw-cover.ts'
export { paletteOf, type Palette, type PaletteName } from './palette.ts'
