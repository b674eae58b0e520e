import type { Position, PositionValue } from './field-format.ts'

/**
 * Reads the table of positions of the leader and the fixed fields, by name: `leader authority`, `008 books`, `007 a`.
 *
 * @throws Error where a line cannot be read: a mistake of the table.
 */
export function readFixedFields(table: string): ReadonlyMap<string, readonly Position[]> {
  const fields = new Map<string, readonly Position[]>()
  for (const block of table
    .trim()
    .split(/\n?^= /m)
    .slice(1)) {
    const [name = '', ...lines] = block.split('\n')
    // The tables of 007 carry the name of their category behind its code.
    fields.set(name.startsWith('007') ? name.slice(0, 5) : name, lines.map(readPosition))
  }
  return fields
}

/** Names of the categories of material of field 007, by the code that stands at its first position. */
export function readCategories(table: string): ReadonlyMap<string, string> {
  return new Map([...table.matchAll(/^= 007 (.) (.+)$/gm)].map(([, code = '', name = '']) => [code, name]))
}

function readPosition(line: string): Position {
  const [, from = '', last, several, name = '', fill, codes] =
    /^(\d\d)(?:-(\d\d))?(\*?) ([^|~]+?)( ~)?(?:\|(.+))?$/.exec(line) ?? broken(line)
  const length = last === undefined ? 1 : Number(last) - Number(from) + 1
  const width = several === '*' ? 1 : length
  return {
    from: Number(from),
    length,
    name,
    several: several === '*',
    fill: fill !== undefined,
    values: codes === undefined ? [] : codes.split('|').flatMap((code) => readValues(code, width)),
  }
}

function readValues(text: string, width: number): readonly PositionValue[] {
  const [, code = '', last, meaning = ''] = /^(\S+?)(?:-(\d))? (.+)$/.exec(text) ?? broken(text)
  if (last !== undefined)
    return Array.from({ length: Number(last) - Number(code) + 1 }, (_, n) => ({
      value: String(Number(code) + n),
      meaning,
    }))
  return [{ value: code.replaceAll('#', ' ').padEnd(width), meaning }]
}

function broken(line: string): never {
  throw new Error(`The table of fixed fields has a line that cannot be read: ${line}`)
}
