/** What a value of an indicator means. */
export interface IndicatorValue {
  /** One character; a blank is a blank. */
  readonly value: string
  readonly meaning: string
}

/** What one of the two indicators of a field says. */
export interface IndicatorFormat {
  readonly name: string
  /** The values that the format defines; empty where any may stand (880). An undefined indicator has the blank alone. */
  readonly values: readonly IndicatorValue[]
}

/** What a subfield of a field holds. */
export interface SubfieldFormat {
  readonly code: string
  readonly name: string
  readonly repeatable: boolean
  /** Defined once and no longer: still found in old records. */
  readonly obsolete: boolean
}

/** A variable field as MARC 21 defines it. */
export interface FieldFormat {
  readonly tag: string
  readonly name: string
  readonly repeatable: boolean
  /** `001` to `009`: no indicators, no subfields. */
  readonly control: boolean
  readonly indicators: readonly [IndicatorFormat, IndicatorFormat]
  /** By code, in the order of the format; `undefined` where any subfield may stand (880, 886). */
  readonly subfields: ReadonlyMap<string, SubfieldFormat> | undefined
}

/** Variable fields by tag. */
export type Format = ReadonlyMap<string, FieldFormat>

/** The value of a position of a fixed field. */
export interface PositionValue {
  /** As many characters as the position has; blanks are blanks. */
  readonly value: string
  readonly meaning: string
}

/** One position, or some that belong together, of the leader or of a fixed field. */
export interface Position {
  /** The first position, counted from 0. */
  readonly from: number
  /** How many. */
  readonly length: number
  readonly name: string
  /** What may stand there; empty for dates, numbers and codes of other lists. */
  readonly values: readonly PositionValue[]
  /** Every character is a code of its own, such as the kinds of illustration. */
  readonly several: boolean
  /** The fill character `|` may stand there: nobody has tried to code it. */
  readonly fill: boolean
}
