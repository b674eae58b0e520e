import assert from 'node:assert/strict'

/** One component of a calendar: its properties by name, each with its parameters before the colon, and those within it. */
export interface Component {
  readonly name: string
  readonly lines: readonly { readonly name: string; readonly parameters: string; readonly value: string }[]
  readonly parts: Component[]
}

const utc = /^\d{8}T\d{6}Z$/

/** Reads a calendar as strictly as RFC 5545 wants it: line ends, folding, nesting, what an event must have, times. */
export function checkedCalendar(text: string): Component {
  assert(text.endsWith('\r\n'))
  assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\r\n]/, 'a line end that is none')
  for (const line of text.split('\r\n')) assert(Buffer.byteLength(line) <= 75, `longer than 75 bytes: ${line}`)
  const lines = text.replaceAll(/\r\n[ \t]/g, '').split('\r\n')
  assert.equal(lines.pop(), '')
  const open: Component[] = [{ name: '', lines: [], parts: [] }]
  for (const line of lines) {
    const [, name = '', parameters = '', value = ''] = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=[^:;]*)*):(.*)$/.exec(line) ?? []
    assert.notEqual(name, '', `no property: ${line}`)
    // Section 3.1: nothing of ASCII's control characters but the tab.
    assert.equal(
      [...value].find((sign) => sign !== '\t' && sign < ' '),
      undefined,
    )
    const at = open.at(-1)
    assert(at)
    if (name === 'BEGIN') {
      const part = { name: value, lines: [], parts: [] }
      at.parts.push(part)
      open.push(part)
    } else if (name === 'END') assert.equal(open.pop()?.name, value)
    else open[open.length - 1] = addLine(open, { name, parameters, value })
  }
  assert.equal(open.length, 1)
  const [calendar] = open[0]?.parts ?? []
  assert.equal(calendar?.name, 'VCALENDAR')
  for (const name of ['PRODID', 'VERSION']) assert.equal(calendar.lines.filter((line) => line.name === name).length, 1)
  const uids = calendar.parts.map(checkEvent)
  assert.equal(new Set(uids).size, uids.length, 'a UID stands there twice')
  return calendar
}

function addLine(open: readonly Component[], line: Component['lines'][number]): Component {
  const at = open.at(-1)
  const above = open.at(-2)
  assert(at)
  const grown = { ...at, lines: [...at.lines, line] }
  if (above) above.parts[above.parts.length - 1] = grown
  return grown
}

/** The value of a property that stands there once at the most. */
export function valueOf(component: Component, name: string): string | undefined {
  const found = component.lines.filter((line) => line.name === name)
  assert(found.length <= 1, `${name} stands there twice`)
  return found[0]?.value
}

function checkEvent(event: Component): string {
  assert.equal(event.name, 'VEVENT')
  assert.match(valueOf(event, 'DTSTAMP') ?? '', utc)
  const [start, end] = [valueOf(event, 'DTSTART') ?? '', valueOf(event, 'DTEND')]
  const isDay = event.lines.some(({ name, parameters }) => name === 'DTSTART' && parameters === ';VALUE=DATE')
  assert.match(start, isDay ? /^\d{8}$/ : utc)
  if (end !== undefined) assert(end > start && end.length === start.length, 'It ends before it has begun.')
  // Section 3.3.11: what parts values is escaped.
  for (const name of ['SUMMARY', 'LOCATION'])
    assert.doesNotMatch((valueOf(event, name) ?? '').replaceAll(/\\[\\;,nN]/g, ''), /[\\;,]/)
  for (const alarm of event.parts) {
    assert.equal(alarm.name, 'VALARM')
    for (const name of ['ACTION', 'TRIGGER', 'DESCRIPTION']) assert.notEqual(valueOf(alarm, name), undefined)
  }
  const uid = valueOf(event, 'UID')
  assert(uid)
  return uid
}
