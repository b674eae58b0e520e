/** How a regular expression is meant. */
export interface PatternOptions {
  readonly ignoreCase?: boolean
  /** `^` and `$` stand at every line. */
  readonly lines?: boolean
  /** Every place that it fits, not the first alone. */
  readonly everywhere?: boolean
}

/**
 * Reads a regular expression as it is written in tasks; a text says what is wrong with it. It has no memory: `test` always
 * looks from the beginning.
 */
export function readPattern(text: string, options: PatternOptions): RegExp | string {
  const flags = `${options.everywhere === true ? 'g' : ''}${options.ignoreCase === true ? 'i' : ''}${options.lines === true ? 'm' : ''}u`
  try {
    return new RegExp(text, flags)
  } catch (error) {
    try {
      // Without `u` the language is more forgiving of escapes that mean nothing, which people write.
      return new RegExp(text, flags.replace('u', ''))
    } catch {
      return `The regular expression “${text}” cannot be read: ${error instanceof Error ? error.message : String(error)}.`
    }
  }
}
