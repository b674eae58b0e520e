/** What a label says to its printer. */
export interface ExplainedLabel {
  readonly width: number
  readonly height: number
  readonly copies: number
  readonly fields: readonly ExplainedField[]
}

/** A field with its place in dots. */
export interface ExplainedField {
  readonly x: number
  readonly y: number
  readonly what: 'text' | 'code39' | 'code128' | 'qr' | 'picture' | 'box'
  readonly content: string
}

/**
 * Reads labels back out of ZPL: for tests and for looking into a queue. It knows what {@link zplOf} writes; other
 * commands are passed over.
 */
export function explainZpl(bytes: Uint8Array): readonly ExplainedLabel[] {
  const text = new TextDecoder().decode(bytes)
  return Array.from(text.matchAll(/\^XA(.*?)\^XZ/gs), ([, body = '']) => explained(body))
}

function explained(body: string): ExplainedLabel {
  const head = (command: string) => Number(new RegExp(`\\^${command}(\\d+)`).exec(body)?.[1] ?? 0)
  const fields = body.split('^FS').flatMap((part) => {
    const place = /\^FO(\d+),(\d+)(.*)$/s.exec(part)
    return place ? [fieldOf(Number(place[1]), Number(place[2]), place[3] ?? '')] : []
  })
  return { width: head('PW'), height: head('LL'), copies: Math.max(1, head('PQ')), fields }
}

function fieldOf(x: number, y: number, rest: string): ExplainedField {
  const at = rest.indexOf('^FD')
  const data = at === -1 ? '' : unescaped(rest.slice(at + 3))
  if (rest.startsWith('^GFA')) return { x, y, what: 'picture', content: rest.slice(5) }
  if (rest.startsWith('^GB')) return { x, y, what: 'box', content: rest.slice(3) }
  if (rest.includes('^BQ')) return { x, y, what: 'qr', content: data.slice(3) }
  if (rest.includes('^B3')) return { x, y, what: 'code39', content: data }
  if (rest.includes('^BC')) return { x, y, what: 'code128', content: data.slice(2).replaceAll('>0', '>') }
  return { x, y, what: 'text', content: rest.includes('^FB') ? data.replaceAll('\\\\', '\\') : data }
}

function unescaped(data: string): string {
  return data.replaceAll(/_([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
