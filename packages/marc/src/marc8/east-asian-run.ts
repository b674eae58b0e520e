import type { FaultListener } from '../encoding/text-fault.ts'
import { eaccCharacter } from './code-sets.ts'
import { repairEacc } from './eacc-repair.ts'
import type { LetterWriter } from './letter-writer.ts'

/**
 * Writes the run of three-byte characters (and spaces) that begins at `at` and gives its end. A run in which bytes are
 * missing is repaired as a whole.
 */
export function writeEastAsianRun(
  writer: LetterWriter,
  bytes: Uint8Array,
  at: number,
  end: number,
  onFault: FaultListener | undefined,
): number {
  const isLeft = bytes[at]! < 0x80
  const low = isLeft ? 0x20 : 0xa0
  let stop = at
  for (; stop < end; stop++) {
    const byte = bytes[stop]!
    if (byte !== 0x20 && (byte <= low || byte >= low + 0x5f)) break
  }
  const run = isLeft ? bytes.subarray(at, stop) : bytes.subarray(at, stop).map((byte) => byte & 0x7f)
  let characters: readonly number[] | undefined = wholeCharacters(run)
  if (!characters) {
    const repaired = repairEacc(run, 0, run.length)
    onFault?.(repaired.doubtful > 0 ? 'marc8-characters-damaged' : 'marc8-characters-repaired', at)
    characters = repaired.characters
  }
  for (const character of characters) writer.letter(character)
  return stop
}

function wholeCharacters(run: Uint8Array): number[] | undefined {
  const characters: number[] = []
  for (let at = 0; at < run.length;) {
    if (run[at] === 0x20) {
      characters.push(0x20)
      at++
      continue
    }
    const character = at + 2 < run.length ? eaccCharacter(run[at]!, run[at + 1]!, run[at + 2]!) : 0
    if (character === 0) return undefined
    characters.push(character)
    at += 3
  }
  return characters
}
