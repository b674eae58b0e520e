import { unzipSync } from 'fflate'

/** A task file as text. */
export interface TaskFile {
  readonly name: string
  readonly text: string
}

/** Bytes that one task may have unpacked; real ones have a few thousand. */
const longest = 2_000_000

/**
 * Reads task files: those of MarcEdit are zips with a text in them, others are the text itself. A zip may hold several.
 * Throws where a zip is damaged or unpacks to more than a task can be.
 */
export async function readTaskFiles(files: readonly File[]): Promise<readonly TaskFile[]> {
  const read = await Promise.all(
    files.map(async (file) => unpacked(file.name, new Uint8Array(await file.arrayBuffer()))),
  )
  return read.flat()
}

function unpacked(name: string, bytes: Uint8Array): readonly TaskFile[] {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return [{ name, text: textOf(bytes) }]
  const entries = unzipSync(bytes, {
    filter: ({ originalSize, name: entry }) => originalSize <= longest && !entry.endsWith('/'),
  })
  const texts = Object.entries(entries)
  // The text inside is called after the task; where it stands alone the file's own name is what people know.
  return texts.map(([entry, content]) => ({ name: texts.length === 1 ? name : entry, text: textOf(content) }))
}

function textOf(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes)
}
