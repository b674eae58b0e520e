import { columns } from './columns.ts'

/**
 * Writes a KBART file of Phase II: the 25 columns in their order, then those of other names, tabs between fields, UTF-8 to be
 * encoded by the caller, piece by piece. Tabs and line ends within fields become spaces.
 */
export function* writeKbart(
  lines: Iterable<Readonly<Record<string, string>>>,
  others: readonly string[] = [],
): Generator<string> {
  const names = [...columns, ...others.filter((name) => !columns.some((column) => column === name))]
  yield `${names.map(plain).join('\t')}\n`
  for (const values of lines) yield `${names.map((name) => plain(values[name] ?? '')).join('\t')}\n`
}

function plain(text: string): string {
  const flat = text.replaceAll(/\p{Cc}+/gu, ' ')
  // A field that is all within quotation marks would lose them when it is read.
  return /^\s*".*"\s*$/.test(flat) ? `"${flat.replaceAll('"', '""')}"` : flat
}
