import { stat } from 'node:fs/promises'
import { systemCode } from '../platform/start-refusal.ts'
import { CommandError } from './command.ts'

/** The size of a file that a command shall read, in bytes; a sentence when it cannot be. */
export async function sizeOfFile(path: string): Promise<number> {
  try {
    const file = await stat(path)
    if (file.isDirectory()) throw new CommandError(`${path} is a folder. Name a file of records in it.`)
    return file.size
  } catch (error) {
    switch (systemCode(error)) {
      case 'ENOENT':
        throw new CommandError(`There is no file ${path}.`)
      case 'EACCES':
        throw new CommandError(`${path} may not be read by this account.`)
      default:
        throw error
    }
  }
}

/** True once Ctrl-C was pressed: the work then ends after the records at hand. A second time ends the command at once. */
export function toldToStop(): () => boolean {
  let told = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (told = true))
  return () => told
}
