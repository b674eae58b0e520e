/** What we use of the package `subset-font`, which comes without types. */
declare module 'subset-font' {
  /** One weight, or those between two. */
  export type Weights = number | { readonly min: number; readonly max: number }

  interface Options {
    readonly targetFormat: 'woff2'
    readonly variationAxes: { readonly wght: Weights }
    readonly noHinting: boolean
    readonly keepFeatures: readonly string[]
    /** Without letters given: all that the font has. */
    readonly keepAllGlyphs?: boolean
  }

  export default function subsetFont(font: Buffer, letters: string | undefined, options: Options): Promise<Buffer>
}
