/** One thing that can be chosen. */
export interface Choice<T extends string = string> {
  readonly id: T
  readonly label: string
  /** A second line that tells it from the others. */
  readonly detail?: string
  readonly disabled?: boolean
}
