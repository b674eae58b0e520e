const unstorable = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g

/**
 * JSON text that PostgreSQL can take apart: it stores neither U+0000 nor half of a surrogate pair, so these become the
 * replacement character U+FFFD.
 */
export function jsonText(value: unknown): string {
  return storableJson(JSON.stringify(value))
}

/** The same for what is JSON text already. */
export function storableJson(text: string): string {
  return text.includes('\\u') ? text.replace(unstorable, '$1\\ufffd') : text
}
