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
    const [said = ''] = (error instanceof Error ? error.message : String(error)).split(/\.?\n|\. /)
    throw new CommandError(`${said}. Usage: carrel ${usage}`)
  }
}

/** Refuses words that a command has no use for, rather than to do something else than was meant. */
export function refuseOperands(positionals: readonly string[], usage: string): void {
  if (positionals.length > 0) {
    throw new CommandError(`"${positionals.join(' ')}" is not understood here. Usage: carrel ${usage}`)
  }
}

/** A port given as an option. */
export function portNumber(text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65535) return Number(text)
  throw new CommandError(`--port ${text} is not a port: write a number from 0 to 65535 (0 lets the system choose).`)
}

/** A whole number given as an option. */
export function wholeNumber(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback
  const value = Number(text)
  if (text.trim() === '' || !Number.isSafeInteger(value) || value < 0)
    throw new CommandError(`--${name} ${text} is not a whole number.`)
  return value
}
