import { createWriter, textOf, type MarcRecord } from '@carrel/marc'
import { itemsIn, matchScore, overlay, readProfile, scoredRecord } from '@carrel/marc-merge'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { bibMarc, recordFromText, storedRecord } from '../../catalog/index.ts'
import type { Trial, TryLoading } from '../contract.ts'
import { diffView } from '../import/row-detail.ts'
import { definitionOf, definitionProblem, type DefinitionKind, type Definitions } from '../plan/definitions.ts'

type Request = NonNullable<typeof TryLoading.types>['body']

/** Tries rules on two records; nothing is written. */
export async function tryLoading(w: Work, request: Request): Promise<Outcome<Trial>> {
  const incoming = recordFromText(request.incoming)
  if (isRefusal(incoming)) return named(incoming, 'incoming')
  const existing = await existingOf(w, request)
  if (isRefusal(existing)) return named(existing, 'existing')
  const match = await contentOf(w, 'match', request.match)
  if (isRefusal(match)) return match
  const profile = await contentOf(w, 'overlay', request.overlay)
  if (isRefusal(profile)) return profile
  const items = await contentOf(w, 'items', request.items)
  if (isRefusal(items)) return items
  const read = profile === undefined ? undefined : readProfile(profile)
  if (typeof read === 'string') return refuse({ code: 'invalid-definition', field: 'overlay', message: read })
  const laid = existing && read ? overlay(existing, incoming, read) : undefined
  const score = existing && match ? matchScore(scoredRecord(incoming), scoredRecord(existing), match) : undefined
  return {
    match: score
      ? {
          score: score.score,
          threshold: score.threshold,
          matches: score.matches,
          points: score.points.map(({ point, outcome, score: counted, incoming: left, existing: right }) => ({
            kind: point.kind,
            place: point.place ?? null,
            outcome,
            score: counted,
            incoming: left.slice(0, 20),
            existing: right.slice(0, 20),
          })),
        }
      : null,
    result: laid ? Buffer.from(createWriter('mrk').write(laid.record)).toString('utf8') : null,
    isChanged: laid?.isChanged ?? false,
    diff: laid && existing ? diffView(existing, laid.record) : null,
    notes: laid ? laid.notes.map((note) => ({ ...note })) : [],
    lost: laid ? laid.lost.map((field) => `${field.tag} ${textOf(field)}`) : [],
    items: items
      ? itemsIn(incoming, items)
          .slice(0, 100)
          .map(({ parts }) => ({ ...parts }))
      : [],
  }
}

/** The same refusal about another field of the form. */
function named<T>(refusal: Outcome<T>, field: string): Outcome<never> {
  return isRefusal(refusal) ? { ok: false, blocks: refusal.blocks.map((block) => ({ ...block, field })) } : refuse()
}

async function existingOf(w: Work, { bib, existing }: Request): Promise<Outcome<MarcRecord | undefined>> {
  if (bib !== undefined) {
    const stored = await bibMarc(w, bib)
    return isRefusal(stored) ? stored : storedRecord(stored.bytes, stored.form)
  }
  return existing === undefined || existing.trim() === '' ? undefined : recordFromText(existing)
}

async function contentOf<K extends DefinitionKind>(
  w: Work,
  kind: K,
  given: string | Definitions[K] | undefined,
): Promise<Outcome<Definitions[K] | undefined>> {
  if (given === undefined) return undefined
  if (typeof given === 'string') {
    const known = await definitionOf(w, kind, given)
    return isRefusal(known) ? known : known.content
  }
  const problem = definitionProblem(kind, given)
  return problem === undefined ? given : refuse({ code: 'invalid-definition', field: kind, message: problem })
}
