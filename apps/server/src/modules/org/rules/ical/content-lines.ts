/** A line of an iCalendar file: `DTSTART;TZID=Europe/Vienna:20261224T140000`. RFC 5545 §3.1. */
export interface ContentLine {
  readonly name: string
  readonly params: ReadonlyMap<string, string>
  readonly value: string
}

/** A component with its lines and the components in it, e.g. an event with its alarms. */
export interface Component {
  readonly name: string
  readonly lines: readonly ContentLine[]
  readonly parts: readonly Component[]
}

/** How much of a file is read. */
export const limits = { characters: 1_500_000, lines: 60_000, depth: 8 } as const

interface Open {
  readonly name: string
  readonly lines: ContentLine[]
  readonly parts: Component[]
}

/** Reads a file into its components; a sentence says why it is none. Lines that are not content lines are passed over. */
export function readComponents(
  text: string,
): { readonly calendars: readonly Component[] } | { readonly problem: string } {
  if (text.length > limits.characters) return { problem: 'The file is larger than 1.5 MB. Export fewer years.' }
  const lines = unfold(text)
  if (lines.length > limits.lines) return { problem: 'The file has more lines than a calendar of a library can have.' }
  const root: Open = { name: '', lines: [], parts: [] }
  const open: Open[] = [root]
  for (const text of lines) {
    const line = contentLine(text)
    const inner = open.at(-1)
    if (!line || !inner) continue
    if (line.name === 'BEGIN') {
      if (open.length > limits.depth) return { problem: 'The file is nested too deeply to be a calendar.' }
      open.push({ name: line.value.trim().toUpperCase(), lines: [], parts: [] })
    } else if (line.name === 'END') {
      if (open.length === 1 || inner.name !== line.value.trim().toUpperCase())
        return { problem: `The file ends "${line.value.slice(0, 40)}" where it did not begin it. It may be cut off.` }
      open.pop()
      open.at(-1)?.parts.push(inner)
    } else inner.lines.push(line)
  }
  if (open.length > 1)
    return { problem: `The file stops before the end of its ${open.at(-1)?.name}. It may be cut off.` }
  const calendars = root.parts.filter((part) => part.name === 'VCALENDAR')
  return calendars.length > 0 ? { calendars } : { problem: 'This is not an iCalendar file: it has no BEGIN:VCALENDAR.' }
}

// §3.1: a line that begins with a space or a tab goes on with the line before it.
function unfold(text: string): readonly string[] {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/(?:\r\n|\n|\r)[ \t]/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line !== '')
}

function contentLine(text: string): ContentLine | undefined {
  const name = /^[A-Za-z0-9-]+/.exec(text)?.[0]
  if (name === undefined) return undefined
  const params = new Map<string, string>()
  let at = name.length
  while (text[at] === ';') {
    const param = /;([A-Za-z0-9-]+)=("[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*/y
    param.lastIndex = at
    const found = param.exec(text)
    if (!found) return undefined
    params.set((found[1] ?? '').toUpperCase(), (found[2] ?? '').replaceAll('"', ''))
    at = param.lastIndex
  }
  return text[at] === ':' ? { name: name.toUpperCase(), params, value: text.slice(at + 1) } : undefined
}

/** The first line of a name. */
export function lineOf(component: Component, name: string): ContentLine | undefined {
  return component.lines.find((line) => line.name === name)
}

/** Text with its escapes undone. §3.3.11. */
export function textOf(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, escaped: string) => (escaped.toLowerCase() === 'n' ? '\n' : escaped)).trim()
}
