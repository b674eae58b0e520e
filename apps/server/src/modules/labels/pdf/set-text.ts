import type { LabelFont, Measure } from '@carrel/labels'
import { stretches } from './direction.ts'
import { covers, fontFiles, type FontFile } from './font-files.ts'
import { openFont, type OpenFont } from './open-font.ts'

/** A glyph at its place in a line, in parts of the size of the letters. */
export interface SetGlyph {
  readonly font: OpenFont
  readonly id: number
  readonly x: number
  readonly y: number
  readonly codes: readonly number[]
}

/** A line of text as glyphs. */
export interface SetLine {
  readonly glyphs: readonly SetGlyph[]
  readonly width: number
}

interface Style {
  readonly font: LabelFont
  readonly bold: boolean
}

/** Sets lines in fonts that have their letters, and measures them. */
export interface Typesetter {
  readonly measure: Measure
  readonly set: (text: string, style: Style) => SetLine
}

/** Opens the fonts that some texts need; other texts are then set with question marks for what is not open. */
export async function typesetterFor(texts: Iterable<string>): Promise<Typesetter> {
  const signs = new Set([...Array.from(texts, (text) => text.normalize('NFC')).join(''), ...' …?-.0123456789'])
  const faces = new Map<string, Face>()
  for (const font of ['sans', 'serif', 'mono'] as const) {
    for (const bold of [false, true]) faces.set(`${font} ${bold}`, await openFace({ font, bold }, signs))
  }
  const lines = new Map<string, SetLine>()
  const set = (text: string, style: Style): SetLine => {
    const face = faces.get(`${style.font} ${style.bold}`)
    return face
      ? lines.getOrInsertComputed(`${style.font} ${style.bold} ${text}`, () => setLine(text.normalize('NFC'), face))
      : { glyphs: [], width: 0 }
  }
  return { set, measure: (text, style) => set(text, style).width }
}

/** For each sign the font that has it. */
interface Face {
  readonly bySign: ReadonlyMap<string, OpenFont>
  readonly first: OpenFont
}

async function openFace({ font, bold }: Style, signs: ReadonlySet<string>): Promise<Face> {
  const files = await fontFiles(font, bold)
  const bySign = new Map<string, OpenFont>()
  const latin = files.find((file) => covers(file, 0x41))
  if (!latin) throw new Error(`The font ${font} is not installed.`)
  const first = await openFont(latin, bold)
  for (const sign of signs) {
    const code = sign.codePointAt(0) ?? 0
    const found = await firstWith(files, code, bold)
    if (found) bySign.set(sign, found)
  }
  return { bySign, first }
}

async function firstWith(files: readonly FontFile[], code: number, bold: boolean): Promise<OpenFont | undefined> {
  for (const file of files) {
    if (!covers(file, code)) continue
    const open = await openFont(file, bold)
    if (open.font.hasGlyphForCodePoint(code)) return open
  }
  return undefined
}

const belongsToNeighbour = /^[\p{M}\p{sc=Common}\p{sc=Inherited}]$/u

function setLine(text: string, face: Face): SetLine {
  const glyphs: SetGlyph[] = []
  let x = 0
  for (const stretch of stretches(text)) {
    const runs = runsOf(stretch.text, face)
    for (const { font, text: part } of stretch.rightToLeft ? runs.toReversed() : runs) {
      const scale = 1 / font.font.unitsPerEm
      const run = font.font.layout(part, undefined, undefined, undefined, stretch.rightToLeft ? 'rtl' : 'ltr')
      for (const [i, glyph] of run.glyphs.entries()) {
        const place = run.positions[i]
        const codes = glyph.codePoints
        glyphs.push({
          font,
          id: glyph.id,
          x: x + (place?.xOffset ?? 0) * scale,
          y: (place?.yOffset ?? 0) * scale,
          codes,
        })
        x += (place?.xAdvance ?? 0) * scale
      }
    }
  }
  return { glyphs, width: x }
}

/** Parts of a text that one font sets; spaces and marks stay with the letters before them. */
function runsOf(text: string, face: Face): readonly { readonly font: OpenFont; readonly text: string }[] {
  const runs: { font: OpenFont; text: string }[] = []
  for (const given of text) {
    const own = face.bySign.get(given)
    const sign = own ? given : '?'
    const last = runs.at(-1)
    const stays = last && belongsToNeighbour.test(sign) && last.font.font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0)
    const font = stays ? last.font : (own ?? face.first)
    if (last?.font === font) last.text += sign
    else runs.push({ font, text: sign })
  }
  return runs
}
