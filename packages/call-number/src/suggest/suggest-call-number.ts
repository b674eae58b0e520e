import { checkCallNumber } from '../check/check-call-number.ts'
import type { CallNumberScheme } from '../scheme.ts'
import { shelfKey } from '../shelf-key.ts'
import { classCandidates, type ClassCandidate } from './class-candidates.ts'
import type { HouseStyle } from './house-style.ts'
import type { ClassifiableRecord } from './record.ts'
import { recordFacts, type RecordFacts } from './record-facts.ts'
import { draftClassed } from './suggest-classed.ts'
import { draftDewey } from './suggest-dewey.ts'
import { written, type CallNumberSuggestion, type Draft } from './suggestion.ts'

/** Which volume or copy the number is for. */
export interface SuggestOptions {
  /** Goes behind all else, e.g. "v. 2". */
  readonly volume?: string
}

/** Suggestions, the best first, or the sentence that says why there is none. */
export interface Suggestions {
  readonly suggestions: readonly CallNumberSuggestion[]
  readonly missing: string | undefined
}

const TAGS: Readonly<Record<CallNumberScheme, string>> = {
  lc: '050 and 090',
  ddc: '082 and 092',
  nlm: '060 and 096',
  sudoc: '086',
  local: '099',
}
/** More alternatives than these help nobody to choose. */
const MOST = 8

/**
 * Call numbers for a record by the style of the house: the class from 090, 050, 055, 092, 082, 083, 096, 060, 086 or 099,
 * the library's own field first; a Cutter or mark for the main entry, two Cutters for lives, titles under an author in
 * literature; the year from 264 or 008; prefix and volume around it. Each says how it came about.
 *
 * @example suggestCallNumber(record, { scheme: 'lc' }).suggestions[0]?.callNumber // 'QA76.9.D3 S65 2001'
 */
export function suggestCallNumber(
  record: ClassifiableRecord,
  style: HouseStyle,
  options: SuggestOptions = {},
): Suggestions {
  const facts = recordFacts(record)
  const schemes = [style.scheme, ...(style.otherSchemes ?? []).filter((scheme) => scheme !== style.scheme)]
  const found = new Map<string, CallNumberSuggestion>()
  for (const candidate of schemes.flatMap((scheme) => classCandidates(record, scheme))) {
    const suggestion = finished(candidate, draftFor(candidate, facts, style), options.volume?.trim() ?? '', style)
    if (!found.has(suggestion.callNumber)) found.set(suggestion.callNumber, suggestion)
  }
  const suggestions = [...found.values()].slice(0, MOST)
  if (suggestions.length > 0) return { suggestions, missing: undefined }
  return {
    suggestions,
    missing: `The record has no usable class number in ${schemes.map((scheme) => TAGS[scheme]).join(', ')}.`,
  }
}

function draftFor(candidate: ClassCandidate, facts: RecordFacts, style: HouseStyle): Draft {
  switch (candidate.scheme) {
    case 'lc':
    case 'nlm':
      return draftClassed(candidate, facts, style)
    case 'ddc':
      return draftDewey(candidate, facts, style)
    case 'sudoc':
    case 'local':
      return {
        prefix: style.prefix ?? '',
        classNumber: candidate.number,
        joint: '',
        cutter: '',
        behind: '',
        heading: facts.entry.text,
        reasons: [`${candidate.field} has the whole number.`],
      }
  }
}

function finished({ scheme }: ClassCandidate, draft: Draft, volume: string, style: HouseStyle): CallNumberSuggestion {
  const behind = [draft.behind, volume].filter((part) => part !== '').join(' ')
  const glued = draft.cutter === '' && draft.behind.startsWith('.')
  const callNumber = glued
    ? written({ ...draft, classNumber: `${draft.classNumber}${behind}`, behind: '' })
    : written({ ...draft, behind })
  const { findings } = checkCallNumber(callNumber, scheme, style.prefix ? { prefixes: [style.prefix] } : {})
  return {
    callNumber,
    scheme,
    shelfKey: shelfKey(scheme, callNumber),
    reasons: volume === '' ? draft.reasons : [...draft.reasons, `${volume} is this volume.`],
    findings: findings.filter(({ severity }) => severity !== 'note'),
    heading: draft.heading,
    byTitle: draft.byTitle === true,
    prefix: draft.prefix,
    classNumber: draft.classNumber,
    cutter: draft.cutter,
    behind: glued ? '' : behind,
  }
}
