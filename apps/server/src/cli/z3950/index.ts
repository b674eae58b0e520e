import { CommandError, type CommandIo } from '../command.ts'

const verbs = new Map<string, () => Promise<{ run: (argv: readonly string[], io: CommandIo) => Promise<number> }>>([
  ['search', () => import('./search.ts')],
  ['scan', () => import('./scan.ts')],
  ['test', () => import('./test.ts')],
])

const help = `carrel z3950 search HOST:PORT/DB   search another library's catalogue (--isbn, --title, --author, --subject, --any, or a query in PQF)
carrel z3950 scan HOST:PORT/DB     list the terms of an index around one (--title, --author, --subject, or a query)
carrel z3950 test HOST:PORT/DB     find out what a server can do

--out FILE keeps the records (.mrc, .xml, .json, .jsonl, .mrk); --count N how many, --start N from which on
--syntax usmarc|unimarc|xml|sutrs|opac   --elements F|B   --charset C when the records are not in what they say
--user U, --password P or --password-file FILE, --group G, --tls, --timeout SECONDS, --json
`

/** `carrel z3950`: other libraries' catalogues by Z39.50, without a database of our own. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const [verb, ...rest] = argv
  if (verb === undefined || verb === 'help' || verb === '--help' || verb === '-h') {
    io.stdout.write(help)
    return verb === undefined ? 2 : 0
  }
  const load = verbs.get(verb)
  if (!load) throw new CommandError(`There is no command "z3950 ${verb}"; there are ${[...verbs.keys()].join(', ')}.`)
  return (await load()).run(rest, io)
}
