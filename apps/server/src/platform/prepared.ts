import pg from 'pg'

// A statement is worth preparing when it comes again; a bound on how many keeps made-up ones from filling the server.
const worthPreparing = 3
const mostPrepared = 400

/** Texts that every connection of this process may prepare, with the name of each. */
class StatementNames {
  readonly #seen = new Map<string, number>()
  readonly #names = new Map<string, string>()

  /** The name of a statement that has come often enough; undefined while it has not. */
  nameOf(text: string): string | undefined {
    const known = this.#names.get(text)
    if (known !== undefined) return known
    if (this.#names.size >= mostPrepared) return undefined
    const seen = (this.#seen.get(text) ?? 0) + 1
    if (seen < worthPreparing) {
      if (this.#seen.size > mostPrepared * 20) this.#seen.clear()
      this.#seen.set(text, seen)
      return undefined
    }
    this.#seen.delete(text)
    const name = `carrel_${this.#names.size + 1}`
    this.#names.set(text, name)
    return name
  }
}

/**
 * A connection class whose repeated statements are prepared: PostgreSQL parses and plans them once per connection
 * instead of at every call, which is most of the work of a small query.
 */
export function preparingClient(): typeof pg.Client {
  const names = new StatementNames()
  class PreparingClient extends pg.Client {
    #gathering = false
    // pg's `query` has a dozen overloads; only the one that Kysely uses is changed, all others pass through.
    override query(...given: unknown[]): never {
      this.#gather()
      const [text, values] = given
      const passOn = super.query as (...args: unknown[]) => never
      if (typeof text !== 'string' || !Array.isArray(values) || given.length !== 2) return passOn.apply(this, given)
      const name = names.nameOf(text)
      return name === undefined ? passOn.apply(this, given) : passOn.call(this, { name, text, values })
    }
    // What is asked in one turn goes out in one piece: a piece costs more than the statements in it.
    #gather(): void {
      if (this.#gathering) return
      this.#gathering = true
      const { stream } = this.connection
      stream.cork()
      process.nextTick(() => {
        this.#gathering = false
        stream.uncork()
      })
    }
  }
  return PreparingClient
}
