import { explainMessage, meaningOf, parseMessage } from '@carrel/sip2'
import type { ExplainedLine } from './contract.ts'

/** Says in words what a line holds; for lines as the trace keeps them, whose checksums need not fit any more. */
export function explainText(line: string): ExplainedLine {
  const encoder = new TextEncoder()
  const parsed = parseMessage(encoder.encode(line), (bytes) => new TextDecoder().decode(bytes), {
    checksums: 'ignored',
  })
  if (!parsed.ok)
    return { line, code: parsed.problem.code ?? '', name: '', parts: [], missing: [], problem: parsed.problem.message }
  const { code, name, parts, missing } = explainMessage(parsed.message)
  return {
    line,
    code,
    name,
    parts: parts.map(({ id, name: called, key, value }) => ({ id, name: called, value, means: meaningOf(key, value) })),
    missing: [...missing],
    problem: null,
  }
}
