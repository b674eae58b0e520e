import { isNlm } from './nlm.ts'

/** Marks of segmentation (prime marks, slashes) and what stray typing leaves around the point. */
const repair = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?['’‘′`/] ?(?=[.\d])/g, '')
    .replaceAll(/['’‘′`/]/g, '')
    .replaceAll(/(?<=\d)[ .,]+(?=\d)/g, (gap) => (gap.includes('.') ? '.' : gap))
    .replaceAll(/(?<![\d.])(\d{3}),(?=\d)/g, '$1.')
    .replaceAll(/\bd?dc ?\d{1,2}\b|\b\d{1,2} ?(?:d?dc|(?:th|st|nd) ed)\b/gi, ' ')

const NUMBER =
  /(?<![\d.\w])(?<series>\()?\[?(?<star>\*)?(?<table>(?<![\d\]] ?)-)?(?<juvenile>j)?(?:[AC](?=\d{3})|NZ)?(?<number>\d{1,3}(?:\.\d+)?)(?!\d)(?<supplement> ?s(?![a-z\d]))?(?<behind>\*)?(?![a-z\d])/gi
const LETTER_CLASS = /\[(E|Fic|B)\]|^\s*(E|Fic|B)\s*$/i
/** Editions of the scheme, from 11th on, that stand behind the number in old records. */
const LAST_EDITION = 25

/**
 * The Dewey numbers in a text as it stands in 082, 092 or a list: prime marks and segmentation removed, points and
 * spaces repaired, one or two digits filled to three, edition numbers behind the number dropped. A series number (in
 * parentheses or with s) is given as "015.73 s", an asterisk at the end ("735.29*"), a juvenile number with its j and
 * without; [E], [Fic] and [B] as they are; a number from a table with its hyphen ("-222.14").
 *
 * @example cleanDewey("370.19'342") // ['370.19342']
 */
export function cleanDewey(text: string): string[] {
  const found: string[] = []
  if (isNlm(text)) return found
  const plain = repair(text)
  const letters = LETTER_CLASS.exec(plain)
  for (const match of plain.matchAll(NUMBER)) {
    const { series, star, table, juvenile, number = '', supplement, behind } = match.groups ?? {}
    const isEdition = (found.length > 0 || letters) && !number.includes('.') && Number(number) <= LAST_EDITION
    if (isEdition) continue
    const [whole = '', decimals] = number.split('.')
    const padded =
      (table === undefined ? whole.padStart(3, '0') : `-${whole}`) + (decimals === undefined ? '' : `.${decimals}`)
    if (juvenile !== undefined) found.push(`j${padded}`)
    found.push(
      padded +
        (star === undefined && behind === undefined ? '' : '*') +
        (series === undefined && supplement === undefined ? '' : ' s'),
    )
  }
  if (letters) found.push(`[${letterClass(letters[1] ?? letters[2] ?? '')}]`)
  return [...new Set(found)]
}

const letterClass = (letters: string): string => letters.charAt(0).toUpperCase() + letters.slice(1).toLowerCase()
