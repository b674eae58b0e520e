import { createWriter, isOutputEncoding, parseEncoding, type Encoding, type OutputEncoding } from '@carrel/marc'
import { CommandError, type CommandIo } from '../command.ts'
import { parseOptions } from '../options.ts'
import { inputFormat, outputFormat } from './format-names.ts'
import { openInput } from './input.ts'
import { linkedFormat } from './linked-formats.ts'
import { linkedReader } from './linked-reader.ts'
import { createLinkedWriter } from './linked-writer.ts'
import { createOutput, streamOutput } from './output.ts'
import { isWorthTelling, problemLine } from './problem-line.ts'
import { keepRefusals } from './refusals.ts'

const usage =
  'marc convert IN OUT [--from FORMAT] [--to FORMAT] [--encoding utf-8|marc-8] [--from-encoding E] [--split] [--refused FILE]'

const ENOUGH = 512 * 1024

/**
 * `carrel marc convert`: writes the records of a file in another format or encoding. Records that cannot be read or
 * written are kept as they came in OUT.refused. `--encoding` is that of the new file; one that can only be read
 * (`latin1`, `iso-5426`) says how the old file is encoded.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(
    argv,
    {
      from: { type: 'string' },
      to: { type: 'string' },
      encoding: { type: 'string' },
      'from-encoding': { type: 'string' },
      split: { type: 'boolean' },
      refused: { type: 'string' },
    },
    usage,
  )
  const [source, target] = positionals
  if (source === undefined || target === undefined || positionals.length > 2)
    throw new CommandError(`Usage: carrel ${usage}`)
  const linked = linkedFormat(values.to, target)
  const format = linked ?? outputFormat(values.to, target)
  const asked = readEncoding('encoding', values.encoding)
  const encoding = asked !== undefined && isOutputEncoding(asked) ? asked : undefined
  const readAs = readEncoding('from-encoding', values['from-encoding']) ?? (encoding === undefined ? asked : undefined)
  if (encoding === 'marc-8' && format !== 'iso2709' && format !== 'mrk') {
    throw new CommandError(`${format} is always UTF-8; MARC-8 can be written as iso2709 or mrk.`)
  }
  const tooLong = values.split ? 'split' : 'refuse'
  const writer = linked
    ? createLinkedWriter(linked)
    : createWriter(outputFormat(values.to, target), { encoding: writable(format, encoding), tooLong })
  const linkedSource = linkedFormat(values.from, source)
  const input = await openInput(
    source,
    io,
    linkedSource ? { reader: linkedReader(linkedSource) } : { format: inputFormat(values.from), encoding: readAs },
  )
  const output = target === '-' ? streamOutput(io.stdout) : createOutput(target)
  const refusedFile = values.refused ?? (target === '-' ? undefined : `${target}.refused`)
  const refusals = keepRefusals(refusedFile)
  const counts = { read: 0, written: 0, repaired: 0 }
  try {
    await output.write(writer.header)
    for await (const batch of input.batches) {
      for (const entry of batch) {
        const problems = entry.problems.filter(isWorthTelling)
        if (problems.length > 0) input.progress.clear()
        for (const problem of problems) io.stderr.write(problemLine(entry, problem))
        if (entry.kind === 'stray') continue
        counts.read++
        const failure = entry.record ? writer.append(entry.record) : undefined
        if (failure) io.stderr.write(problemLine(entry, failure, entry.offset))
        if (!entry.record || failure?.severity === 'error') await refusals.keep(entry)
        else {
          counts.written++
          if (problems.length > 0) counts.repaired++
        }
      }
      if (writer.pending > ENOUGH) await output.write(writer.take())
    }
    await output.write(writer.take())
    await output.write(writer.footer)
    await refusals.finish()
    await output.finish()
  } catch (error) {
    await output.abort()
    await refusals.abort()
    throw error
  }
  const summary = `read ${counts.read}, written ${counts.written}, repaired ${counts.repaired}, refused ${refusals.count}`
  const stream = target === '-' ? io.stderr : io.stdout
  stream.write(`${summary}${refusals.note}\n`)
  return refusals.count > 0 ? 1 : 0
}

/** Formats that are Unicode by nature need not be told. */
function writable(format: string, encoding: OutputEncoding | undefined): OutputEncoding | undefined {
  return format === 'iso2709' || format === 'mrk' ? encoding : undefined
}

function readEncoding(option: string, name: string | undefined): Encoding | undefined {
  if (name === undefined) return undefined
  const encoding = parseEncoding(name)
  if (encoding) return encoding
  throw new CommandError(
    `--${option} ${name} is not an encoding; there are utf-8, marc-8, iso-8859-1, iso-5426 and danmarc.`,
  )
}
