/** Prefixes by name, as the writers declare them. */
export type Prefixes = Readonly<Record<string, string>>

/** A simple local name: what may follow a prefix in Turtle and XML alike without escapes. */
const simple = /^[A-Za-z_][A-Za-z0-9_-]*$/

/** Shortens addresses with the prefixes that are declared; remembers what it was asked. */
export class Shortener {
  readonly #byNamespace: ReadonlyMap<string, string>
  readonly #known = new Map<string, string | undefined>()

  constructor(prefixes: Prefixes) {
    this.#byNamespace = new Map(Object.entries(prefixes).map(([name, namespace]) => [namespace, name]))
  }

  /** `bf:Work`, or undefined when no prefix fits or the rest is no simple name. */
  short(address: string): string | undefined {
    if (this.#known.has(address)) return this.#known.get(address)
    const cut = Math.max(address.lastIndexOf('/'), address.lastIndexOf('#')) + 1
    const prefix = this.#byNamespace.get(address.slice(0, cut))
    const name = address.slice(cut)
    const short = prefix !== undefined && simple.test(name) ? `${prefix}:${name}` : undefined
    if (this.#known.size < 5000) this.#known.set(address, short)
    return short
  }
}
