import type { Block } from './refusal.ts'

/**
 * What in the parts of a request PostgreSQL could not keep: a text with U+0000, or a whole number that is too large to be
 * counted exactly. Gives one reason for each, with its field.
 */
export function unkeepableValues(part: unknown): readonly Block[] {
  return [...leavesOf(part, '')].flatMap(([field, value]) => {
    if (typeof value === 'string' && value.includes('\0')) {
      const message = `${field} holds a character that cannot be kept (U+0000). Remove it and send it again.`
      return [{ code: 'invalid-request', field, message }]
    }
    if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) {
      return [{ code: 'invalid-request', field, message: `${field} is too large a number. Correct it.` }]
    }
    return []
  })
}

function* leavesOf(value: unknown, path: string): Generator<readonly [string, unknown]> {
  if (typeof value !== 'object' || value === null) {
    yield [path || 'body', value]
    return
  }
  for (const [name, one] of Object.entries(value)) yield* leavesOf(one, path === '' ? name : `${path}.${name}`)
}
