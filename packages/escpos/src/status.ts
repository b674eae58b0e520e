const dle = 0x10
const eot = 0x04

/** The questions to which a receipt printer answers at once, each with one byte (`DLE EOT 1` to `4`). */
export const statusQuestions: readonly number[] = [1, 2, 3, 4].flatMap((n) => [dle, eot, n])

/** How many bytes the answers to {@link statusQuestions} have. */
export const statusAnswers = 4

/** How a receipt printer is, from its answers. */
export interface ReceiptPrinterStatus {
  readonly offline: boolean
  readonly coverOpen: boolean
  readonly paperOut: boolean
  /** The roll is nearly at its end. */
  readonly paperLow: boolean
  /** The knife is stuck. */
  readonly knifeStuck: boolean
  /** Another fault, which wants a person. */
  readonly fault: boolean
}

/** True for a byte that can be an answer: bits 1 and 4 are set, bits 0 and 7 are not (`DLE EOT`, all of them). */
export function isStatusByte(byte: number): boolean {
  return (byte & 0b1001_0011) === 0b0001_0010
}

/**
 * Reads the answers to {@link statusQuestions}, in their order. Other bytes, which some printers send by themselves, are
 * passed over. Undefined while an answer is missing.
 */
export function readPrinterStatus(bytes: Iterable<number>): ReceiptPrinterStatus | undefined {
  const [printer, cause, error, roll] = [...bytes].filter(isStatusByte)
  if (printer === undefined || cause === undefined || error === undefined || roll === undefined) return undefined
  const bit = (byte: number, n: number) => (byte & (1 << n)) !== 0
  return {
    offline: bit(printer, 3),
    coverOpen: bit(cause, 2),
    paperOut: bit(cause, 5) || bit(roll, 5) || bit(roll, 6),
    paperLow: bit(roll, 2) || bit(roll, 3),
    knifeStuck: bit(error, 3),
    fault: bit(error, 5) || bit(error, 6) || (bit(cause, 6) && !bit(error, 3)),
  }
}

/** The answers that a printer in this state gives: for programs that play a printer. */
export function statusBytes(status: Partial<ReceiptPrinterStatus>): readonly number[] {
  const fixed = 0b0001_0010
  const bits = (...set: readonly (readonly [boolean | undefined, number])[]) =>
    set.reduce((byte, [on, n]) => (on === true ? byte | (1 << n) : byte), fixed)
  const stopped = status.paperOut === true || status.coverOpen === true || status.fault === true
  return [
    bits([status.offline === true || stopped, 3]),
    bits([status.coverOpen, 2], [status.paperOut, 5], [status.fault, 6]),
    bits([status.knifeStuck, 3], [status.fault, 5]),
    bits([status.paperLow, 2], [status.paperLow, 3], [status.paperOut, 5], [status.paperOut, 6]),
  ]
}
