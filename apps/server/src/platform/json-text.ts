const unstorable = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g

/**
 * JSON text that PostgreSQL can take apart: it stores neither U+0000 nor half of a surrogate pair, so these become the
 * replacement character U+FFFD.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value)
  return text.includes('\\u') ? text.replace(unstorable, '$1\\ufffd') : text
}
