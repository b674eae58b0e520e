/** Says one figure of a benchmark; it is printed at once as a line of JSON. */
export type Emit = (name: string, value: number, unit: string, note?: string) => void

/**
 * What `run` in `tools/bench/NAME.ts` is called with: `emit`, and what the command line gave, so that
 * `--titles 100000 --file x.mrc` is `{ titles: 100000, file: 'x.mrc' }`.
 */
export type BenchOptions = { readonly emit: Emit } & Readonly<Record<string, string | number | boolean | Emit>>

/** Reads `--name value`, `--name=value` and `--name`; whole and decimal numbers become numbers. Throws a sentence for anything else. */
export function parseFlags(args: readonly string[]): Record<string, string | number | boolean> {
  const flags: Record<string, string | number | boolean> = {}
  for (let at = 0; at < args.length; at++) {
    const [, name, given] = /^--([a-z][a-z0-9-]*)(?:=(.*))?$/s.exec(args[at] ?? '') ?? []
    if (name === undefined) throw new Error(`"${args[at]}" is not understood here: write --name value.`)
    const next = args[at + 1]
    const follows = given === undefined && next !== undefined && !next.startsWith('--')
    const value = follows ? args[++at] : given
    flags[name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase())] =
      value === undefined ? true : numberOr(value)
  }
  return flags
}

function numberOr(text: string): string | number {
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
}
