import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'
import type { FontFile } from './font-files.ts'

const require = createRequire(import.meta.url)

/** A font at a weight, ready to set text. */
export interface OpenFont {
  /** By it, texts set in it are gathered. */
  readonly key: string
  readonly font: Font
}

const weights = { regular: 400, bold: 600 } as const
const open = new Map<string, Promise<OpenFont>>()

/** Opens a file at a weight; each is read once for as long as the process lives. */
export function openFont(file: FontFile, bold: boolean): Promise<OpenFont> {
  const weight = bold ? weights.bold : weights.regular
  const key = `${file.path} ${file.variable ? weight : ''}`
  return open.getOrInsertComputed(key, async () => {
    const bytes = Buffer.from(await unpacked(await readFile(file.path)))
    const font = create(bytes)
    if (!('layout' in font)) throw new Error(`${file.path} is no single font.`)
    return { key, font: file.variable ? font.getVariation({ wght: weight }) : font }
  })
}

// The reader of fonts sets no variable font that is packed as WOFF2; so it is unpacked first. It is loaded when the first
// label is made.
async function unpacked(woff2: Uint8Array): Promise<Uint8Array> {
  const decompress = require('wawoff2/decompress.js') as (bytes: Uint8Array) => Promise<Uint8Array>
  return decompress(woff2)
}
