import { describeDiagnostic, diagnosticSets, type Diagnostic } from '@carrel/z3950'
import type { NotPossibleReason, WhyNot } from '../../modules/catalog/index.ts'
import type { Refusal } from '../../platform/refusal.ts'

/** A diagnostic of bib-1 instead of an answer. */
export class Diagnosed extends Error {
  readonly diagnostic: Diagnostic

  constructor(condition: number, addInfo = '') {
    super(describeDiagnostic({ set: diagnosticSets['bib-1'], condition, addInfo }))
    this.diagnostic = { set: diagnosticSets['bib-1'], condition, addInfo }
  }
}

/** The number of bib-1 for each reason (Z39.50-2003, appendix ERR.1). */
const numbers: Readonly<Record<NotPossibleReason, number>> = {
  syntax: 108,
  'too-long': 5,
  'too-many-operators': 6,
  set: 121,
  index: 114,
  relation: 117,
  'relation-modifier': 117,
  structure: 118,
  position: 119,
  truncation: 120,
  completeness: 122,
  combination: 123,
  attribute: 113,
  'attribute-set': 121,
  term: 126,
  empty: 125,
  anchor: 119,
  operator: 110,
  proximity: 129,
  'result-set': 30,
}

/** The diagnostic of a query that cannot be done. */
export function diagnosedQuery({ reason, detail }: WhyNot): Diagnosed {
  return new Diagnosed(numbers[reason], detail)
}

/** The diagnostic of a search that the index did not do. */
export function diagnosedRefusal({ blocks: [block] }: Refusal): Diagnosed {
  switch (block?.code) {
    case 'search-busy':
      return new Diagnosed(1018, block.message)
    case 'search-starting':
      return new Diagnosed(1020, block.message)
    case 'invalid-search':
      return new Diagnosed(6, block.message)
    case 'invalid-offset':
      return new Diagnosed(13, block.message)
    default:
      return new Diagnosed(2, block?.message ?? '')
  }
}
