export { paletteFor } from './class-palette.ts'
export { drawCover, type CoverOf } from './draw-cover.ts'
export { paletteOf, type Palette, type PaletteName } from './palette.ts'
