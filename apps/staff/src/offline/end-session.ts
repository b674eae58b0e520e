import { GetSession, SignOut } from '../../../server/src/modules/org/contract.ts'
import { urlFor } from '../../../server/src/platform/route.ts'
import type { Call } from '../api.ts'
import { Problem } from '../problem.ts'

/**
 * Tells the server that somebody has signed out while it was away, before anything is shown of their session. Throws when it
 * is away again.
 */
export async function endSession(call: Call): Promise<void> {
  try {
    const { csrf } = await call(GetSession, {})
    await fetch(urlFor(SignOut), {
      method: SignOut.method,
      credentials: 'same-origin',
      headers: { 'x-carrel-csrf': csrf },
    })
  } catch (error) {
    // The session has ended by itself.
    if (error instanceof Problem && error.status === 401) return
    throw error
  }
}
