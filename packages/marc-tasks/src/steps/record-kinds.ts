import type { StepKind } from '../language/step-kind.ts'
import { rdaHelper } from './rda-helper.ts'
import { trim } from './trim.ts'

/**
 * The kinds of step that know what MARC 21 means beyond tags and codes: fixed fields, numbers, punctuation, headings and the
 * way from AACR2 to RDA; in the order in which a form offers them.
 */
export const recordKinds: readonly StepKind[] = [trim, rdaHelper]
