import { openZ3950 } from '@carrel/z3950/node'
import { CommandError, type CommandIo } from '../command.ts'
import { parseOptions, wholeNumber } from '../options.ts'
import { passwordOf, remoteOptions, timeoutOf, titleOptions } from '../remote/options.ts'
import { readQuery, told } from './ask.ts'
import { readTarget, targetOptions } from './target.ts'

const usage = 'z3950 scan HOST:PORT/DB [QUERY] [--title T] [--author A] [--subject S] [--count N] [--position N]'

/** `carrel z3950 scan`: the terms of an index of another catalogue around one. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(
    argv,
    { ...remoteOptions, ...titleOptions, ...targetOptions, position: { type: 'string' } },
    usage,
  )
  const [address, ...words] = positionals
  const target = readTarget(address, usage)
  const query = readQuery(words, values)
  const root = query?.root
  if (!query || root?.kind !== 'term')
    throw new CommandError(
      `Name one term of one index, such as --title walden or @attr 1=21 whales. Usage: carrel ${usage}`,
    )
  const password = await passwordOf(values)
  const { terms, position } = await told(async () => {
    const server = await openZ3950({
      ...target,
      tls: values.tls ?? target.tls,
      user: values.user,
      password,
      group: values.group,
      timeoutMs: timeoutOf(values.timeout),
    })
    try {
      return await server.scan(
        { attributes: root.attributes, term: root.term, attributeSet: query.attributeSet },
        wholeNumber('count', values.count, 20),
        wholeNumber('position', values.position, 1),
      )
    } finally {
      await server.close()
    }
  })
  for (const [index, { term, display, occurrences }] of terms.entries())
    io.stdout.write(
      values.json
        ? `${JSON.stringify({ term, display: display ?? term, occurrences: occurrences ?? null, here: index + 1 === position })}\n`
        : `${occurrences ?? ''}\t${display ?? term}${index + 1 === position ? '\t<' : ''}\n`,
    )
  return 0
}
