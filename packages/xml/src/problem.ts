/** What is wrong with a document; codes are stable. */
export type XmlProblemCode = 'encoding' | 'doctype' | 'entity' | 'character' | 'syntax' | 'too-deep' | 'too-much'

/** Why a document was not read, in a sentence for its sender. */
export interface XmlProblem {
  readonly code: XmlProblemCode
  readonly message: string
  /** Where in the decoded text, in UTF-16 units; undefined when it was not decoded. */
  readonly at?: number
}

/** How much of a document is read. */
export interface XmlLimits {
  /** Elements inside each other. */
  readonly depth: number
  readonly elements: number
  readonly attributes: number
  /** The longest text of an element or value of an attribute, in UTF-16 units. */
  readonly text: number
}

/** Limits that fit messages of protocols. */
export const usualLimits: XmlLimits = { depth: 64, elements: 20_000, attributes: 32, text: 262_144 }

/** A document cannot be read; thrown inside the reader only, which gives it as a value. */
export class UnreadableXml extends Error {
  readonly problem: XmlProblem

  constructor(problem: XmlProblem) {
    super(problem.message)
    this.problem = problem
  }
}
