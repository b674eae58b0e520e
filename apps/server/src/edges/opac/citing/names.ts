import type { Maker } from './work.ts'

// Families whose script writes the family first without a comma.
const joined = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** `Le Guin, Ursula K.`: as a list in alphabetical order begins. */
export function lastFirst({ family, given, suffix }: Maker): string {
  if (given !== '' && joined.test(family)) return `${family}${given}`
  return [family, given, suffix].filter((part) => part !== '').join(', ')
}

/** `Ursula K. Le Guin`. */
export function firstLast({ family, given, suffix }: Maker): string {
  if (given !== '' && joined.test(family)) return `${family}${given}`
  const name = given === '' ? family : `${given} ${family}`
  return suffix === '' ? name : `${name}${/^[JS]/.test(suffix) ? ',' : ''} ${suffix}`
}

/** `U. K.`, `J.-P.`: given names as APA writes them. Scripts without capitals have no initials: their names stay. */
export function initials(given: string): string {
  return given
    .replaceAll(/\([^)]*\)/g, '')
    .split(/\s+/)
    .filter((name) => name !== '')
    .map((name) =>
      name
        .split('-')
        .map((part) => {
          const [letter = ''] = [...part.normalize('NFC')].filter((one) => /\p{L}/u.test(one))
          return letter.toUpperCase() === letter.toLowerCase() ? part : `${letter.toUpperCase()}.`
        })
        .join('-'),
    )
    .join(' ')
}

/** `Le Guin, U. K.`, `King, M. L., Jr.` */
export function withInitials({ family, given, suffix }: Maker): string {
  if (given !== '' && joined.test(family)) return `${family}${given}`
  return [family, initials(given), suffix].filter((part) => part !== '').join(', ')
}
