import { editDistanceAtMost, fingerprint, foldText } from '@carrel/text'
import { byMerit, clusterOf, inOrder, type Cluster, type CountedValue } from './cluster.ts'
import { jaroWinkler } from './distances/jaro-winkler.ts'
import { ppmDistance } from './distances/ppm.ts'

/** Ways to tell how far two texts are apart. */
export const distanceMethods = ['levenshtein', 'jaro-winkler', 'ppm'] as const
export type DistanceMethod = (typeof distanceMethods)[number]

/** How near is near. */
export interface NearnessOptions {
  /**
   * `levenshtein`: typing mistakes, 1 to 10 (2 unless given), and never more than a quarter of the letters; `jaro-winkler` and
   * `ppm`: how far apart, 0 to 1 (0.06 and 0.3 unless given).
   */
  readonly radius?: number
  /** How many neighbours each text is compared with in each of three orders; 12 unless given, 6 for `ppm`. */
  readonly window?: number
  /** Texts with other figures are never near: other years, volumes, kings. True unless given. */
  readonly sameFigures?: boolean
}

const presets: Readonly<Record<DistanceMethod, number>> = { levenshtein: 2, 'jaro-winkler': 0.06, ppm: 0.3 }

/**
 * Texts that are near each other. Comparing each with each would never end; each is compared with its neighbours in the order
 * of the letters, in the order of the letters from the end, and in that of its words sorted: a mistake at the beginning, at the
 * end or in the order of words leaves it near what it should be in one of them. Around the most frequent text of a
 * neighbourhood a cluster is made of all that are near to it, so that a chain of small steps does not join what is far apart.
 */
export function clusterByNearness(
  values: readonly CountedValue[],
  method: DistanceMethod,
  options: NearnessOptions = {},
): readonly Cluster[] {
  const { radius = presets[method], window = method === 'ppm' ? 6 : 12, sameFigures = true } = options
  const letters = values.map(({ text }) =>
    foldText(text.toLowerCase())
      .replaceAll(/[^\p{L}\p{N}+#&]+/gu, ' ')
      .trim(),
  )
  const figures = sameFigures ? letters.map((text) => figuresOf(text)) : undefined
  const signs = Int32Array.from(letters, signOf)
  const mostOther = method === 'levenshtein' ? 2 * Math.min(10, Math.floor(radius)) : 8
  const pairs = new Pairs()
  const isNear = nearness(method, radius)
  for (const order of ordersOf(letters)) {
    for (let place = 0; place < order.length; place += 1) {
      const one = order[place] ?? 0
      const text = letters[one] ?? ''
      if (text === '') continue
      for (let ahead = 1; ahead <= window && place + ahead < order.length; ahead += 1) {
        const other = order[place + ahead] ?? 0
        if (bitsOf((signs[one] ?? 0) ^ (signs[other] ?? 0)) > mostOther) continue
        if (figures && figures[one] !== figures[other]) continue
        if (isNear(text, letters[other] ?? '')) pairs.add(one, other)
      }
    }
  }
  return around(values, pairs)
}

function nearness(method: DistanceMethod, radius: number): (a: string, b: string) => boolean {
  if (method === 'levenshtein') {
    const most = Math.max(1, Math.min(10, Math.floor(radius)))
    return (a, b) => {
      const allowed = Math.min(most, Math.floor(Math.max(a.length, b.length) / 4))
      return a === b || (allowed > 0 && editDistanceAtMost(a, b, allowed) !== undefined)
    }
  }
  if (method === 'jaro-winkler') {
    return (a, b) => isOfLength(a, b) && sharedLetters(a, b) > 0.8 && 1 - jaroWinkler(a, b) <= radius
  }
  return (a, b) => isOfLength(a, b) && sharedLetters(a, b) > 0.8 && ppmDistance(a, b) <= radius
}

function isOfLength(a: string, b: string): boolean {
  return Math.min(a.length, b.length) * 2 >= Math.max(a.length, b.length)
}

/** Which letters a text has, as bits: an edit changes two of them at most. */
function signOf(text: string): number {
  let sign = 0
  for (let at = 0; at < text.length; at += 1) sign |= 1 << (text.charCodeAt(at) & 31)
  return sign
}

function bitsOf(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

const tally = new Int16Array(256)

/** What share of the letters of the longer text the other has too, whatever their order: a quick first look. */
function sharedLetters(a: string, b: string): number {
  tally.fill(0)
  for (let at = 0; at < a.length; at += 1) tally[a.charCodeAt(at) & 255] = (tally[a.charCodeAt(at) & 255] ?? 0) + 1
  let shared = 0
  for (let at = 0; at < b.length; at += 1) {
    const code = b.charCodeAt(at) & 255
    const left = tally[code] ?? 0
    if (left > 0) {
      shared += 1
      tally[code] = left - 1
    }
  }
  return shared / Math.max(a.length, b.length, 1)
}

function figuresOf(text: string): string {
  return (text.match(/\d+|\b[ivx]+\b/g) ?? []).sort().join(' ')
}

function* ordersOf(letters: readonly string[]): Generator<Int32Array> {
  yield sorted(letters)
  yield sorted(letters.map((text) => [...text].reverse().join('')))
  yield sorted(letters.map((text) => fingerprint(text)))
}

function sorted(keys: readonly string[]): Int32Array {
  const order = Int32Array.from(keys, (_, index) => index)
  return order.sort((a, b) => {
    const [one = '', other = ''] = [keys[a], keys[b]]
    return one < other ? -1 : one > other ? 1 : 0
  })
}

/** Pairs of numbers in one growing array. */
class Pairs {
  #list = new Int32Array(1024)
  #length = 0

  add(one: number, other: number): void {
    if (this.#length + 2 > this.#list.length) {
      const larger = new Int32Array(this.#list.length * 2)
      larger.set(this.#list)
      this.#list = larger
    }
    this.#list[this.#length] = one
    this.#list[this.#length + 1] = other
    this.#length += 2
  }

  neighbours(): ReadonlyMap<number, Set<number>> {
    const found = new Map<number, Set<number>>()
    const link = (one: number, other: number) => {
      const there = found.get(one)
      if (there) there.add(other)
      else found.set(one, new Set([other]))
    }
    for (let at = 0; at < this.#length; at += 2) {
      const [one = 0, other = 0] = [this.#list[at], this.#list[at + 1]]
      link(one, other)
      link(other, one)
    }
    return found
  }
}

function around(values: readonly CountedValue[], pairs: Pairs): readonly Cluster[] {
  const neighbours = pairs.neighbours()
  const merit = (index: number): CountedValue => values[index] ?? { text: '', count: 0 }
  const centres = [...neighbours.keys()].sort((a, b) => byMerit(merit(a), merit(b)))
  const taken = new Set<number>()
  const clusters: Cluster[] = []
  for (const centre of centres) {
    if (taken.has(centre)) continue
    const members = [...(neighbours.get(centre) ?? [])].filter((each) => !taken.has(each))
    if (members.length === 0) continue
    for (const each of [centre, ...members]) taken.add(each)
    clusters.push(clusterOf([centre, ...members].map(merit)))
  }
  return inOrder(clusters)
}
