import { PatronSignIn } from '../../src/modules/patrons/contract-account.ts'
import type { AccountView } from '../../src/modules/patrons/index.ts'
import { sessionHeaders } from '../people.ts'
import type { TestLibrary } from '../library.ts'

/** Runs everything that is due, as `POST /api/v1/test/jobs/run` does. */
export async function runJobs({ carrel }: TestLibrary): Promise<void> {
  const answer = await carrel.server.app.inject({ method: 'POST', url: '/api/v1/test/jobs/run' })
  if (answer.statusCode !== 200) throw new Error(answer.body)
}

/** The headers of a patron who signed in with card and PIN. */
export async function signedIn({ carrel }: TestLibrary, card: string, pin: string) {
  const answer = await carrel.server.app.inject({
    method: PatronSignIn.method,
    url: `/api/v1${PatronSignIn.path}`,
    payload: { card, pin },
  })
  if (answer.statusCode !== 200) throw new Error(answer.body)
  const view: AccountView = answer.json()
  return sessionHeaders(answer.headers['set-cookie'], view.csrf)
}

/** A key that may do everything, for what is not JSON. */
export async function keyHeaders(library: TestLibrary): Promise<Readonly<Record<string, string>>> {
  const { createApiKey } = await import('../../src/platform/api-key.ts')
  const { token } = await library.carrel.mustWork((w) =>
    createApiKey(w, { name: 'streams', permissions: library.carrel.permissions, branch: library.elm }),
  )
  return { authorization: `Bearer ${token}` }
}
