import type { Route } from '../../../server/src/platform/route.ts'
import type { Call, Input } from '../api.ts'
import type { Line } from './line.ts'
import type { LocalAnswer } from './local-answers.ts'
import { newId } from './new-id.ts'
import { isUnreachable, within } from './unreachable.ts'

/** What stands behind calls that go on without the server. */
export interface OfflineCall {
  /** The call that asks the server. */
  readonly call: Call
  readonly line: Pick<Line, 'status'>
  /** What the desk can answer itself; undefined while nobody who may is signed in here, or nothing is kept. */
  readonly answerTo: (route: Route) => LocalAnswer | undefined
  /** True for what a page cannot open without, so that it does not wait long for a server that hangs. */
  readonly isUrgent: (route: Route) => boolean
  /** Told when the server did not answer in time what people wait for. */
  readonly lost: () => void
  /** Told when it did not answer something else, which may be slow or broken by itself. */
  readonly doubt: () => void
  /** Told of every answer of the server. */
  readonly heard: (route: Route, answer: unknown) => void
  /** Answers of the server that are kept for pages that open without it, by route. */
  readonly kept: (route: Route) => Promise<unknown>
}

// A desk that waits longer than this has people waiting.
const patience = 8000

/**
 * A call that asks the server as long as it is there, and else the desk itself. A change that was sent as the line was cut goes
 * into the queue under the number with which the server got it, so that it happens once.
 */
export function createOfflineCall(offline: OfflineCall): Call {
  const ask = async (
    route: Route,
    input: Input<unknown, unknown, unknown>,
    signal: AbortSignal | undefined,
  ): Promise<unknown> => {
    const local = offline.answerTo(route)
    const changes = route.method !== 'GET'
    const isHurried = local !== undefined || offline.isUrgent(route)
    const key = input.key ?? (local && changes ? newId() : undefined)
    const away = offline.line.status().state !== 'online'
    if (local && away) return local(input, key ?? '')
    try {
      const answer: unknown = await offline.call(
        route,
        key === undefined ? input : { ...input, key },
        isHurried ? within(patience, signal) : signal,
      )
      offline.heard(route, answer)
      return answer
    } catch (error) {
      if (signal?.aborted || !isUnreachable(error)) throw error
      if (isHurried) offline.lost()
      else offline.doubt()
      if (local) return local(input, key ?? '')
      const kept = changes ? undefined : await offline.kept(route)
      if (kept === undefined) throw error
      return kept
    }
  }
  // The edge of the types: an answer has the shape of its route, whoever gives it.
  return ((route: Route, input: Input<unknown, unknown, unknown>, signal?: AbortSignal) =>
    ask(route, input, signal)) as Call
}
