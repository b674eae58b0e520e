import type { Category } from '../contract.ts'
import { ageOn } from './age.ts'

/**
 * The category of a patron on a day: whoever has become older than a category allows is in the next one, and in the one
 * after that, as far as the library has said. Unknown birth dates change nothing.
 */
export function categoryOn(
  categories: ReadonlyMap<string, Category>,
  code: string,
  birthDate: Temporal.PlainDate | null,
  day: Temporal.PlainDate,
): string {
  if (birthDate === null) return code
  const age = ageOn(birthDate, day)
  const seen = new Set<string>()
  let at = categories.get(code)
  // A library may lead categories in a circle by mistake.
  while (at && at.ageTo !== null && age > at.ageTo && at.becomes !== null && !seen.has(at.code)) {
    const next = categories.get(at.becomes)
    if (!next) break
    seen.add(at.code)
    at = next
  }
  return at?.code ?? code
}

/** True for someone younger than the limit on a day; false without a birth date. */
export function isJuvenile(birthDate: Temporal.PlainDate | null, under: number, day: Temporal.PlainDate): boolean {
  return birthDate !== null && ageOn(birthDate, day) < under
}
