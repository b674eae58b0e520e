import { exactTokens, foldText, otherSpellings, romanizations, tokens, tokensWithVariants } from '@carrel/text'
import type { StemmedLanguage } from './stem/index.ts'
import { languagesOf, stemmedLanguage } from './stem/index.ts'

/*
 * The one place where text becomes terms, for documents and queries alike. Terms that are not a plain folded word begin
 * with a control character, so that they stand before all words in the dictionary and never in a browse list:
 *
 *   word                        the folded word
 *   EXACT folded NUL spelling   the word as it is spelt, where that differs from the folded word
 *   STEM stem                   the word without its ending in one of the schema's languages, where that differs
 *   STEM code NUL stem          the word without its ending in another language, also where that is the word
 *
 * A word in Cyrillic letters stands also in Latin ones at the same place, and one with ä or ü also with ae or ue, as
 * plain words.
 */
const EXACT = '\u0001'
const STEM = '\u0002'
/** What stands before every word of the dictionary of terms, and after every spelling and stem. */
export const FIRST_WORD = '\u0003'

/** UTF-16 units of a term that count; what is longer is cut, in documents and queries alike. */
const MAX_TERM = 64
/** Headings and publishers come again and again; as many are remembered, up to this length. */
const MAX_REMEMBERED_LENGTH = 80
const MAX_REMEMBERED = 20_000

/** A value of a field as terms. */
export interface AnalysedValue {
  readonly terms: readonly string[]
  /** Position of each term among the words of the value. */
  readonly positions: readonly number[]
  /** How many words the value has: one more than the last position. */
  readonly span: number
}

/** Turns the text of documents into terms, and remembers what it has seen. */
export interface Analyzer {
  /** @param again whether the same text is likely to come again, as headings do. */
  terms(text: string, language: string | undefined, again: boolean): AnalysedValue
}

/** Begins an analyzer; `languages` are those assumed where a document names none. */
export function createAnalyzer(languages: readonly string[]): Analyzer {
  const usual = usualLanguages(languages)
  const memories = new Map<StemmedLanguage | undefined, Map<string, AnalysedValue>>()
  return {
    terms(text, language, again) {
      const named = language === undefined ? undefined : stemmedLanguage(language)
      const own = named !== undefined && usual.includes(named) ? undefined : named
      if (!again || text.length > MAX_REMEMBERED_LENGTH) return analyseValue(text, usual, own)
      let memory = memories.get(own)
      if (!memory) memories.set(own, (memory = new Map()))
      const known = memory.get(text)
      if (known) return known
      const value = analyseValue(text, usual, own)
      if (memory.size >= MAX_REMEMBERED) memory.clear()
      memory.set(text, value)
      return value
    },
  }
}

/** A value of an identifier field as terms: without blanks and marks, and once more without a prefix in parentheses. */
export function identifierTerms(value: string): string[] {
  const whole = compactIdentifier(value)
  const bare = value.includes('(') ? compactIdentifier(value.replace(/^\s*\([^)]*\)/, '')) : whole
  return [...new Set([whole, bare])].filter((term) => term !== '')
}

/** An identifier as it is compared: letters folded, everything but letters and digits gone. */
export function compactIdentifier(value: string): string {
  return cutTerm(foldText(value).replace(/[^\p{L}\p{N}]+/gu, ''))
}

/** Other terms that hold words with the stem of this one, in any of the languages, and other ways to write it. */
export function relatedTerms(word: string, languages: readonly string[]): string[] {
  const usual = usualLanguages(languages)
  const terms = new Set([STEM + word])
  for (const { stem } of usual) {
    const stemmed = stem(word)
    if (stemmed !== word) terms.add(stemmed).add(STEM + stemmed)
  }
  for (const language of languagesOf(word)) if (!usual.includes(language)) terms.add(foreignStem(language, word))
  for (const form of romanizations(word)) terms.add(form)
  const numeral = NUMERALS.get(word)
  if (numeral !== undefined) terms.add(numeral)
  return [...terms]
}

