import { folded } from './address-text.ts'
import { cardKey } from './card-number.ts'
import { searchableName } from './searchable.ts'

/** What of a line can find a patron, or must be nobody else's. */
export interface LineOfPatron {
  readonly card?: string
  readonly externalId?: string | null
  readonly email?: string
  readonly givenName?: string
  readonly familyName?: string
  readonly birthDate?: string | null
  readonly fields?: Readonly<Record<string, unknown>>
  readonly guarantorCard: string | undefined
}

/** A way of finding the patron of a line. */
export type Match = 'card' | 'external-id' | 'email' | 'name-and-birth-date'

/** Name and birth date as they are compared; undefined where a line lacks one. */
export function nameKey({ givenName, familyName, birthDate }: Omit<LineOfPatron, 'guarantorCard'>): string | undefined {
  if (familyName === undefined || typeof birthDate !== 'string') return undefined
  return searchableName(givenName ?? '', familyName).sort_key
}

function keysOf(line: LineOfPatron, match: ReadonlySet<Match>, once: ReadonlySet<string>): readonly string[] {
  const keys: string[] = []
  if (line.card !== undefined) keys.push(`card ${cardKey(line.card)}`)
  if (line.guarantorCard !== undefined) keys.push(`card ${cardKey(line.guarantorCard)}`)
  if (typeof line.externalId === 'string') keys.push(`id ${line.externalId.trim().toLowerCase()}`)
  if (line.email !== undefined && match.has('email')) keys.push(`mail ${line.email.trim().toLowerCase()}`)
  const name = match.has('name-and-birth-date') ? nameKey(line) : undefined
  if (name !== undefined) keys.push(`name ${line.birthDate} ${name}`)
  for (const [code, value] of Object.entries(line.fields ?? {}))
    if (once.has(code)) keys.push(`field ${code} ${folded(String(value))}`)
  return keys
}

/** Which lines, by their place, share nothing with another of these that one could be found by: their order does not matter. */
export function linesAlone(
  lines: readonly LineOfPatron[],
  match: readonly Match[],
  /** Codes of fields in which no two patrons may have the same. */
  once: ReadonlySet<string>,
): ReadonlySet<number> {
  const ways = new Set(match)
  const first = new Map<string, number>()
  const alone = new Set(lines.keys())
  for (const [i, line] of lines.entries())
    for (const key of new Set(keysOf(line, ways, once))) {
      const other = first.get(key)
      if (other === undefined) first.set(key, i)
      else {
        alone.delete(other)
        alone.delete(i)
      }
    }
  return alone
}
