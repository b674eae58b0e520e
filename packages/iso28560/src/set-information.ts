import { RfidProblem } from './rfid-problem.ts'

/** One part of several: part `part` of `of`. */
export interface SetInformation {
  readonly of: number
  readonly part: number
}

/** Checks a part: neither is below 1 or above 255, and no part is beyond the last. Throws `RfidProblem`. */
export function checkedSet({ of, part }: SetInformation): SetInformation {
  const isCount = (value: number) => Number.isInteger(value) && value >= 1 && value <= 255
  if (!isCount(of) || !isCount(part) || part > of)
    throw new RfidProblem(
      'impossible-set',
      `Part ${part} of ${of} cannot be: write 1 to 255 parts, and a part among them.`,
    )
  return { of, part }
}

/** As ISO 28560-2, 6.4 writes it: all parts, then this one, in one, two or three digits each. */
export function setText(set: SetInformation): string {
  const { of, part } = checkedSet(set)
  const width = of < 10 ? 1 : of < 100 ? 2 : 3
  return String(of).padStart(width, '0') + String(part).padStart(width, '0')
}

/** Reads it; undefined for what says no part of a whole. */
export function setOfText(text: string): SetInformation | undefined {
  const digits = text.length % 2 === 1 ? `0${text}` : text
  if (!/^\d{2}(?:\d\d){0,2}$/.test(digits)) return undefined
  const half = digits.length / 2
  const [of, part] = [Number(digits.slice(0, half)), Number(digits.slice(half))]
  return of >= 1 && part >= 1 && part <= of ? { of, part } : undefined
}
