import { unzipSync } from 'fflate'

/** A text with the name of the file that it stood in. */
export interface NamedText {
  readonly name: string
  readonly text: string
}

/** What was found in a file, or a sentence that says why it cannot be used. */
export type Unpacked =
  | { readonly ok: true; readonly texts: readonly NamedText[] }
  | { readonly ok: false; readonly message: string }

const mostTexts = 500
const mostBytes = 4 * 2 ** 20

/** A limit that was passed while a zip was read. */
class TooMuch extends Error {}

/**
 * The texts in a file: those in a zip, or the file itself. Only files with one of the `endings` count in a zip. One with too
 * many or too long texts is refused before it is unpacked.
 */
export function unpackTexts(name: string, bytes: Uint8Array, endings: RegExp): Unpacked {
  if (bytes.length > mostBytes) return { ok: false, message: `“${name}” is too long.` }
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return { ok: true, texts: [{ name, text: decodedText(bytes) }] }
  let [count, size] = [0, 0]
  try {
    const files = unzipSync(bytes, {
      filter: (file) => {
        if (file.name.endsWith('/') || file.name.startsWith('__MACOSX') || !endings.test(file.name)) return false
        count += 1
        size += file.originalSize
        if (count > mostTexts || size > mostBytes) throw new TooMuch()
        return true
      },
    })
    const texts = Object.entries(files).map(([file, content]) => ({ name: file, text: decodedText(content) }))
    return texts.length > 0 ? { ok: true, texts } : { ok: false, message: `“${name}” holds no such file.` }
  } catch (error) {
    return {
      ok: false,
      message: error instanceof TooMuch ? `“${name}” holds too many or too long texts.` : `“${name}” is a damaged zip.`,
    }
  }
}

/** A text in UTF-8, in UTF-16 with its mark, or as old computers wrote it, in Windows-1252. */
export function decodedText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
