import { CommandError, type CommandIo } from '../command.ts'

/** The commands, each loaded when it is called. */
const verbs = new Map<string, () => Promise<{ run: (argv: readonly string[], io: CommandIo) => Promise<number> }>>([
  ['convert', () => import('./convert.ts')],
  ['check', () => import('./check.ts')],
  ['count', () => import('./count.ts')],
  ['grep', () => import('./grep.ts')],
  ['report', () => import('./report.ts')],
  ['compare', () => import('./compare.ts')],
  ['split', () => import('./split.ts')],
  ['join', () => import('./join.ts')],
  ['extract', () => import('./extract.ts')],
  ['delete', () => import('./delete.ts')],
  ['dedupe', () => import('./dedupe.ts')],
  ['merge', () => import('./merge.ts')],
  ['overlay', () => import('./overlay.ts')],
  ['edit', () => import('./edit.ts')],
  ['xslt', () => import('./xslt.ts')],
  ['to-table', () => import('./to-table.ts')],
  ['from-table', () => import('./from-table.ts')],
])

const help = `carrel marc convert IN OUT     write the records in another format or encoding (- for standard input or output)
carrel marc check FILE         say what is wrong with the records [--json] [--summary]
carrel marc count FILE         say how many records there are
carrel marc grep PATTERN FILE  find records by a regular expression [--tag T] [--subfield C] [--output FILE]
carrel marc report FILE        say what is in them: fields, materials, characters, lengths, ISBNs [--only fields] [--values 650$a]
carrel marc compare OLD NEW    say which records and fields changed [--key 001] [--ignore 005,9XX] [--summary]
carrel marc split FILE         cut a file by number (--every N), size (--size MB) or text (--by 245$a) [--out part-{}.mrc]
carrel marc join FILES…        put several files into one (--out FILE)
carrel marc extract FILE       write the records that are meant (--where CONDITION, --ids FILE, --numbers 1-100; --out FILE)
carrel marc delete FILE        write all records but those
carrel marc dedupe FILE        find records that are there twice (--by 001,020a) and keep one [--keep fullest] [--out FILE]
carrel marc merge FILE OTHER   take fields of another file's records (--on 001 --take 856,6XX --out FILE)
carrel marc overlay OLD NEW    lay records over those with the same key (--profile overlay | --rule "add 505"; --out FILE)
carrel marc edit FILE          do tasks, MarcEdit's or Carrel's (--task FILE --out FILE); without --out show what would change
carrel marc xslt IN OUT        give the records to a stylesheet (--style FILE.xsl [--param NAME=VALUE] [--whole])
carrel marc to-table FILE      make a table of the records (--columns 001,245$a,650$a --out titles.csv)
carrel marc from-table TABLE   make records of a table (--map FILE --out FILE)

Formats: iso2709, marcxml, json, jsonl, mrk, line; read besides: text, aleph, microlif. Files may be compressed with gzip.
convert also reads and writes BIBFRAME 2: bibframe-ttl, bibframe-rdf, bibframe-jsonld, bibframe-nt (.ttl, .rdf, .jsonld, .nt).
`

/** `carrel marc`: work on files of MARC records, without a database. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const [verb, ...rest] = argv
  if (verb === undefined || verb === 'help' || verb === '--help' || verb === '-h') {
    io.stdout.write(help)
    return verb === undefined ? 2 : 0
  }
  const load = verbs.get(verb)
  if (!load) {
    throw new CommandError(`There is no command "marc ${verb}"; there are ${[...verbs.keys()].join(', ')}.`)
  }
  return (await load()).run(rest, io)
}
