import { paletteFor } from './class-palette.ts'
import { displayAuthor, displayTitle } from './display-text.ts'
import { paletteOf } from './palette.ts'
import { patterns } from './patterns/all.ts'
import { field } from './patterns/pen.ts'
import { settingOf } from './script.ts'
import { randomFrom, seedOf } from './seed.ts'
import { escapeXml, setTitle } from './set-title.ts'

/** What a cover is drawn from. All of it is plain text from the record; nothing needs to be escaped. */
export interface CoverOf {
  /** Title and subtitle as in MARC 245 $a $b, with or without ISBD marks. */
  readonly title: string
  /** First author, `Family, Given, dates` or as written. */
  readonly author?: string | undefined
  /** Dewey, LC or a shelf number such as `FIC LEG`: decides the colour. */
  readonly classNumber?: string | undefined
  /** What it is, in the words of the library: `manga`, `DVD`, `board game`, `laptop`. */
  readonly kind?: string | undefined
  /** Script of the title, ISO 15924 or MARC 21 880 $6; read off the letters when not given. */
  readonly script?: string | undefined
  /** `thumb` leaves out the words and draws heavier lines, for heights below about 80 px. */
  readonly size?: 'full' | 'thumb' | undefined
}

const spine = 8

/**
 * Draws the cover of a title that has no picture, as an SVG text of its own (200 × 300 units, no styles, no ids,
 * no outside references), fit for a file, an `<img>` or the page itself. The same title gives the same cover always.
 *
 * @example
 * drawCover({ title: 'Braiding Sweetgrass', author: 'Kimmerer, Robin Wall', classNumber: '305.597' })
 */
export function drawCover(of: CoverOf): string {
  const { author = '', classNumber, kind, script, size = 'full' } = of
  const title = displayTitle(of.title)
  const random = randomFrom(seedOf(of.title, author))
  const palette = paletteOf(paletteFor(classNumber, kind))
  const shade = Math.floor(random() * palette.grounds.length)
  const pattern = patterns[Math.floor(random() * patterns.length)] ?? patterns[0]
  const setting = settingOf(title, script)
  // A book that is read from the right is bound on the right.
  const spineX = setting.direction === 'rtl' ? 200 - spine : 0
  const fieldX = setting.direction === 'rtl' ? 0 : spine
  const { text, ink, tone, deep } = palette
  const drawn = pattern({ random, ink, tone, deep, weight: size === 'thumb' ? 2 : 1 })
  const name = displayAuthor(author)
  const label = escapeXml(name === '' ? title : `${title}, ${name}`)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 300" role="img" aria-label="${label}">`,
    `<rect width="200" height="300" fill="${palette.grounds[shade]}"/>`,
    `<rect x="${spineX}" width="${spine}" height="300" fill="${palette.edges[shade]}"/>`,
    `<svg x="${fieldX}" y="${300 - field.height}" width="${field.width}" height="${field.height}" overflow="hidden">`,
    `${drawn}</svg>`,
    size === 'full' ? setTitle({ title, author: name, setting, colour: text }) : '',
    '</svg>',
  ].join('')
}
