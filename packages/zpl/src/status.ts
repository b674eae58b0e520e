/** The question to which a printer answers how it is (`~HS`, Host Status Return). */
export const statusQuestion = '~HS'

/** How a label printer is, from the three lines of its answer. */
export interface LabelPrinterStatus {
  readonly paperOut: boolean
  readonly paused: boolean
  readonly headOpen: boolean
  readonly ribbonOut: boolean
  readonly bufferFull: boolean
  /** Its memory or temperature wants a person. */
  readonly fault: boolean
  /** Labels that it has taken and not printed yet. */
  readonly toPrint: number
}

/** An answer is at most some hundred bytes; what is longer is none. */
const longest = 4096

/**
 * Reads the answer to `~HS`: three lines, each between STX and ETX. Undefined while a line is still missing, and for
 * what is no such answer.
 */
export function readStatus(bytes: Uint8Array): LabelPrinterStatus | undefined {
  const text = String.fromCharCode(...bytes.subarray(0, longest))
  const lines = Array.from(text.matchAll(/\u0002([^\u0002\u0003]*)\u0003/g), ([, line = '']) => line.split(','))
  const first = lines.findIndex((fields) => fields.length === 12)
  const [one, two, three] = lines.slice(first === -1 ? lines.length : first)
  if (!one || !two || !three || two.length !== 11) return undefined
  const set = (field: string | undefined) => field === '1'
  return {
    paperOut: set(one[1]),
    paused: set(one[2]),
    bufferFull: set(one[5]),
    fault: set(one[9]) || set(one[10]) || set(one[11]),
    headOpen: set(two[2]),
    ribbonOut: set(two[3]),
    toPrint: number(one[4]) + number(two[8]),
  }
}

function number(field: string | undefined): number {
  return /^\d{1,8}$/.test(field ?? '') ? Number(field) : 0
}
