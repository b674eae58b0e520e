import { X509Certificate } from 'node:crypto'
import { isRefusal } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { TestStep } from '../contract.ts'
import type { Provider } from '../providers.ts'
import { idpOf, samlSettings } from './idp.ts'
import { refusalFor } from './saml-problem.ts'

/** Tries a provider without anybody signing in: whether it describes itself, and what it says. */
export async function trySaml(w: Work, provider: Provider): Promise<readonly TestStep[]> {
  const settings = samlSettings(provider)
  const idp = await idpOf(w.platform, provider).catch((error: unknown) => refusalFor(provider.name, error))
  const name = 'Description (metadata)'
  if (isRefusal(idp)) return [{ name, ok: false, said: idp.blocks.map(({ message }) => message).join(' ') }]
  const ends = idp.certificates.map((certificate) => new Date(new X509Certificate(certificate).validTo).getTime())
  const last = Temporal.Instant.fromEpochMilliseconds(Math.max(...ends))
  const isOver = Temporal.Instant.compare(last, w.now) < 0
  const day = last.toString().slice(0, 10)
  const steps: TestStep[] = [
    { name, ok: true, said: `It is that of ${idp.entityId}; people sign in at ${idp.signOnUrl}.` },
    {
      name: 'Keys',
      ok: !isOver,
      said: isOver
        ? `Its last certificate ended on ${day}. Ask the provider for its present description.`
        : `${idp.certificates.length} for signatures; the last certificate ends on ${day}.`,
    },
  ]
  if (settings.signOutThere)
    steps.push({
      name: 'Signing out there',
      ok: idp.signOutUrl !== undefined,
      said: idp.signOutUrl === undefined ? 'It names no address for log-outs by redirect.' : `At ${idp.signOutUrl}.`,
    })
  return steps
}
