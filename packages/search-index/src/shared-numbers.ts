/**
 * Gives equal things one number for as long as any of them is in use; a number that has become free goes to the next new
 * thing. Number 0 is that of the first thing, for ever.
 */
export class SharedNumbers<T> {
  readonly #numbers = new Map<string, number>()
  readonly #keys: string[]
  readonly #things: T[]
  /** How often each is in use; the first without end. */
  readonly #uses: number[] = [Infinity]
  readonly #free: number[] = []

  constructor(key: string, first: T) {
    this.#numbers.set(key, 0)
    this.#keys = [key]
    this.#things = [first]
  }

  /** All numbers lie below this. */
  get size(): number {
    return this.#things.length
  }

  /** What a number in use stands for. */
  at(number: number): T {
    return this.#things[number]!
  }

  /** The number of the thing with this key, which is in use once more, and whether it is new. */
  take(key: string, thing: T): { readonly number: number; readonly isNew: boolean } {
    const known = this.#numbers.get(key)
    if (known !== undefined) {
      this.#uses[known]!++
      return { number: known, isNew: false }
    }
    const number = this.#free.pop() ?? this.#things.length
    this.#numbers.set(key, number)
    this.#keys[number] = key
    this.#things[number] = thing
    this.#uses[number] = 1
    return { number, isNew: true }
  }

  /** A number is in use once less. Gives the thing when that was the last time. */
  release(number: number): T | undefined {
    if (--this.#uses[number]! > 0) return undefined
    this.#numbers.delete(this.#keys[number]!)
    this.#free.push(number)
    return this.#things[number]
  }
}
