import { sruDiagnostic, type SruDiagnostic } from '@carrel/sru'
import type { NotPossibleReason, WhyNot } from '../../modules/catalog/index.ts'
import type { Refusal } from '../../platform/refusal.ts'

/** A diagnostic of SRU instead of an answer. */
export class Diagnosed extends Error {
  readonly diagnostic: SruDiagnostic

  constructor(number: number, details?: string) {
    const diagnostic = sruDiagnostic(number, details)
    super(`${diagnostic.message ?? ''}${details === undefined ? '' : `: ${details}`}`)
    this.diagnostic = diagnostic
  }
}

/** The number for each reason (SRU 1.2, list of diagnostics). */
const numbers: Readonly<Record<NotPossibleReason, number>> = {
  syntax: 10,
  'too-long': 12,
  'too-many-operators': 38,
  set: 15,
  index: 16,
  relation: 22,
  'relation-modifier': 20,
  structure: 20,
  position: 31,
  truncation: 28,
  completeness: 48,
  combination: 48,
  attribute: 48,
  'attribute-set': 15,
  term: 36,
  empty: 27,
  anchor: 31,
  operator: 37,
  proximity: 39,
  'result-set': 51,
}

/** The diagnostic of a query that cannot be done: its details are the sentence for people. */
export function diagnosedQuery({ reason, message }: WhyNot): Diagnosed {
  return new Diagnosed(numbers[reason], message)
}

/** The diagnostic of a search that the index did not do. */
export function diagnosedRefusal({ blocks: [block] }: Refusal): Diagnosed {
  if (block?.code === 'invalid-search') return new Diagnosed(38, block.message)
  if (block?.code === 'invalid-offset') return new Diagnosed(61, block.message)
  return new Diagnosed(2, block?.message)
}
