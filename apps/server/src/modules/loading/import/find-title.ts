import {
  chooseMatch,
  lookupKeys,
  matchScore,
  scoredRecord,
  type MatchRule,
  type ScoredRecord,
} from '@carrel/marc-merge'
import { decideImport } from '../../catalog/index.ts'
import type { LoadPlan } from '../plan/load-plan.ts'
import type { KnownTitles, Search } from './known-titles.ts'
import type { PreparedRecord } from './prepared-record.ts'

type Usable = NonNullable<PreparedRecord['usable']>

/** Which title an incoming record is, with what people should know about it. */
export type Found =
  | { readonly kind: 'new'; readonly notes: readonly string[] }
  | { readonly kind: 'title'; readonly bib: number; readonly keep: boolean; readonly notes: readonly string[] }
  | { readonly kind: 'ambiguous'; readonly bibs: readonly number[]; readonly notes: readonly string[] }

/** Kinds of match keys by which an import without a match rule looks for titles; the others only serve people. */
const usual = /^(?:control|oclc|isbn|bytes):/

/** How titles are looked for under a plan; without one in the usual way. */
export function searchFor(plan: LoadPlan | null, lock: boolean): Search {
  const rule = plan?.match ?? null
  if (rule === null) {
    return { keysOf: ({ draft }) => draft.matchKeys.filter((key) => usual.test(key)), mostSharing: 10, lock }
  }
  const keys = new WeakMap<Usable, readonly string[]>()
  return {
    keysOf(usable) {
      const known = keys.get(usable)
      if (known) return known
      const found = lookupKeys(scoredOf(usable).features, rule)
      keys.set(usable, found)
      return found
    },
    mostSharing: 50,
    lock,
  }
}

const scores = new WeakMap<Usable, ScoredRecord>()

/** A record of a file with what it can be known by, read once. */
export function scoredOf(usable: Usable): ScoredRecord {
  let scored = scores.get(usable)
  if (!scored) scores.set(usable, (scored = scoredRecord(usable.record)))
  return scored
}

/** Finds the title that a record is, by the rule of a plan or in the usual way. */
export function findTitle(usable: Usable, titles: KnownTitles, plan: LoadPlan | null): Found {
  return plan?.match ? byRule(usable, titles, plan.match) : inTheUsualWay(usable, titles)
}

function inTheUsualWay(usable: Usable, titles: KnownTitles): Found {
  const decision = decideImport(usable.draft.description, usable.thinness, titles.candidates(usable))
  const { notes } = decision
  switch (decision.state) {
    case 'added':
      return { kind: 'new', notes }
    case 'refused':
      return { kind: 'ambiguous', bibs: numbersIn(notes), notes }
    case 'unchanged':
      return { kind: 'title', bib: decision.bib, keep: true, notes }
    case 'updated':
      return { kind: 'title', bib: decision.bib, keep: false, notes }
  }
}

/** The titles that the note of a refusal names. */
function numbersIn(notes: readonly string[]): readonly number[] {
  const list = /more than one title: ([\d, ]+)\./.exec(notes.join(' '))?.[1]
  return list?.split(',').map(Number) ?? []
}

function byRule(usable: Usable, titles: KnownTitles, rule: MatchRule): Found {
  const incoming = scoredOf(usable)
  const scored = titles.sharing(usable).map(({ title }) => ({
    candidate: title,
    result: matchScore(incoming, title.scored(), rule),
  }))
  const verdict = chooseMatch(scored, rule)
  switch (verdict.kind) {
    case 'one': {
      const { candidate, score } = verdict
      const twice = candidate.sameFile ? ['It came before in this file.'] : []
      return {
        kind: 'title',
        bib: candidate.bib,
        keep: false,
        notes: [`Found by “${rule.name}” with ${score} of ${rule.threshold}.`, ...twice],
      }
    }
    case 'ambiguous': {
      const bibs = verdict.candidates.map(({ bib }) => bib)
      return {
        kind: 'ambiguous',
        bibs,
        notes: [`Fits more than one title by “${rule.name}”: ${bibs.join(', ')}. Choose one, or merge these.`],
      }
    }
    case 'none':
      return { kind: 'new', notes: nearest(scored, titles.isTooCommon(usable), rule) }
  }
}

function nearest(
  scored: readonly {
    readonly candidate: { readonly bib: number; readonly title: string }
    readonly result: { readonly score: number }
  }[],
  isTooCommon: boolean,
  rule: MatchRule,
): readonly string[] {
  const [best] = scored.toSorted((a, b) => b.result.score - a.result.score)
  const near =
    best && best.result.score > rule.threshold / 2
      ? [`Like title ${best.candidate.bib}, with ${best.result.score} of ${rule.threshold}: taken for another.`]
      : []
  return isTooCommon ? [...near, 'More than 50 titles are called so; they were not compared by title.'] : near
}
