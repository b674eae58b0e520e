import type { Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { TestStep } from '../contract.ts'
import { askProvider, ProviderUnreachable } from '../outgoing.ts'
import { outgoingPolicy } from '../settings.ts'
import { keysIn } from './platform-keys.ts'
import { learningPlatform, originOf, platformNotFound } from './platforms.ts'

/** Asks a platform whether it can be reached, has keys and the same time; what only a launch shows is told from the last one. */
export async function testPlatform(
  w: Work,
  id: number,
): Promise<Outcome<{ readonly ok: boolean; readonly steps: TestStep[] }>> {
  const platform = await learningPlatform(w, id)
  if (!platform) return platformNotFound(id)
  const steps: TestStep[] = []
  const note = (name: string, ok: boolean, said: string) => void steps.push({ name, ok, said })
  const policy = await outgoingPolicy(w)
  const ask = async (name: string, address: string): Promise<Response | undefined> => {
    try {
      return await askProvider(policy, address)
    } catch (error) {
      if (!(error instanceof ProviderUnreachable)) throw error
      note(name, false, error.message)
      return undefined
    }
  }
  const keys = await ask('Keys', platform.keysUrl)
  if (keys) {
    const count = keys.ok ? (keysIn(await keys.text())?.keys.length ?? 0) : 0
    note(
      'Keys',
      count > 0,
      count > 0
        ? `It publishes ${count} ${count === 1 ? 'key' : 'keys'} by which its launches are checked.`
        : `At ${platform.keysUrl} there are no keys. Is the address the one of its public keyset (JWKS)?`,
    )
    const date = Date.parse(keys.headers.get('date') ?? '')
    const apart = Math.abs(Math.round((date - w.now.epochMilliseconds) / 1000))
    if (Number.isFinite(date))
      note(
        'Clock',
        apart <= platform.clockTolerance + 2,
        apart <= platform.clockTolerance + 2
          ? 'Its clock agrees with ours.'
          : `Its clock is ${apart} seconds apart from ours; ${platform.clockTolerance} are allowed. Set the clock of this machine by a time server.`,
      )
  }
  const login = await ask('Sign-in', platform.loginUrl)
  // Without a launch it may well refuse; only that nothing is there is wrong.
  if (login)
    note(
      'Sign-in',
      login.status !== 404 && login.status < 500,
      login.status !== 404 && login.status < 500
        ? 'Its address for sign-in answers.'
        : `Its address for sign-in answers ${login.status}. Is it the authentication request URL?`,
    )
  const { deployments, sites, launchedAt, refusedAt, refusedText, enabled } = platform
  note(
    'Deployments',
    deployments.length > 0,
    deployments.length > 0 ? `Let in: ${deployments.join(', ')}.` : 'No deployment ID is set: nobody is let in.',
  )
  note(
    'Framed pages',
    true,
    `Only these may show our pages within theirs: ${[...new Set([...sites, platform.issuer, platform.loginUrl].flatMap((one) => originOf(one) ?? []))].join(', ')}.`,
  )
  if (!enabled) note('Switched on', false, 'The platform is switched off here.')
  const worse = refusedAt !== null && (launchedAt === null || refusedAt > launchedAt)
  if (worse) note('Last launch', false, refusedText ?? '')
  else note('Last launch', true, launchedAt === null ? 'Nobody has come from there yet.' : 'The last launch held.')
  return { ok: steps.every(({ ok }) => ok), steps }
}
