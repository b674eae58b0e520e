import { readMatchKey, type MatchKey } from '@carrel/marc-reports'
import { CommandError } from '../command.ts'

/** Reads a key that was given as an option: places joined by `+`. */
export function matchKey(text: string, exact: boolean): MatchKey {
  const key = readMatchKey(text, exact)
  if (typeof key === 'string') throw new CommandError(key)
  return key
}
