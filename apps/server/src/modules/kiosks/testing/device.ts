import type { Answer, Call } from '../../../../test/carrel.ts'
import type { TestLibrary } from '../../../../test/library.ts'
import { sessionHeaders } from '../../../../test/people.ts'
import { urlFor, type Route } from '../../../platform/route.ts'
import {
  AdoptKiosk,
  BeginPairing,
  ClaimPairing,
  OpenVisit,
  type KioskFace,
  type KioskSettings,
  type OpenedVisit,
} from '../contract.ts'

/** A device that is signed in at a test library. */
export interface TestDevice {
  readonly id: number
  readonly headers: Readonly<Record<string, string>>
  call<P, Q, B, R>(route: Route<P, Q, B, R>, request?: Call<P, Q, B>): Promise<Answer<R>>
  must<P, Q, B, R>(route: Route<P, Q, B, R>, request?: Call<P, Q, B>): Promise<R>
  /** A visit with this card; a refusal fails the test. */
  visit(card: string, pin?: string): Promise<OpenedVisit>
}

/** Shows a code, has staff adopt it, and signs in as a browser does. */
export async function adoptDevice(
  library: TestLibrary,
  name: string,
  settings: Partial<KioskSettings> = {},
  more: { readonly branch?: number; readonly servicePin?: string; readonly replaces?: number } = {},
): Promise<TestDevice> {
  const { carrel } = library
  const shown = await carrel.callAs({}, BeginPairing)
  if (!shown.ok) throw new Error(shown.problem.title)
  const { branch = library.elm, ...rest } = more
  const kiosk = await library.must(AdoptKiosk, {
    body: { code: shown.value.code, name, branch, settings: { ...settings }, ...rest },
  })
  const headers = await claim(library, shown.value.secret)
  return deviceWith(library, kiosk.id, headers)
}

/** Signs in with the secret of a code that staff have typed; gives the headers of its requests. */
export async function claim({ carrel }: TestLibrary, secret: string): Promise<Readonly<Record<string, string>>> {
  const claimed = await carrel.server.app.inject({
    method: 'POST',
    url: urlFor(ClaimPairing),
    payload: { secret },
  })
  const cookie = claimed.headers['set-cookie']
  const face = await carrel.server.app.inject({
    method: 'GET',
    url: '/api/v1/kiosk',
    headers: sessionHeaders(cookie, ''),
  })
  return sessionHeaders(cookie, face.json<KioskFace>().csrf)
}

function deviceWith(library: TestLibrary, id: number, headers: Readonly<Record<string, string>>): TestDevice {
  const must: TestDevice['must'] = async (route, request) => {
    const answer = await library.carrel.callAs(headers, route, request)
    if (!answer.ok) throw new Error(`${route.method} ${route.path}: ${JSON.stringify(answer.problem.blocks)}`)
    return answer.value
  }
  return {
    id,
    headers,
    call: (route, request) => library.carrel.callAs(headers, route, request),
    must,
    visit: (card, pin) => must(OpenVisit, { body: { card, ...(pin !== undefined && { pin }) } }),
  }
}
