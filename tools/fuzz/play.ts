import { inputOf } from './damage.ts'
import type { FuzzTarget } from './target.ts'

/** An input by which a reader broke a promise. */
export interface Find {
  readonly target: string
  readonly seed: number
  readonly input: Uint8Array
  readonly error: unknown
}

/** Memory beyond which a reader took too much for the small inputs that it gets, in bytes of the heap. */
const tooMuch = 1024 ** 3

/** Gives a reader the input of one seed; undefined when it kept its promises. */
export function playOne(target: FuzzTarget, seed: number): Find | undefined {
  const input = inputOf(target, seed)
  const before = seed % 100 === 0 ? process.memoryUsage().heapUsed : undefined
  try {
    target.check(input)
    if (before !== undefined && process.memoryUsage().heapUsed - before > tooMuch)
      throw new Error('One small input took a gigabyte of memory.')
    return undefined
  } catch (error) {
    return { target: target.name, seed, input, error }
  }
}