/** Roman numerals with their figures and the other way round: World War II, 2. Those of one letter are letters more often. */
const NUMERALS: ReadonlyMap<string, string> = new Map(
  'ii 2 iii 3 iv 4 vi 6 vii 7 viii 8 ix 9 xi 11 xii 12 xiii 13 xiv 14 xv 15 xvi 16 xvii 17 xviii 18 xix 19 xx 20 xxi 21'
    .split(' ')
    .map((word, i, all): [string, string] => [word, all[i % 2 === 0 ? i + 1 : i - 1] ?? '']),
)

/** The words of a text that is looked for, by how they are folded, with other ways to write them that its letters tell. */
export function spellingsOf(text: string): ReadonlyMap<string, readonly string[]> {
  const spellings = new Map<string, readonly string[]>()
  if (isPlain(text)) return spellings
  const exact = exactTokens(text)
  tokens(text).forEach((token, i) => {
    const others = otherSpellings(exact[i] ?? '')
    if (others.length > 0) spellings.set(token, others)
  })
  return spellings
}

function usualLanguages(codes: readonly string[]): StemmedLanguage[] {
  return codes.map(stemmedLanguage).filter((language) => language !== undefined)
}

function foreignStem({ code, stem }: StemmedLanguage, word: string): string {
  return `${STEM}${code}\u0000${stem(word)}`
}

/** One word of a phrase. */
export interface PhraseWord {
  readonly word: string
  /** The term of its spelling; undefined where it is spelt as it is folded. */
  readonly spelling: string | undefined
}

/** The words of a phrase in their order. */
export function phraseWords(text: string): PhraseWord[] {
  const spellings = isPlain(text) ? undefined : exactTokens(text)
  return tokens(text).map((token, i) => ({ word: cutTerm(token), spelling: spellingTerm(token, spellings?.[i]) }))
}

/** What the terms of all spellings of a word begin with. */
export function spellingPrefix(word: string): string {
  return `${EXACT}${cutTerm(word)}\u0000`
}

/** A term as it stands in the dictionary. */
export function cutTerm(term: string): string {
  return term.length > MAX_TERM ? term.slice(0, MAX_TERM) : term
}

function analyseValue(
  text: string,
  usual: readonly StemmedLanguage[],
  own: StemmedLanguage | undefined,
): AnalysedValue {
  const terms: string[] = []
  const positions: number[] = []
  let span = 0
  const add = (term: string, position: number): void => {
    terms.push(cutTerm(term))
    positions.push(position)
  }
  const plain = isPlain(text)
  const spellings = plain ? undefined : exactTokens(text)
  let paired = false
  for (const { token, position } of tokensWithVariants(text)) {
    add(token, position)
    for (const { stem } of usual) {
      const stemmed = stem(token)
      if (stemmed !== token) add(STEM + stemmed, position)
    }
    if (own !== undefined && LETTERS.test(token)) add(foreignStem(own, token), position)
    if (!plain) for (const form of romanizations(token)) add(form, position)
    const isWord = position === span
    if (isWord) {
      span++
      const exact = spellings?.[position]
      const spelling = spellingTerm(token, exact)
      if (spelling !== undefined) add(spelling, position)
      if (exact !== undefined) for (const form of otherSpellings(exact)) add(form, position)
    }
    // A single character of Chinese or Japanese is looked for too, though the words are pairs.
    const pair = spellings === undefined ? null : PAIR.exec(token)
    if (pair && !paired) add(pair[1] ?? '', position)
    if (pair) add(pair[2] ?? '', position)
    paired = pair !== null
  }
  // A sign by itself ("&") implies a word without being one.
  if (span === 0 && terms.length > 0) span = 1
  return { terms, positions, span }
}

const PAIR =
  /^([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー])$/u

const LETTERS = /^[\p{L}\p{M}]+$/u

/** Whether every word is spelt as it is folded, but for its case. */
function isPlain(text: string): boolean {
  return !/[^\u0000-\u007f]|['`]/.test(text)
}

function spellingTerm(word: string, spelling: string | undefined): string | undefined {
  return spelling === undefined || spelling === word ? undefined : spellingPrefix(word) + cutTerm(spelling)
}
