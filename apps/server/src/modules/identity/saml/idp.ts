import { Value } from 'typebox/value'
import type { Platform } from '../../../platform/platform.ts'
import { carrel, readWork } from '../../../platform/work.ts'
import { askProvider, ProviderUnreachable } from '../outgoing.ts'
import type { Provider } from '../providers.ts'
import { outgoingPolicy } from '../settings.ts'
import { readIdpMetadata, type IdentityProviderFacts } from './idp-metadata.ts'
import { SamlProblem } from './saml-problem.ts'
import { SamlSettings } from './settings.ts'

interface Known {
  readonly url: string
  readonly entityId: string
  readonly at: Temporal.Instant
  readonly facts: IdentityProviderFacts
}

const read: Temporal.DurationLike = { hours: 1 }
const kept: Temporal.DurationLike = { hours: 24 * 7 }
const notAgainWithin: Temporal.DurationLike = { minutes: 1 }
const known = new WeakMap<Platform, Map<number, Known>>()

/** The settings of a provider that speaks SAML. */
export function samlSettings(provider: Provider): SamlSettings {
  return Value.Parse(SamlSettings, provider.settings)
}

/**
 * What a provider says of itself: read anew each hour, and with `anew` also in between, for keys that have just changed. When
 * its address does not answer, what it said within the last week counts. Throws a {@link SamlProblem}.
 */
export async function idpOf(
  platform: Platform,
  provider: Provider,
  { anew = false } = {},
): Promise<IdentityProviderFacts> {
  const { metadata, metadataUrl, entityId } = samlSettings(provider)
  const now = platform.clock.now()
  if (metadataUrl === '') return readIdpMetadata(new TextEncoder().encode(metadata), entityId, now)
  const all = known.get(platform) ?? new Map<number, Known>()
  known.set(platform, all)
  const before = all.get(provider.id)
  const same = before?.url === metadataUrl && before.entityId === entityId ? before : undefined
  if (same && within(same.at, anew ? notAgainWithin : read, now)) return same.facts
  try {
    const facts = readIdpMetadata(await fetched(platform, metadataUrl), entityId, now)
    all.set(provider.id, { url: metadataUrl, entityId, at: now, facts })
    return facts
  } catch (error) {
    if (error instanceof ProviderUnreachable && same && within(same.at, kept, now)) return same.facts
    if (error instanceof ProviderUnreachable) throw new SamlProblem('provider-unreachable', error.message)
    throw error
  }
}

async function fetched(platform: Platform, url: string): Promise<Uint8Array> {
  const response = await askProvider(await outgoingPolicy(readWork(platform, carrel)), url)
  if (!response.ok) throw new ProviderUnreachable(`${url} answers with ${response.status} instead of a description.`)
  return new Uint8Array(await response.arrayBuffer())
}

function within(at: Temporal.Instant, span: Temporal.DurationLike, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(at.add(span), now) > 0 && Temporal.Instant.compare(at, now) <= 0
}
