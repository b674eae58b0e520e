/** Keeps the best of many: highest value first, among equals the lowest number. A binary heap with the worst on top. */
export class Top {
  size = 0
  readonly #capacity: number
  readonly #values: Float64Array
  readonly #numbers: Uint32Array

  constructor(capacity: number) {
    this.#capacity = capacity
    this.#values = new Float64Array(capacity)
    this.#numbers = new Uint32Array(capacity)
  }

  /** What one must be worth at least to be kept; with numbers offered in rising order, more than this. */
  get least(): number {
    return this.size < this.#capacity ? -Infinity : (this.#values[0] ?? Infinity)
  }

  /** Offers one. Cheap when it is worse than all that are kept. */
  offer(value: number, number: number): void {
    if (this.size < this.#capacity) {
      this.#up(this.size++, value, number)
    } else if (
      this.#capacity > 0 &&
      (value > this.#values[0]! || (value === this.#values[0]! && number < this.#numbers[0]!))
    ) {
      this.#down(value, number)
    }
  }

  /** What was kept, best first. */
  sorted(): { value: number; number: number }[] {
    const kept = Array.from({ length: this.size }, (_, i) => ({ value: this.#values[i]!, number: this.#numbers[i]! }))
    return kept.sort((a, b) => b.value - a.value || a.number - b.number)
  }

  #isWorse(value: number, number: number, than: number): boolean {
    return value < this.#values[than]! || (value === this.#values[than]! && number > this.#numbers[than]!)
  }

  #up(from: number, value: number, number: number): void {
    let at = from
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.#isWorse(value, number, parent)) break
      this.#values[at] = this.#values[parent]!
      this.#numbers[at] = this.#numbers[parent]!
      at = parent
    }
    this.#values[at] = value
    this.#numbers[at] = number
  }

  #down(value: number, number: number): void {
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= this.size) break
      if (child + 1 < this.size && this.#isWorse(this.#values[child + 1]!, this.#numbers[child + 1]!, child)) child++
      if (this.#isWorse(value, number, child)) break
      this.#values[at] = this.#values[child]!
      this.#numbers[at] = this.#numbers[child]!
      at = child
    }
    this.#values[at] = value
    this.#numbers[at] = number
  }
}
