import { chance, type Chance } from '../demo/random.ts'

const frequent =
  'life world history story time house night love war city american new art science water light road day river girl boy king children garden music food secret dark home family women men heart land sea guide book great last little first black white red old young lost winter summer island mountain school nature power language mind body game letters papers introduction study theory practice modern ancient english french german'.split(
    ' ',
  )
const onsets =
  'b bl br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sk sl sm sn sp st str t th tr v w'.split(
    ' ',
  )
const vowels = 'a e i o u ai ea ie oa ou'.split(' ')
const codas = ['', '', '', 'n', 'r', 's', 'l', 't', 'm', 'nd', 'st', 'rk', 'll', 'ng', 'ck']
const accents: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ö', u: 'ü' }

/** A list from which the first are drawn far more often than the last, as words and borrowers are. */
export interface Zipf<T> {
  draw(by: Chance): T
}

/** Draws by Zipf's law with the given exponent. */
export function zipf<T>(list: readonly T[], exponent = 1): Zipf<T> {
  const sums = new Float64Array(list.length)
  let sum = 0
  for (let rank = 0; rank < list.length; rank++) {
    sum += 1 / (rank + 1) ** exponent
    sums[rank] = sum
  }
  return {
    draw(by) {
      const point = by.next() * sum
      let low = 0
      let high = list.length - 1
      while (low < high) {
        const middle = (low + high) >>> 1
        if ((sums[middle] ?? 0) < point) low = middle + 1
        else high = middle
      }
      const drawn = list[low]
      if (drawn === undefined) throw new Error('nothing to draw from')
      return drawn
    },
  }
}

function madeUpWord(by: Chance): string {
  const syllables = by.between(1, 3)
  let word = ''
  for (let i = 0; i < syllables; i++) word += by.pick(onsets) + by.pick(vowels) + by.pick(codas)
  return by.next() < 0.04 ? word.replace(/[aeiou]/, (vowel) => accents[vowel] ?? vowel) : word
}

/** Words of a language that nobody speaks, the frequent ones first. Always the same for the same seed. */
export function madeUpWords(count: number, seed: string): readonly string[] {
  const by = chance(seed)
  const words = new Set(frequent)
  while (words.size < count) words.add(madeUpWord(by))
  return [...words]
}

/** A word with a capital. */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
