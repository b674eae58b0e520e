/** What may be asked of a record before a step is done to it. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | FieldCondition
  | PositionCondition
  | TextCondition

/** Whether there is a field, or a subfield of one, whose text is as wanted. */
export interface FieldCondition {
  /** A tag or a pattern such as `9XX`. */
  readonly field: string
  /** Two characters, `*` for any, `\` or blank for a blank. */
  readonly indicators?: string
  /** Codes of subfields; the text of any of them counts. Without: the whole text of the field. */
  readonly subfield?: string
  readonly is?: string
  readonly contains?: string
  /** A regular expression. */
  readonly matches?: string
  readonly ignoreCase?: boolean
}

/** What stands at some positions of the leader, or of a control field. */
export interface PositionCondition {
  /** First position in the leader, from 0. */
  readonly leader?: number
  /** First position in a control field, as `008/23`. */
  readonly position?: string
  readonly length?: number
  /** Any of these texts; `length` is theirs unless given. */
  readonly is?: string | readonly string[]
  readonly matches?: string
}

/** A regular expression over the whole record as mnemonic text, a line for each field. */
export interface TextCondition {
  readonly text: string
  readonly ignoreCase?: boolean
}
