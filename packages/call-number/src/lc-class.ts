import { lcClasses } from './lc-classes.data.ts'

/** True for letters that the Library of Congress Classification has as a class or subclass; K takes any two letters more. */
export function isLcClass(letters: string): boolean {
  return lcClasses[letters] !== undefined || /^K[A-Z]{1,2}$/.test(letters)
}

/**
 * What a class of the Library of Congress Classification is about, in a few words; undefined where there is no such class.
 *
 * @example lcClassName('QA') // 'Mathematics and computer science'
 */
export function lcClassName(letters: string): string | undefined {
  return lcClasses[letters] ?? (isLcClass(letters) ? (lcClasses[letters.slice(0, 2)] ?? lcClasses['K']) : undefined)
}

/** The subclasses that begin with a letter: "HA, HB, HC …"; empty where LC has no such class. */
export function lcSubclasses(initial: string): readonly string[] {
  return Object.keys(lcClasses).filter((letters) => letters.startsWith(initial))
}
