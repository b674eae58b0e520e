import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import { CommandError } from './command.ts'

/** Options that every command with a library knows. */
export const libraryOptions = {
  data: { type: 'string' },
  json: { type: 'boolean' },
} as const satisfies ParseArgsOptionsConfig

/** Parses the arguments of a command; an unknown option is told in one sentence. */
export function parseOptions<const T extends ParseArgsOptionsConfig>(
  argv: readonly string[],
  options: T,
  usage: string,
) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new CommandError(
      `${error instanceof Error ? error.message.split('. ')[0] : String(error)}. Usage: carrel ${usage}`,
    )
  }
}

/** A whole number given as an option. */
export function wholeNumber(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0) throw new CommandError(`--${name} ${text} is not a whole number.`)
  return value
}
