import { readExplain } from '@carrel/sru'
import { explainSru, searchSru, SruFailure } from '@carrel/sru/node'
import { CommandError, type CommandIo } from '../command.ts'
import { parseOptions } from '../options.ts'
import { passwordOf, remoteOptions, timeoutOf, titleOptions } from '../remote/options.ts'
import { readCql } from './ask.ts'

const usage = 'sru test URL [QUERY] [--user U] [--password P]'

/** `carrel sru test`: which versions a server speaks and whether it gives MARCXML. Ends with 1 when it cannot be used. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(argv, { ...remoteOptions, ...titleOptions }, usage)
  const [baseUrl, ...words] = positionals
  if (baseUrl === undefined) throw new CommandError(`Usage: carrel ${usage}`)
  const server = {
    baseUrl,
    user: values.user,
    password: await passwordOf(values),
    timeoutMs: timeoutOf(values.timeout),
  }
  const query = readCql(words, values) ?? 'dc.title = water'
  const tried: { what: string; ok: boolean; message: string }[] = []
  const attempt = async (what: string, work: () => Promise<string>) => {
    try {
      tried.push({ what, ok: true, message: await work() })
    } catch (error) {
      if (!(error instanceof SruFailure)) throw error
      tried.push({ what, ok: false, message: error.message })
    }
  }
  await attempt('explain', async () => {
    const { record } = await explainSru(server)
    const explained = record && readExplain(record.xml)
    return explained ? `${explained.title ?? 'It explains itself'}.` : 'It answers, but does not explain itself.'
  })
  for (const version of ['1.1', '1.2', '2.0'] as const)
    await attempt(`search ${version}`, async () => {
      const { hits, records } = await searchSru({ ...server, version, query, count: 1 })
      const [record] = records
      return `${hits.toLocaleString('en')} records found${record ? `; the first is in ${record.schema}` : ''}.`
    })
  const ok = tried.some((one) => one.ok && one.what.startsWith('search'))
  if (values.json) io.stdout.write(`${JSON.stringify({ ok, tried })}\n`)
  else for (const one of tried) io.stdout.write(`${one.ok ? 'ok  ' : 'no  '}${one.what}: ${one.message}\n`)
  return ok ? 0 : 1
}
