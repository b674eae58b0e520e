/** Why a document was not read, in a sentence for its sender. */
export interface RdfProblem {
  readonly message: string
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 units. */
  readonly column: number
}

/** How much of a document is read. */
export interface RdfLimits {
  /** Statements. */
  readonly quads: number
  /** Elements, lists or objects inside each other. */
  readonly depth: number
}

/** Limits that fit a file of a hundred thousand descriptions. */
export const usualLimits: RdfLimits = { quads: 20_000_000, depth: 256 }

/** How a document is read. */
export interface ReadOptions {
  /** The address that relative addresses are resolved against. */
  readonly base?: string | undefined
  readonly limits?: Partial<RdfLimits> | undefined
  /** Stands before the labels of things without an address, so that two documents can be put together. */
  readonly blankPrefix?: string | undefined
}

/** A document cannot be read; thrown inside the readers only, which give it as a value. */
export class UnreadableRdf extends Error {
  /** Where in the text, in UTF-16 units. */
  readonly at: number

  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

/** The problem of an error at a place of a text. */
export function problemAt(text: string, at: number, message: string): RdfProblem {
  const before = text.slice(0, at)
  const start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1
  const line = (before.match(/\r\n|\n|\r/g)?.length ?? 0) + 1
  return { message, line, column: at - start + 1 }
}
