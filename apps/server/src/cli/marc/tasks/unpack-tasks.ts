import { unzipSync } from 'fflate'
import { CommandError } from '../../command.ts'

/** The text of one task, with the name of the file that it stands in. */
export interface TaskText {
  readonly name: string
  readonly text: string
  /** The file around it when it stands there alone, whose name it goes by too. */
  readonly within?: string
}

const MOST_TASKS = 500
const MOST_BYTES = 4 * 1024 * 1024

/**
 * The texts in a file of tasks: a zip of MarcEdit (`.task`, `.tasks`), a text, or JSON. A zip with too many or too long texts
 * is refused before it is unpacked.
 */
export function unpackTasks(name: string, bytes: Uint8Array): readonly TaskText[] {
  if (bytes.length > MOST_BYTES) throw new CommandError(`"${name}" is too long to be a task.`)
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return [{ name, text: decode(bytes) }]
  let [count, size] = [0, 0]
  try {
    const files = unzipSync(bytes, {
      filter: (file) => {
        if (file.name.endsWith('/') || file.name.startsWith('__MACOSX') || !/\.(?:txt|json|task)$/i.test(file.name))
          return false
        count += 1
        size += file.originalSize
        if (count > MOST_TASKS || size > MOST_BYTES)
          throw new CommandError(`"${name}" holds too many or too long tasks.`)
        return true
      },
    })
    const texts = Object.entries(files).map(([file, content]) => ({ name: file, text: decode(content) }))
    if (texts.length === 0) throw new CommandError(`"${name}" holds no task.`)
    const [only] = texts
    return only && texts.length === 1 ? [{ ...only, within: name }] : texts
  } catch (error) {
    if (error instanceof CommandError) throw error
    throw new CommandError(`"${name}" is a damaged zip: ${error instanceof Error ? error.message : String(error)}.`)
  }
}

/** Tasks are UTF-8, some of them UTF-16 or, from old computers, Windows-1252. */
function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
