import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { jsonText } from './json-text.ts'

describe('JSON for the database', () => {
  const cases: readonly (readonly [what: string, given: string, stored: string])[] = [
    ['leaves ordinary text alone', 'Ångström "x" \\ 書', 'Ångström "x" \\ 書'],
    ['replaces U+0000', 'a\u0000b', 'a\ufffdb'],
    ['replaces half of a pair', 'a\ud83db\udc00', 'a\ufffdb\ufffd'],
    ['keeps whole pairs', '📚', '📚'],
    ['keeps what only looks like an escape', '\\u0000 and \\\\ud83d', '\\u0000 and \\\\ud83d'],
    ['replaces U+0000 after a backslash', '\\\u0000', '\\\ufffd'],
  ]
  for (const [what, given, stored] of cases) {
    it(what, () => assert.deepEqual(JSON.parse(jsonText({ given })), { given: stored }))
  }
})
