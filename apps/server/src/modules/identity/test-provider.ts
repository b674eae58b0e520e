import type { Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { ProviderKind, TestStep } from './contract.ts'
import { tryDirectory } from './ldap/try-directory.ts'
import { oidcTest } from './oidc/test-oidc.ts'
import { providerById, providerNotFound, type Provider } from './providers.ts'
import { trySaml } from './saml/try-saml.ts'

/** How each protocol is tried without anybody signing in: what was looked at, in words. */
const tests: Readonly<Partial<Record<ProviderKind, (w: Work, provider: Provider) => Promise<readonly TestStep[]>>>> = {
  oidc: oidcTest,
  ldap: tryDirectory,
  saml: trySaml,
}

/** Asks a provider whether it can be reached and is what its settings say. */
export async function testProvider(
  w: Work,
  id: number,
): Promise<Outcome<{ readonly ok: boolean; readonly steps: TestStep[] }>> {
  const provider = await providerById(w, id)
  if (!provider) return providerNotFound(id)
  const steps = [...((await tests[provider.kind]?.(w, provider)) ?? [])]
  return { ok: steps.every(({ ok }) => ok), steps }
}
