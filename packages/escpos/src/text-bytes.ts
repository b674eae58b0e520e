import { byteIn, likenessOf } from '@carrel/code-pages'
import { codePageNumbers, codePages, type CodePage } from './printer-pages.ts'

const escape = 0x1b

/** Text as bytes for a printer, and the code page in which it ends. */
export interface TextBytes {
  readonly bytes: readonly number[]
  readonly page: CodePage
}

/**
 * Encodes a line of text. A character that the current code page lacks is looked for in the others, and `ESC t` changes
 * over for it; where none has it, a likeness is printed. With one page allowed, there is no changing over.
 */
export function encodeText(text: string, current: CodePage, allowed: readonly CodePage[] = codePages): TextBytes {
  const bytes: number[] = []
  let page = current
  const has = (character: string) => allowed.some((one) => byteIn(one, character) !== undefined)
  const put = (character: string) => {
    const here = byteIn(page, character)
    if (here !== undefined) return bytes.push(here)
    const other = allowed.find((one) => byteIn(one, character) !== undefined)
    if (other === undefined) return undefined
    page = other
    bytes.push(escape, 0x74, codePageNumbers[other])
    return bytes.push(byteIn(other, character) ?? 0x3f)
  }
  for (const character of text.normalize('NFC')) {
    if (put(character) === undefined) for (const one of likenessOf(character, has)) put(one)
  }
  return { bytes, page }
}

/** How many columns text takes in print: that of what is really printed, likenesses included. */
export function printedWidth(text: string, allowed: readonly CodePage[] = codePages): number {
  return printable(text, allowed).length
}

/** Text as it will look in print, one character for each column. */
export function printable(text: string, allowed: readonly CodePage[] = codePages): string {
  const has = (character: string) => allowed.some((one) => byteIn(one, character) !== undefined)
  return [...text.normalize('NFC')].map((one) => (has(one) ? one : likenessOf(one, has))).join('')
}
