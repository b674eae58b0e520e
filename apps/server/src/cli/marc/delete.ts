import type { CommandIo } from '../command.ts'
import { part } from './extract.ts'

/** `carrel marc delete`: writes all records but those that are meant, and with `--rest` these to another file. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  return part('delete', argv, io)
}
