import { CommandError, type CommandIo } from '../command.ts'
import { parseOptions } from '../options.ts'
import { inputFormat } from './format-names.ts'
import { openInput } from './input.ts'

const usage = 'marc count FILE [--from FORMAT]'

/** `carrel marc count`: says how many records a file holds; those that cannot be read are counted and told. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(argv, { from: { type: 'string' } }, usage)
  const [file] = positionals
  if (file === undefined || positionals.length > 1) throw new CommandError(`Usage: carrel ${usage}`)
  const input = await openInput(file, io, { format: inputFormat(values.from) })
  let [records, unreadable] = [0, 0]
  for await (const batch of input.batches) {
    for (const entry of batch) {
      if (entry.kind === 'stray') continue
      records++
      if (!entry.record) unreadable++
    }
  }
  io.stdout.write(`${records}\n`)
  if (records === 0) io.stderr.write(`${file} holds no records.\n`)
  if (unreadable > 0) {
    io.stderr.write(`${unreadable} of them cannot be read; \`carrel marc check\` says why.\n`)
  }
  return 0
}
