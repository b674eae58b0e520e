import { Cursor } from './cursor.ts'

/** What was found at a place of a text. */
export interface Found {
  /** What was found, then its groups by place. */
  readonly parts: readonly (string | undefined)[]
  readonly at: number
  readonly text: string
}

/** What takes the place of something that was found. */
export type Replacement = (found: Found) => string

type Part = string | Replacement

/**
 * Reads what is to be put in place of what was found, as .NET has it: `$1`, `${1}`, `${name}`, `$&`, `$$`; a dollar sign with
 * nothing behind it that is a group (`$a`) means itself. Besides, as people write it: `\1` for `$1` unless it stands where
 * indicators stand, `\r\n` and `\n` for the end of a line, `\t` for a tab. Two backslashes stay two: blank indicators.
 */
export function readReplacement(text: string, groups: ReadonlyMap<string, readonly number[]>): Replacement {
  const parts: Part[] = []
  const cursor = new Cursor(text)
  let plain = ''
  while (!cursor.isAtEnd) {
    const part = readPart(cursor, groups, plain)
    if (typeof part === 'string') plain += part
    else {
      parts.push(plain, part)
      plain = ''
    }
  }
  parts.push(plain)
  const [only] = parts
  if (parts.length === 1 && typeof only === 'string') return () => only
  return (found) => parts.map((part) => (typeof part === 'string' ? part : part(found))).join('')
}

function readPart(cursor: Cursor, groups: ReadonlyMap<string, readonly number[]>, before: string): Part {
  const dollar = cursor.match(/\$(?:\$|&|`|'|_|\+|(\d+)|\{(\w+)\})/y)
  if (dollar) {
    const name = dollar[1] ?? dollar[2]
    if (name === undefined) return special(dollar[0])
    return groupPart(groups, name) ?? dollar[0]
  }
  if (cursor.take('\\\\')) return '\\\\'
  if (cursor.take('\\r\\n')) return '\n'
  const escaped = cursor.match(/\\([nt])/y)
  if (escaped) return escaped[1] === 'n' ? '\n' : '\t'
  const code = cursor.match(/\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2}))/y)
  if (code) return String.fromCodePoint(Number.parseInt(code[1] ?? code[2] ?? '0', 16))
  const isIndicator = /=[0-9A-Za-z]{3} {2}.?$/.test(before)
  const numbered = isIndicator ? null : cursor.match(/\\([1-9])/y)
  if (numbered) return groupPart(groups, numbered[1] ?? '') ?? numbered[0]
  return cursor.next()
}

function groupPart(groups: ReadonlyMap<string, readonly number[]>, name: string): Replacement | undefined {
  const places = name === '0' ? [0] : (groups.get(name) ?? groups.get(String(Number(name))))
  if (!places) return undefined
  const [only = 0] = places
  if (places.length === 1) return ({ parts }) => parts[only] ?? ''
  return ({ parts }) => parts[places.findLast((place) => parts[place] !== undefined) ?? 0] ?? ''
}

function special(mark: string): Part {
  if (mark === '$&') return ({ parts }) => parts[0] ?? ''
  if (mark === '$`') return ({ text, at }) => text.slice(0, at)
  if (mark === "$'") return ({ text, at, parts }) => text.slice(at + (parts[0] ?? '').length)
  if (mark === '$_') return ({ text }) => text
  if (mark === '$+') return ({ parts }) => parts.findLast((part) => part !== undefined) ?? ''
  return '$'
}
