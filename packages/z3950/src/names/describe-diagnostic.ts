import type { Diagnostic } from '../records/diagnostic.ts'
import { bib1Diagnostics } from './diagnostics.data.ts'
import { diagnosticSets } from './oids.ts'

/** A diagnostic in words: the sentence of its number, what the server added, and the number itself. */
export function describeDiagnostic({ set, condition, addInfo }: Diagnostic): string {
  const known = set === diagnosticSets['bib-1'] ? bib1Diagnostics[condition] : undefined
  const sentence = known ?? 'The server reports a problem that has no words here'
  const added = addInfo
    .replaceAll(/[\x00-\x1f\x7f]+/g, ' ')
    .trim()
    .slice(0, 500)
  return `${sentence}${added === '' ? '' : `: ${added}`} (diagnostic ${condition})`
}
