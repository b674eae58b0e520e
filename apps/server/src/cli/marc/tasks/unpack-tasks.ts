import { unpackTexts, type NamedText } from '../../../platform/unpack-texts.ts'
import { CommandError } from '../../command.ts'

/** The text of one task, with the name of the file that it stands in. */
export interface TaskText extends NamedText {
  /** The file around it when it stands there alone, whose name it goes by too. */
  readonly within?: string
}

/** The texts in a file of tasks: a zip of MarcEdit (`.task`, `.tasks`), a text, or JSON. */
export function unpackTasks(name: string, bytes: Uint8Array): readonly TaskText[] {
  const unpacked = unpackTexts(name, bytes, /\.(?:txt|json|task)$/i)
  if (!unpacked.ok) throw new CommandError(unpacked.message)
  const [only] = unpacked.texts
  const isAlone = only !== undefined && unpacked.texts.length === 1 && only.name !== name
  return isAlone ? [{ ...only, within: name }] : unpacked.texts
}
