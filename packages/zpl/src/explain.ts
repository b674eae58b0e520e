import { code128Check, code128SymbolBars, code39Bars, type Bars } from '@carrel/barcodes'
import { readCode128Data } from './code128-data.ts'

/** A black oblong in dots of the print head. */
export interface Black {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What a label says to its printer; measures in dots. */
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
  readonly what: 'text' | 'code39' | 'code128' | 'picture' | 'box'
  readonly content: string
  /** What is burnt: bars, lines and dots of pictures. */
  readonly black: readonly Black[]
  /** Height of letters, and of a block the room in which the line stands at a side; 0 where they begin at `x`. */
  readonly size: number
  readonly room: number
  readonly align: 'left' | 'center' | 'right'
}

/**
 * Reads labels back out of ZPL, down to the dots: for pictures of what will be printed, for tests, for looking into a
 * queue. It knows what {@link zplOf} writes; other commands are passed over.
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

const noText = { size: 0, room: 0, align: 'left' } as const

function fieldOf(x: number, y: number, rest: string): ExplainedField {
  const at = rest.indexOf('^FD')
  const data = at === -1 ? '' : unescaped(rest.slice(at + 3))
  if (rest.startsWith('^GFA')) {
    const content = rest.slice(5)
    return { x, y, what: 'picture', content, black: pictureBlack(x, y, content), ...noText }
  }
  if (rest.startsWith('^GB')) {
    const content = rest.slice(3)
    return { x, y, what: 'box', content, black: boxBlack(x, y, content), ...noText }
  }
  const by = /\^BY(\d+),(\d+(?:\.\d)?),(\d+)/.exec(rest)
  const [module, ratio, height] = [Number(by?.[1] ?? 2), Number(by?.[2] ?? 3), Number(by?.[3] ?? 10)]
  const burnt = (bars: Bars) =>
    bars.bars.map((bar) => ({ x: x + bar.at * module, y, width: bar.width * module, height }))
  if (rest.includes('^B3'))
    return { x, y, what: 'code39', content: data, black: burnt(code39Bars(data, { wide: ratio })), ...noText }
  if (rest.includes('^BC')) {
    const { symbols, text } = readCode128Data(data)
    const bars = code128SymbolBars([...symbols, code128Check(symbols), 106])
    return { x, y, what: 'code128', content: text, black: burnt(bars), ...noText }
  }
  const block = /\^FB(\d+),\d+,-?\d+,([LCRJ])/.exec(rest)
  return {
    x,
    y,
    what: 'text',
    content: block ? data.replaceAll('\\\\', '\\') : data,
    black: [],
    size: Number(/\^A0N,(\d+)/.exec(rest)?.[1] ?? 0),
    room: Number(block?.[1] ?? 0),
    align: block?.[2] === 'C' ? 'center' : block?.[2] === 'R' ? 'right' : 'left',
  }
}

/** `^GB`: width, height and line; a line as thick as the box fills it. */
function boxBlack(x: number, y: number, content: string): readonly Black[] {
  const [wide = 1, high = 1, line = 1] = content.split(',').map(Number)
  const [width, height] = [Math.max(wide, line), Math.max(high, line)]
  if (line * 2 >= Math.min(width, height)) return [{ x, y, width, height }]
  return [
    { x, y, width, height: line },
    { x, y: y + height - line, width, height: line },
    { x, y: y + line, width: line, height: height - 2 * line },
    { x: x + width - line, y: y + line, width: line, height: height - 2 * line },
  ]
}

/** `^GFA`: rows of bits in hexadecimal digits; rows that are alike make one oblong of each stretch. */
function pictureBlack(x: number, y: number, content: string): readonly Black[] {
  const [, , rowBytes = '', data = ''] = content.split(',')
  const digits = Number(rowBytes) * 2
  if (digits === 0) return []
  const rows = data.match(new RegExp(`[0-9A-F]{${digits}}`, 'g')) ?? []
  const bands: { row: string; from: number; height: number }[] = []
  for (const [at, row] of rows.entries()) {
    const last = bands.at(-1)
    if (last && last.row === row) last.height += 1
    else bands.push({ row, from: at, height: 1 })
  }
  return bands.flatMap(({ row, from, height }) => {
    const bits = Array.from(row, (digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('')
    return Array.from(bits.matchAll(/1+/g), (run) => ({
      x: x + run.index,
      y: y + from,
      width: run[0].length,
      height,
    }))
  })
}

function unescaped(data: string): string {
  return data.replaceAll(/_([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
