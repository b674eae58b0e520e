import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { finished } from 'node:stream/promises'
import { promisify } from 'node:util'
import type { BenchOptions, Emit } from '../bench-options.ts'
import { syntheticFile } from './marc-file.ts'

const records = 30_000
const rounds = 3
const scripts = path.join(import.meta.dirname, 'peers')
const cli = path.join(import.meta.dirname, '../../apps/server/src/cli.ts')

/** The same five edits for Carrel, pymarc and MARC::Record. */
const fiveSteps = [
  'DELETE\t9XX\t\t0\tFalse\tFalse\tFalse\tFalse\tFalse',
  'ADD\t506\t1\\$aFor students and staff only.\t100\t',
  'ADD\t655\t\\7$aElectronic books.$2local\t106\t/=LDR.{8}[amt][m].+/',
  'SUBFIELD_EDIT\t650\ta\t([a-z])o\t$1O\t0|2',
  'buildnewfield\t=035  9\\$a(BENCH){001}\tFalse\tFalse\tFalse\tTrue',
]

/** A supplier's load as libraries have it: 30 instructions, most of them over the text of the record. */
const longTask = [
  'REPLACE\t(=008.{25}).{1}(.+)\t$1o$2\t2\t=LDR.{8}[a,c,d,i,j,m,o,p,r,t][c,m,s,i].+\t2\tFalse',
  'REPLACE\t(=008.{31}).{1}(.+)\t$1o$2\t2\t=LDR.{8}[e,f,g,k].+\t2\tFalse',
  ...['029', '891', '9XX', '506'].map((tag) => `DELETE\t${tag}\t\t0\tFalse\tFalse\tFalse\tFalse\tFalse`),
  ...['MU', 'MNS', 'MShM', 'MAH', 'MA'].map((code) => `ADD\t506\t1\\$aReaders have access.$5${code}\t100\t`),
  'DELETE\t655\tElectronic books\t0\tFalse\tFalse\tFalse\tFalse\tFalse',
  ...['[amt][m]', '.s', '.i', '[e,f].', 'g.', '[i,j].', '[c,d].'].map(
    (kind) => `ADD\t655\t\\4$aOnline ${kind.length}.\t106\t/=LDR.{8}${kind}.+/`,
  ),
  'DELETE\t856\t42$\t0\tFalse\tFalse\tFalse\tFalse\tFalse',
  'SUBFIELD_REMOVE\t856\tz\t\t107|0',
  'ADD\t852\t8\\$hOnline$bBench Online\t100\t',
  'buildnewfield\t=035  9\\$a(BENCH){001}\tFalse\tFalse\tFalse\tTrue',
  'REPLACE\t=001  \t=001  BENCH\t0\t\t0\tFalse',
  'COPY\t852\t952\tfalse\t\t\tfalse\t',
  'REPLACE\t(=952.*)(\\$b.*)\t$1\t2\t\t0\tFalse',
  'buildnewfield\t=856  40$uhttps://example.org/{001}$yAmherst\tFalse\tFalse\tFalse\tTrue',
  'buildnewfield\t=856  40$uhttps://example.org/{001}$ySmith\tFalse\tFalse\tFalse\tTrue',
  'DELETE\t952\t\t0\tFalse\tFalse\tFalse\tFalse\tFalse',
  'SORTBY\tALL\tTrue\tTrue',
]

/**
 * Does tasks to a file of 30,000 made-up records: five edits beside pymarc and MARC::Record, and 30 instructions of a
 * supplier's load. Times are of whole programs, from start to end; the best of three.
 *
 * `--alone` for no other programs.
 */
export async function editFiles({ alone, emit }: BenchOptions): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'carrel-bench-edit-'))
  const at = (name: string) => path.join(folder, name)
  try {
    const file = createWriteStream(at('in.mrc'))
    for (const bytes of syntheticFile(records)) file.write(bytes)
    file.end()
    await finished(file)
    await writeFile(at('five.txt'), fiveSteps.join('\n'))
    await writeFile(at('long.txt'), longTask.join('\n'))
    const edit = (task: string) => [cli, 'marc', 'edit', at('in.mrc'), '--task', at(task), '--out', at('out.mrc')]
    await rate(emit, 'file: five edits', process.execPath, edit('five.txt'))
    await rate(emit, `file: ${longTask.length} instructions of MarcEdit`, process.execPath, edit('long.txt'))
    if (alone === true) return
    await rate(emit, 'file: five edits with pymarc', 'python3', [
      path.join(scripts, 'pymarc_edit.py'),
      at('in.mrc'),
      at('py.mrc'),
    ])
    await rate(emit, 'file: five edits with MARC::Record', 'perl', [
      path.join(scripts, 'perl-edit.pl'),
      at('in.mrc'),
      at('pl.mrc'),
    ])
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function rate(emit: Emit, name: string, program: string, args: readonly string[]): Promise<void> {
  let best = Infinity
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    try {
      await promisify(execFile)(program, [...args], { maxBuffer: 1 << 26 })
    } catch (error) {
      emit(name, 0, 'records/s', `not run: ${error instanceof Error ? error.message.split('\n').at(-2) : ''}`)
      return
    }
    best = Math.min(best, (performance.now() - began) / 1000)
  }
  emit(name, Math.round(records / best), 'records/s')
}
