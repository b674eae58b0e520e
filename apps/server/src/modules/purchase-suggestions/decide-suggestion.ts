import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { typedText } from '../../platform/typed-text.ts'
import type { Work } from '../../platform/work.ts'
import { bibExists } from '../catalog/index.ts'
import { placeHold } from '../holds/index.ts'
import type { Suggestion, SuggestionState } from './contract.ts'
import { suggestionDecided } from './events.ts'
import { readSuggestions } from './read-suggestions.ts'

/** Says what becomes of a suggestion; the patron is told. When it is in the catalogue, the hold that was wished for is placed. */
export async function decideSuggestion(
  w: Work,
  id: number,
  decision: { readonly to: SuggestionState; readonly reason?: string; readonly bib?: number },
): Promise<(Suggestion & { holdProblem: string | null }) | Refusal> {
  await sql`select from purchase_suggestions.suggestion where id = ${id} for update`.execute(w.db)
  const [before] = await readSuggestions(w, sql`s.id = ${id}`, sql``)
  if (!before) return notFound('suggestion', `There is no suggestion ${id}.`)
  const { to } = decision
  const reason = typedText(decision.reason ?? '')
  const bib = decision.bib ?? before.found?.bib ?? before.bib ?? undefined
  if (before.state === to)
    return refuse({
      code: 'decided-already',
      message: 'It stands so already: somebody else may have decided it just now.',
    })
  if (to === 'declined' && reason === '')
    return refuse({
      code: 'reason-needed',
      field: 'reason',
      message: 'Write why it is not bought: the patron reads it.',
    })
  if (to === 'here' && (bib === undefined || !(await bibExists(w, bib))))
    return refuse({
      code: 'title-needed',
      field: 'bib',
      message: 'Say which title of the catalogue it is: its number, or catalogue it with its ISBN first.',
    })
  const asked = to === 'here' && before.wantsHold && before.patron !== null && before.hold === null
  const hold =
    asked && bib !== undefined && before.patron !== null
      ? await placeHold(w, { patron: before.patron, bib, ...(before.pickup !== null && { pickup: before.pickup }) })
      : undefined
  const placed = hold === undefined || isRefusal(hold) ? undefined : hold.id
  await sql`
    update purchase_suggestions.suggestion set state = ${to}, reason = ${to === 'new' ? '' : reason},
      bib_id = ${to === 'here' ? (bib ?? null) : null}, hold_id = coalesce(${placed ?? null}, hold_id),
      decided_at = ${to === 'new' ? null : w.now}, decided_by = ${to === 'new' ? null : actorName(w.actor)}
    where id = ${id}`.execute(w.db)
  await w.audit({
    action: 'suggestion.decide',
    subject: `suggestion:${id}`,
    detail: { from: before.state, to, reason },
  })
  if (to !== 'new' && before.patron !== null)
    await w.publish(suggestionDecided, {
      suggestion: id,
      patron: before.patron,
      state: to,
      title: before.title,
      author: before.author,
      reason,
      held: placed !== undefined,
    })
  w.afterCommit(() => w.platform.live.tell('suggestion', {}))
  const [after] = await readSuggestions(w, sql`s.id = ${id}`, sql``)
  if (!after) throw new Error(`Suggestion ${id} is gone.`)
  const holdProblem = hold !== undefined && isRefusal(hold) ? hold.blocks.map(({ message }) => message).join(' ') : null
  return { ...after, holdProblem }
}
