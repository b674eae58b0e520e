import type { RpnTerm, ScanResponse } from '../src/index.ts'
import type { ScanResult } from './client.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true })
const latin1 = new TextDecoder('latin1')

/** The terms of an answer as text; places that are diagnostics are left out. */
export function scannedTerms({ entries, position }: ScanResponse): ScanResult {
  const terms = (entries?.entries ?? []).flatMap((entry) =>
    entry.kind === 'term'
      ? [{ term: termText(entry.value.term), display: entry.value.display, occurrences: entry.value.occurrences }]
      : [],
  )
  return { terms, position }
}

function termText(term: RpnTerm): string {
  if (term.kind === 'null') return ''
  if (term.kind !== 'general') return String(term.value)
  try {
    return utf8.decode(term.value)
  } catch {
    return latin1.decode(term.value)
  }
}
