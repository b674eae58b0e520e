import { SetUp } from '../src/modules/org/contract.ts'
import type { TestCarrel } from './carrel.ts'

/** A library that is set up: the system, one branch open all day every day, and an administrator. */
export interface SmallLibrary {
  readonly branch: number
  readonly administrator: { readonly user: string; readonly password: string }
}

/** Sets a library up, with one branch in the given zone. */
export async function smallLibrary(carrel: TestCarrel, timeZone = 'UTC'): Promise<SmallLibrary> {
  const administrator = { user: 'ada', password: 'correct horse' }
  const { branch } = await carrel.must(SetUp, {
    body: {
      library: 'Elm County Library',
      currency: 'USD',
      branch: { code: 'ELM', name: 'Elm Street', timeZone },
      administrator: { name: 'Ada Admin', username: administrator.user, password: administrator.password },
    },
  })
  return { branch, administrator }
}

/** The cookie and the token with which someone's changes are sent, from a sign-in answered by `inject`. */
export function sessionHeaders(setCookie: unknown, csrf: string): Readonly<Record<string, string>> {
  const cookies = (Array.isArray(setCookie) ? setCookie : [setCookie]).map((cookie) => String(cookie).split(';')[0])
  return { cookie: cookies.join('; '), 'x-carrel-csrf': csrf }
}
