import { execFile, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'
import path from 'node:path'

/** What another program did with the file: records and seconds, or why it was not run. */
export type PeerResult =
  | { readonly ran: true; readonly name: string; readonly records: number; readonly seconds: number }
  | { readonly ran: false; readonly name: string; readonly why: string }

/** One thing that another program can do. */
export interface Peer {
  readonly name: string
  run(file: string, out: string): Promise<PeerResult>
}

const scripts = path.join(import.meta.dirname, 'peers')

/**
 * The programs to measure beside Carrel.
 *
 * @param folder - where `npm install marcjs` was run, if it was
 */
export function marcPeers(folder: string | undefined): Peer[] {
  const marcjs = folder ?? process.cwd()
  return [
    yaz('yaz-marcdump round trip', ['-o', 'marc']),
    yaz('yaz-marcdump MARC-8 to MARCXML', ['-f', 'marc-8', '-t', 'utf-8', '-l', '9=97', '-o', 'marcxml']),
    yaz('yaz-marcdump ISO 2709 to MARCXML', ['-o', 'marcxml']),
    script('marcjs round trip', process.execPath, [path.join(scripts, 'marcjs-roundtrip.mjs'), marcjs], () =>
      existsSync(path.join(marcjs, 'node_modules/marcjs')) ? undefined : 'marcjs is not installed (--peers FOLDER)',
    ),
    script('pymarc round trip', 'python3', [path.join(scripts, 'pymarc_roundtrip.py')]),
    script('MARC::Record round trip', 'perl', [path.join(scripts, 'perl-marc.pl')]),
    { ...script('MARC::Lint check', 'perl', [path.join(scripts, 'perl-marc.pl')]), run: lint },
  ]
}

/** `yaz-marcdump` prints no times: it is timed from outside, best of three, its output into a file. */
function yaz(name: string, options: readonly string[]): Peer {
  return {
    name,
    async run(file, out) {
      let best = Infinity
      for (let round = 0; round < 3; round++) {
        const began = performance.now()
        const code = await runInto('yaz-marcdump', [...options, file], out)
        if (code !== 0) return { ran: false, name, why: 'yaz-marcdump is not installed' }
        best = Math.min(best, (performance.now() - began) / 1000)
      }
      return { ran: true, name, records: 0, seconds: best }
    },
  }
}

function script(name: string, program: string, args: readonly string[], missing?: () => string | undefined): Peer {
  return {
    name,
    async run(file, out) {
      const why = missing?.()
      return why === undefined ? runScript(name, program, [...args, file, out]) : { ran: false, name, why }
    },
  }
}

async function lint(file: string): Promise<PeerResult> {
  return runScript('MARC::Lint check', 'perl', [path.join(scripts, 'perl-marc.pl'), file, 'lint'])
}

function runScript(name: string, program: string, args: readonly string[]): Promise<PeerResult> {
  return new Promise((resolve) => {
    execFile(program, [...args], { maxBuffer: 1e8 }, (error, stdout) => {
      const [records, seconds] = stdout.trim().split('\n').at(-1)?.split(' ').map(Number) ?? []
      if (error || !records || !seconds) resolve({ ran: false, name, why: 'it is not installed, or failed' })
      else resolve({ ran: true, name, records, seconds })
    })
  })
}

function runInto(program: string, args: readonly string[], out: string): Promise<number> {
  return new Promise((resolve) => {
    const target = openSync(out, 'w')
    const child = spawn(program, [...args], { stdio: ['ignore', target, 'ignore'] })
    child.once('error', () => {
      closeSync(target)
      resolve(127)
    })
    child.once('close', (code) => {
      closeSync(target)
      resolve(code ?? 1)
    })
  })
}
