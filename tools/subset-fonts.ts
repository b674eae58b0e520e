import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import subsetFont, { type Weights } from 'subset-font'
import { firstLetters } from '../apps/server/src/edges/opac/first-letters.ts'

/** A font of the public site: the weights of it that the site uses, and the name of the small one that every page loads. */
interface SiteFont {
  readonly name: string
  readonly weights: Weights
  readonly first: string
}

const fonts: readonly SiteFont[] = [
  { name: 'ibm-plex-sans', weights: { min: 400, max: 600 }, first: 'sans.woff2' },
  { name: 'source-serif-4', weights: 600, first: 'serif.woff2' },
]
/** Files with letters of Latin script that a page loads when it has one of them. */
const others = ['latin', 'latin-ext', 'vietnamese'] as const
/** What the style sheet of the fonts calls Latin, without the letters of the small fonts. */
const restOfLatin = [
  [0xa1, 0xff],
  [0x131, 0x131],
  [0x2bb, 0x2dc],
  [0x304, 0x329],
  [0x2000, 0x206f],
  [0x2122, 0x2215],
]
  .flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, n) => String.fromCodePoint(from + n)))
  .filter((letter) => !firstLetters.includes(letter))
  .join('')
const folder = new URL('../apps/server/src/edges/opac/assets/fonts/', import.meta.url)

const place = (font: SiteFont, part: string) =>
  fileURLToPath(import.meta.resolve(`@fontsource-variable/${font.name}/files/${font.name}-${part}-wght-normal.woff2`))

/** What of a font is kept: no more weights than the site uses, no hints, few features; all letters, or those given. */
async function smaller(file: string, weights: Weights, letters: string | undefined): Promise<Buffer> {
  return subsetFont(await readFile(file), letters, {
    targetFormat: 'woff2',
    variationAxes: { wght: weights },
    noHinting: true,
    keepFeatures: ['kern', 'liga', 'tnum', 'ccmp', 'mark'],
    ...(letters === undefined && { keepAllGlyphs: true }),
  })
}

async function write(name: string, bytes: Buffer): Promise<void> {
  await writeFile(new URL(name, folder), bytes)
  console.log(`${name}: ${bytes.length} bytes`)
}

await mkdir(folder, { recursive: true })
for (const font of fonts) {
  await write(font.first, await smaller(place(font, 'latin'), font.weights, firstLetters))
  for (const part of others) {
    const file = place(font, part)
    await write(basename(file), await smaller(file, font.weights, part === 'latin' ? restOfLatin : undefined))
  }
  const licence = fileURLToPath(import.meta.resolve(`@fontsource-variable/${font.name}/LICENSE`))
  await copyFile(licence, new URL(`${font.name}-LICENSE.txt`, folder))
}
