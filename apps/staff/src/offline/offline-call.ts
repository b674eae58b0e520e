import type { Route } from '../../../server/src/platform/route.ts'
import type { Call, Input } from '../api.ts'
import type { Line } from './line.ts'
import type { LocalAnswer, LocalInput } from './local-answers.ts'
import { isUnreachable, within } from './unreachable.ts'

/** What stands behind calls that go on without the server. */
export interface OfflineCall {
  /** The call that asks the server. */
  readonly call: Call
  readonly line: Pick<Line, 'status'>
  /** What the desk can answer itself; undefined while nobody who may is signed in here, or nothing is kept. */
  readonly answerTo: (route: Route) => LocalAnswer | undefined
  /** Told when the server did not answer. */
  readonly lost: () => void
  /** Told of every answer of the server. */
  readonly heard: (route: Route, answer: unknown) => void
  /** Answers of the server that are kept for pages that open without it, by route. */
  readonly kept: (route: Route, input: LocalInput) => Promise<unknown>
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
    const key = input.key ?? (local && changes ? crypto.randomUUID() : undefined)
    const away = offline.line.status().state !== 'online'
    if (local && away) return local(input, key ?? '')
    try {
      const answer: unknown = await offline.call(
        route,
        key === undefined ? input : { ...input, key },
        local || route.method === 'GET' ? within(patience, signal) : signal,
      )
      offline.heard(route, answer)
      return answer
    } catch (error) {
      if (signal?.aborted || !isUnreachable(error)) throw error
      offline.lost()
      if (local) return local(input, key ?? '')
      const kept = changes ? undefined : await offline.kept(route, input)
      if (kept === undefined) throw error
      return kept
    }
  }
  // The edge of the types: an answer has the shape of its route, whoever gives it.
  return ((route: Route, input: Input<unknown, unknown, unknown>, signal?: AbortSignal) =>
    ask(route, input, signal)) as Call
}
