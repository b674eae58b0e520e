import { matchesTag, type Field } from '@carrel/marc'

/** Asks of a field whether its tag fits one of the patterns. */
export function isTagged(patterns: readonly string[]): (field: Field) => boolean {
  return (field) => patterns.some((pattern) => matchesTag(field.tag, pattern))
}
