import { chance } from '../demo/random.ts'

/** A repeatable source of numbers from 0 up to 1. */
export function randomSource(seed: number): () => number {
  return chance(seed).next
}

/** Picks numbers from 0 to size - 1, each as often as Zipf's law says: the second half as often as the first, and so on. */
export function zipfPicker(size: number, random: () => number): () => number {
  const sums = new Float64Array(Math.floor(size))
  let sum = 0
  for (let i = 0; i < sums.length; i++) sums[i] = sum += 1 / (i + 1)
  return () => {
    const wanted = random() * sum
    let low = 0
    let high = sums.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return low
  }
}
