import { titleProper } from './display-text.ts'
import type { Setting } from './script.ts'
import { textWidth } from './text-width.ts'
import { wrapText } from './wrap-text.ts'

/** Type sizes from large to small, with the lines that each has room for above the pattern. */
const sizes = [
  { size: 25, leading: 29, lines: 3 },
  { size: 21, leading: 25, lines: 4 },
  { size: 17.5, leading: 21, lines: 4 },
  { size: 15, leading: 18, lines: 5 },
] as const

const smallest = sizes[3]
const serif = "'Source Serif 4 Variable','Source Serif 4','Noto Serif',Georgia,'Noto Serif CJK JP',serif"
const sans = "'IBM Plex Sans Variable','IBM Plex Sans','Noto Sans',system-ui,sans-serif"
const left = 20
const right = 186
const authorSize = 11.5

interface TitleText {
  readonly title: string
  readonly author: string
  readonly setting: Setting
  readonly colour: string
}

/** The title in the largest type that fits, and the author below it, as SVG text. */
export function setTitle({ title, author, setting, colour }: TitleText): string {
  const { size, leading, lines } = fit(title, setting)
  const rtl = setting.direction === 'rtl'
  // Anchored at the start of the line, which for Arabic and Hebrew is its right end.
  const x = rtl ? 200 - left : left
  // Said for both: inside a page, text would take the direction of the page.
  const direction = ` direction="${setting.direction}"`
  const top = 20 + size * 0.82
  const spans = lines.map((line, i) => `<tspan x="${x}" y="${round(top + i * leading)}">${escapeXml(line)}</tspan>`)
  const heading = `<text font-family="${serif}" font-size="${size}" font-weight="600" fill="${colour}"${direction}>${spans.join('')}</text>`
  if (author === '') return heading
  const y = round(top + (lines.length - 1) * leading + 19)
  const name = cutShort(author, (right - left) / authorSize / 0.94)
  return `${heading}<text x="${x}" y="${y}" font-family="${sans}" font-size="${authorSize}" font-weight="500" fill="${colour}"${direction}>${escapeXml(name)}</text>`
}

function fit(title: string, setting: Setting): { size: number; leading: number; lines: readonly string[] } {
  // A subtitle is given up before the type becomes small.
  for (const [text, steps] of [
    [title, sizes.slice(0, 3)],
    [titleProper(title), sizes],
  ] as const) {
    for (const { size, leading, lines: room } of steps) {
      const width = (right - left) / size
      // Nor is a word cut while a smaller size keeps it whole.
      const cuts = setting.breaking === 'words' && text.split(/[\s–—/-]+/).some((word) => textWidth(word) > width)
      if (cuts && size > smallest.size) continue
      const lines = wrapText(text, width, setting)
      if (lines.length <= room) return { size, leading, lines: balanced(text, width, setting, lines) }
    }
  }
  const width = (right - left) / smallest.size
  const lines = wrapText(titleProper(title), width, setting)
  const kept = lines.slice(0, smallest.lines)
  const last = cutShort(`${kept.at(-1) ?? ''}…`, width)
  return { ...smallest, lines: [...kept.slice(0, -1), last.endsWith('…') ? last : `${last}…`] }
}

/** Ideographs are spread evenly over the lines, so that none is left alone on the last. */
function balanced(text: string, width: number, setting: Setting, lines: readonly string[]): readonly string[] {
  if (setting.breaking !== 'characters' || lines.length < 2) return lines
  let best = lines
  for (let narrower = width - 0.5; narrower > 1; narrower -= 0.5) {
    const tried = wrapText(text, narrower, setting)
    if (tried.length > lines.length) break
    best = tried
  }
  return best
}

/** Shortens a text to a width in ems, with an ellipsis. */
function cutShort(text: string, width: number): string {
  if (textWidth(text) <= width) return text
  const graphemes = [...new Intl.Segmenter('und').segment(text)].map((part) => part.segment)
  while (graphemes.length > 1 && textWidth(`${graphemes.join('')}…`) > width) graphemes.pop()
  return `${graphemes.join('').trimEnd()}…`
}

/** Makes a text safe inside SVG elements and attributes; control characters, which XML forbids, are dropped. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
