import { clusterByKey, clusterByNearness, distanceMethods, keyMethods, type CountedValue } from '@carrel/clustering'
import type { BenchOptions } from '../bench-options.ts'
import { randomSource } from './zipf.ts'

const syllables = 'ba be bi bo bu ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu ra re ri ro ru sa'.split(
  ' ',
)

/** `npm run bench -- clustering --values 500000`: how long names are clustered by each way. */
export async function run(options: BenchOptions): Promise<void> {
  const count = typeof options['values'] === 'number' ? options['values'] : 500_000
  const values = messyNames(count)
  const timed = (name: string, work: () => readonly unknown[]) => {
    const begun = performance.now()
    const clusters = work().length
    options.emit(
      `clustering.${name}`,
      Math.round(performance.now() - begun),
      'ms',
      `${count} names, ${clusters} clusters`,
    )
  }
  for (const method of keyMethods) timed(method, () => clusterByKey(values, method))
  for (const method of distanceMethods) timed(method, () => clusterByNearness(values, method))
}

/** Names, one in ten of them mistyped. */
function messyNames(count: number): readonly CountedValue[] {
  const random = randomSource(264)
  const upTo = (most: number) => Math.floor(random() * (most + 1))
  const word = () => {
    const text = Array.from({ length: 2 + upTo(2) }, () => syllables[upTo(syllables.length - 1)] ?? '').join('')
    return text.charAt(0).toUpperCase() + text.slice(1)
  }
  const names = new Map<string, number>()
  while (names.size < count) {
    const name = `${word()}, ${word()} ${word()}`
    names.set(name, 1 + upTo(50))
    const place = upTo(name.length - 1)
    if (upTo(9) === 0) names.set(name.slice(0, place) + name.slice(place + 1), 1)
  }
  return [...names].slice(0, count).map(([text, titles]) => ({ text, count: titles }))
}
