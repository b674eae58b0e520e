import type { Command } from './command.ts'

/** A command whose code is loaded only when it is called: `carrel marc count` needs no database client. */
function lazy(usage: string, text: string, load: () => Promise<Pick<Command, 'run'>>): Command {
  return { usage, text, run: async (argv, io) => (await load()).run(argv, io) }
}

/** Every command of `carrel`, in the order of `carrel help`. */
export const commands: ReadonlyMap<string, Command> = new Map([
  ['serve', lazy('serve [--data DIR] [--port N]', 'Start Carrel', () => import('./serve.ts'))],
  [
    'demo',
    lazy(
      'demo [--data DIR] [--port N] | demo logins [--json]',
      'Start Carrel with the furnished demo library, or print its logins',
      () => import('./demo.ts'),
    ),
  ],
  [
    'import',
    lazy(
      'import FILE [--profile NAME] [--json] [--data DIR]',
      'Bring records of a file into the catalogue',
      () => import('./import.ts'),
    ),
  ],
  [
    'kbart',
    lazy(
      'kbart FILE --collection NAME [--part] [--preview] [--json] [--data DIR]',
      'Bring the title list of a provider to a collection of e-journals and e-books',
      () => import('./kbart.ts'),
    ),
  ],
  [
    'export',
    lazy(
      'export FILE [--set N | --import N] [--since WHEN] [--items MAPPING] [--format F] [--json] [--data DIR]',
      'Give out records of the catalogue as a file',
      () => import('./export.ts'),
    ),
  ],
  [
    'authorities',
    lazy(
      'authorities FILE [--vocabulary CODE] [--json] [--data DIR]',
      'Load a file of authority records and link the headings of the catalogue',
      () => import('./authorities.ts'),
    ),
  ],
  [
    'seed',
    lazy(
      'seed --bibs N [--items N] [--patrons N] [--loans N] [--data DIR]',
      'Fill a library with made-up records of any number',
      () => import('./seed.ts'),
    ),
  ],
  [
    'marc',
    lazy(
      'marc convert | check | report | compare | split | join | dedupe …',
      'Work on MARC files without a database',
      () => import('./marc/index.ts'),
    ),
  ],
  [
    'call-number',
    lazy(
      'call-number check | sort | suggest FILE …',
      'Check, sort and make call numbers without a database',
      () => import('./call-number/index.ts'),
    ),
  ],
  [
    'z3950',
    lazy(
      'z3950 search | scan | test HOST:PORT/DB …',
      'Search other catalogues by Z39.50 and fetch their records',
      () => import('./z3950/index.ts'),
    ),
  ],
  [
    'sru',
    lazy(
      'sru search | explain | test URL …',
      'Search other catalogues by SRU and fetch their records',
      () => import('./sru/index.ts'),
    ),
  ],
  [
    'rfid',
    lazy(
      'rfid encode BARCODE | decode HEX … [--json]',
      'Write and read the bytes of RFID tags of libraries (ISO 28560) without a database',
      () => import('./rfid/index.ts'),
    ),
  ],
  [
    'user',
    lazy(
      'user add NAME --role ROLE | user password NAME [--data DIR]',
      'Add a staff account or set its password',
      () => import('./user.ts'),
    ),
  ],
  [
    'key',
    lazy(
      'key add NAME --permissions a:b,c:d | key list | key revoke ID [--data DIR]',
      'Make, list and end API keys',
      () => import('./key.ts'),
    ),
  ],
  [
    'status',
    lazy('status [--json] [--data DIR]', 'What runs here: ports, roles, database, counts', () => import('./status.ts')),
  ],
  ['doctor', lazy('doctor [--data DIR]', 'Look for what is wrong and say what to do', () => import('./doctor.ts'))],
  ['help', { usage: 'help', text: 'This list', run: async (_, io) => help(io) }],
])

async function help(io: { readonly stdout: NodeJS.WritableStream }): Promise<number> {
  io.stdout.write('carrel COMMAND\n\n')
  for (const command of commands.values()) io.stdout.write(`  ${command.usage}\n      ${command.text}\n`)
  return 0
}
