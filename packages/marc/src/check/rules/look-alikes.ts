import { textFix } from '../fix.ts'
import { excerpt, type Rule, type RuleGroup } from '../rule.ts'
import { Sign } from '../unusual-text.ts'

/** Cyrillic and Greek letters that look like Latin ones, and the other way round. */
const cyrillic = 'аеорсухіјѕһԁАВЕКМНОРСТХІЈЅУ'
const latinOfCyrillic = 'aeopcyxijshdABEKMHOPCTXIJSY'
const greek = 'οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'
const latinOfGreek = 'oABEZHIKMNOPTYX'
const toLatin = new Map(
  Array.from(cyrillic + greek, (letter, at) => [letter, (latinOfCyrillic + latinOfGreek).charAt(at)]),
)
const toCyrillic = new Map(Array.from(latinOfCyrillic, (letter, at) => [letter, cyrillic.charAt(at)]))
const toGreek = new Map(Array.from(latinOfGreek, (letter, at) => [letter, greek.charAt(at)]))

const words = /[\p{L}\p{M}]{3,}/gu

/** A word is in one alphabet: letters of another one that look the same cannot be found in a search. */
const lookAlikeRule: Rule = (checked, report) => {
  for (const { field, text, signs } of checked.unusual()) {
    if ((signs & Sign.foreign) === 0) continue
    const word = text.match(words)?.find((each) => inOneAlphabet(each) !== each)
    if (word === undefined) continue
    const message = `In "${excerpt(word)}" in field ${field.tag} are letters of another alphabet that look the same.`
    report({ code: 'look-alike', message, field })
  }
}

/** The word with its few letters of another alphabet as those of the rest; the word itself when it is as it should be. */
function inOneAlphabet(word: string): string {
  let [latin, slavic, hellenic] = [0, 0, 0]
  for (const letter of word) {
    const code = letter.charCodeAt(0)
    if (code < 0x250 || (code >= 0x1e00 && code < 0x1f00)) latin++
    else if (code >= 0x400 && code < 0x530) slavic++
    else if ((code >= 0x370 && code < 0x400) || (code >= 0x1f00 && code < 0x2000)) hellenic++
  }
  if (latin > 0 && slavic + hellenic > 0 && latin > slavic + hellenic)
    return replaced(word, /[\u0370-\u052F]/u, toLatin)
  // A numeral can stand at the end of a name without a blank.
  if (/[IVX]{2,}$/.test(word)) return word
  if (slavic > latin && latin > 0 && hellenic === 0) return replaced(word, /\p{Script=Latin}/u, toCyrillic)
  if (hellenic > latin && latin > 0 && slavic === 0) return replaced(word, /\p{Script=Latin}/u, toGreek)
  return word
}

/** Only a word all of whose strange letters have a counterpart is one by mistake. */
function replaced(word: string, strange: RegExp, letters: ReadonlyMap<string, string>): string {
  let text = ''
  for (const letter of word) {
    const other = strange.test(letter) ? letters.get(letter) : letter
    if (other === undefined) return word
    text += other
  }
  return text
}

/** Letters of another alphabet. */
export const lookAlikeGroup: RuleGroup = {
  rules: [lookAlikeRule],
  fixes: { 'look-alike': textFix((text) => text.replaceAll(words, inOneAlphabet)) },
}
