import { readExplain, type Explained } from '@carrel/sru'
import { explainSru } from '@carrel/sru/node'
import { CommandError, type CommandIo } from '../command.ts'
import { parseOptions } from '../options.ts'
import { passwordOf, remoteOptions, timeoutOf } from '../remote/options.ts'
import { told, versionOf } from './ask.ts'

const usage = 'sru explain URL [--version V] [--json]'

/** `carrel sru explain`: what a server says of itself: indexes, schemas, limits. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(argv, { ...remoteOptions, version: { type: 'string' } }, usage)
  const [baseUrl] = positionals
  if (baseUrl === undefined || positionals.length > 1) throw new CommandError(`Usage: carrel ${usage}`)
  const { record } = await told(async () =>
    explainSru({
      baseUrl,
      version: versionOf(values.version),
      user: values.user,
      password: await passwordOf(values),
      timeoutMs: timeoutOf(values.timeout),
    }),
  )
  const explained = record && readExplain(record.xml)
  if (!explained) throw new CommandError('The server answers, but its explanation is not in the form of ZeeRex.')
  io.stdout.write(values.json ? `${JSON.stringify(explained)}\n` : inWords(explained))
  return 0
}

function inWords({ title, description, indexes, schemas, defaults, mostRecords }: Explained): string {
  const lines = [
    ...(title === undefined ? [] : [title]),
    ...(description === undefined ? [] : [description]),
    'indexes:',
    ...indexes.map(({ names, title: name }) => `  ${names.join(', ')}${name === undefined ? '' : `\t${name}`}`),
    'schemas:',
    ...schemas.map(
      ({ name, identifier, title: said }) => `  ${name}\t${identifier}${said === undefined ? '' : `\t${said}`}`,
    ),
    ...(mostRecords === undefined ? [] : [`records at most: ${mostRecords}`]),
    ...Object.entries(defaults).map(([type, value]) => `${type}: ${value}`),
  ]
  return `${lines.join('\n')}\n`
}
