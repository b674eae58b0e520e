import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { LabelFont } from '@carrel/labels'

const require = createRequire(import.meta.url)

/** A file of a font and the characters that it is for. */
export interface FontFile {
  readonly path: string
  /** First and last code point, in turn. */
  readonly ranges: readonly number[]
  /** Weights are kinds of one file rather than files of their own. */
  readonly variable: boolean
}

interface Family {
  readonly pack: string
  readonly file: (subset: string, bold: boolean) => string
  readonly variable: boolean
}

const variable = (name: string): Family => ({
  pack: `@fontsource-variable/${name}`,
  file: (subset) => `${name}-${subset}-wght-normal.woff2`,
  variable: true,
})
const families: Readonly<Record<LabelFont, Family>> = {
  sans: variable('ibm-plex-sans'),
  serif: variable('source-serif-4'),
  mono: {
    pack: '@fontsource/ibm-plex-mono',
    file: (subset, bold) => `ibm-plex-mono-${subset}-${bold ? 600 : 400}-normal.woff2`,
    variable: false,
  },
}
/** Scripts that the fonts of the desk lack, in the order in which they are looked through. */
const fallbacks = [
  families.sans,
  ...['arabic', 'hebrew', 'thai', 'devanagari', 'armenian', 'georgian', 'sc', 'kr'].map((name) =>
    variable(`noto-sans-${name}`),
  ),
]

const known = new Map<string, Promise<readonly FontFile[]>>()

/** The files of a font, its own first, then those for other scripts. */
export async function fontFiles(font: LabelFont, bold: boolean): Promise<readonly FontFile[]> {
  const all = await Promise.all(
    [families[font], ...fallbacks].map((family) => {
      const key = `${family.pack} ${bold}`
      return known.getOrInsertComputed(key, () => filesOf(family, bold))
    }),
  )
  return all.flat()
}

async function filesOf({ pack, file, variable: isVariable }: Family, bold: boolean): Promise<readonly FontFile[]> {
  const folder = dirname(require.resolve(`${pack}/package.json`))
  const subsets: unknown = JSON.parse(await readFile(join(folder, 'unicode.json'), 'utf8'))
  if (typeof subsets !== 'object' || subsets === null) return []
  return Object.entries(subsets)
    .map(([subset, ranges]: [string, unknown]) => ({
      path: join(folder, 'files', file(subset.replace(/^\[(.*)\]$/, '$1'), bold)),
      ranges: rangesOf(String(ranges)),
      variable: isVariable,
    }))
    .toSorted((a, b) => (a.ranges[0] ?? 0) - (b.ranges[0] ?? 0))
}

function rangesOf(text: string): readonly number[] {
  return text.split(',').flatMap((range) => {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-')
    return from.includes('?')
      ? [Number.parseInt(from.replaceAll('?', '0'), 16), Number.parseInt(from.replaceAll('?', 'F'), 16)]
      : [Number.parseInt(from, 16), Number.parseInt(to, 16)]
  })
}

/** True when a file is for a character. */
export function covers({ ranges }: FontFile, code: number): boolean {
  for (let i = 0; i < ranges.length; i += 2) {
    if (code >= (ranges[i] ?? 0) && code <= (ranges[i + 1] ?? 0)) return true
  }
  return false
}
