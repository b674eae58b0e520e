import { readReplacer } from './pattern.ts'

/** What is looked for in a text, and what takes its place. */
export interface TextChange {
  readonly find: string
  readonly by: string
  /** Whether `find` is a regular expression. */
  readonly isPattern: boolean
  readonly ignoreCase: boolean
  /** The whole text gives way where something is found. */
  readonly whole?: boolean
}

/**
 * Changes texts: every place where something is found gets something else. A text that says what is wrong comes back for a
 * regular expression that cannot be read. Nothing to look for means the whole text.
 */
export function textEdit({
  find,
  by,
  isPattern,
  ignoreCase,
  whole = false,
}: TextChange): ((text: string) => string) | string {
  if (find === '') return () => by
  if (isPattern) {
    const replacer = readReplacer(find, by, { ignoreCase })
    if (typeof replacer === 'string') return replacer
    if (whole) return (text) => (replacer.test(text) ? by : text)
    return replacer.replace
  }
  if (!ignoreCase) {
    if (whole) return (text) => (text.includes(find) ? by : text)
    return (text) => text.replaceAll(find, () => by)
  }
  const escaped = new RegExp(RegExp.escape(find), 'giu')
  if (whole) return (text) => (text.search(escaped) >= 0 ? by : text)
  return (text) => text.replaceAll(escaped, () => by)
}
