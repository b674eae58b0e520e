import { articlesOf, isArticleAnywhere } from '@carrel/marc-format'

/** The beginning of a title as filing sees it. */
export interface Beginning {
  /** The first word in small letters, with the apostrophe or hyphen that an article ends with (`l'`, `al-`). */
  readonly word: string
  /** Characters up to the end of that word, punctuation before it counted. */
  readonly length: number
  /** Characters up to the first letter or figure of the word that files. */
  readonly filing: number
}

/** Names and phrases that begin like an article and are filed under it, as they begin in small letters. */
const exceptions = [
  'a to ',
  'a is for ',
  'a is ',
  'a isn',
  'a posteriori',
  'a priori',
  'a la ',
  'a cappella',
  'a capella',
  'a propos',
  'a fortiori',
  'a tempera',
  'a bientot',
  'a deux',
  'a und o',
  'a & ',
  'a and ',
  'a for ',
  'a mi ',
  'a. ',
  'a d ',
  'a b ',
  "a l'",
  'an die ',
  'an der ',
  'an den ',
  'an das ',
  'die hard',
  'die another',
  'die, ',
  'den haag',
  'das ist ',
  'das war ',
  'der mit ',
  'die mit ',
  'das sind ',
  'der, die',
  'los angeles',
  'los alamos',
  'los gatos',
  'las vegas',
  'las palmas',
  'las cruces',
  'la paz',
  'la plata',
  'la rioja',
  'la habana',
  'la rochelle',
  'la fontaine',
  'la salle',
  'la jolla',
  'la crosse',
  'la mancha',
  'la haye',
  'la bruyère',
  'la follette',
  'la guardia',
  'la scala',
  'la coruña',
  'la spezia',
  'la fayette',
  'la rochefoucauld',
  'la tour',
  'la trobe',
  'le corbusier',
  'le havre',
  'le mans',
  'le carré',
  'le clézio',
  'le guin',
  'le fanu',
  'le nôtre',
  'le vau',
  'le play',
  'le sage',
  'el salvador',
  'el paso',
  'el niño',
  'el nino',
  'el greco',
  'el alamein',
  'el dorado',
  'el escorial',
  'lo que',
  'lo cual',
  'lo mein',
  'un de ',
  'un, deux',
  'uno, dos',
  'en av ',
  'en attendant',
  'en plein',
  'ein mal',
  'eins, zwei',
  'o. ',
  'o que ',
  'de profundis',
  'het is ',
  'il était',
  'les deux-',
  "l'an ",
  'the hague',
  'the the',
  'los que ',
  'la que ',
  'el que ',
  'das kann',
  'der wo ',
] as const
const byFirst = new Map<string, readonly string[]>()
for (const each of exceptions) byFirst.set(each.slice(0, 2), [...(byFirst.get(each.slice(0, 2)) ?? []), each])

const opening = /^[\s"'“”„‟‘’‚‛«»‹›([{<*¡¿.…\u2014-]+/u
const between = /^[\s"'“”„‟‘’‚‛«»‹›()[\]{}<>*¡¿.…:\u2014-]+/u
const firstWord = /^[\p{L}\p{M}\p{N}]+(?:['’‘ʼ](?=[\p{L}\p{N}])|-(?=[\p{L}'’ʻʿ]))?/u

/** Takes the first word of a title apart from what stands around it; undefined when the title has no words. */
export function beginningOf(title: string): Beginning | undefined {
  // An apostrophe can be the beginning of an article: 't, 'n.
  const elided = /^['’](?:t|n|s|e|r) /iu.exec(title)
  const before = elided ? '' : (opening.exec(title)?.[0] ?? '')
  const word = elided ? elided[0].slice(0, 2) : firstWord.exec(title.slice(before.length))?.[0]
  if (word === undefined) return undefined
  const length = before.length + word.length
  const gap = between.exec(title.slice(length))?.[0] ?? ''
  const plain = word.toLowerCase().normalize('NFC').replace(/[’‘ʼ]/u, "'")
  return { word: plain, length, filing: length + gap.length }
}

/** Whether a title can begin with an article, to be asked first: false for nearly all, and quickly. */
export function mayBeginWithArticle(title: string): boolean {
  let end = 0
  while (end < title.length && isLetter(title.charCodeAt(end))) end++
  // What begins with a mark or has other letters is looked at in full.
  if (end === 0 || title.charCodeAt(end) > 0x7f) return true
  if (end > 6) return false
  const next = title.charCodeAt(end)
  return next === 0x27 || next === 0x2d || isArticleAnywhere(title.slice(0, end).toLowerCase())
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
}

/** Whether the first word of a title is an article in one of the languages, surely and not as part of a name. */
export function isSureArticle(
  title: string,
  { word, length, filing }: Beginning,
  languages: readonly string[],
): boolean {
  if (filing >= title.length) return false
  const next = title.charAt(filing)
  if (!/[\p{L}\p{N}]/u.test(next)) return false
  // "A-bomb", "Le, la, les", "A, B and C": what is joined or listed is no article.
  const joins = word.endsWith("'") || word.endsWith('-')
  if (!joins && !/^[)\]"'”’»›]*\s/u.test(title.slice(length))) return false
  return languages.some((language) => articlesOf(language)?.sure.has(word)) && !isException(title, filing, word)
}

/** Whether the first word can be an article in one of these languages, or in any when none are given. */
export function isPossibleArticle({ word }: Beginning, languages: readonly string[]): boolean {
  const bare = word.replace(/[-']$/, '')
  return languages.length === 0
    ? isArticleAnywhere(word) || isArticleAnywhere(bare)
    : languages.some((language) => articlesOf(language)?.possible.has(word) || articlesOf(language)?.possible.has(bare))
}

/** Whether a title begins as a name or a phrase that files under its first word. */
export function isException(title: string, filing: number, word: string): boolean {
  const rest = title.slice(filing).toLowerCase().normalize('NFC')
  const text = word.endsWith("'") || word.endsWith('-') ? word + rest : `${word} ${rest}`
  // A single letter before another ("A B C", "A 1") is a letter.
  if (word.length === 1 && /^(?:[\p{L}\p{N}](?![\p{L}\p{M}'’])|\d)/u.test(rest) && word !== 'a') return true
  if (word === 'a' && /^(?:[b-hj-z](?![\p{L}\p{M}'’]))/u.test(rest)) return true
  return byFirst.get(text.slice(0, 2))?.some((each) => text.startsWith(each)) === true
}
