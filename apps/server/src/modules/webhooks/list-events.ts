import type { Work } from '../../platform/work.ts'
import type { WebhookEvent } from './contract.ts'
import { siteLink } from '../org/index.ts'
import { messageBody } from './message.ts'
import { payloadVersion, publicEvents } from './rules/public-events.ts'

const exampleKey = '0198a7c2-9d1e-7c54-b0a3-5f1d2e6c7a90'

/** Everything that can be subscribed to, each with a whole message as an example. */
export async function listPublicEvents(w: Work): Promise<{ total: number; rows: WebhookEvent[] }> {
  const at = Temporal.Instant.from('2026-11-22T14:03:27Z')
  const shared = { key: exampleKey, version: payloadVersion, at, patron: null, test: false }
  const link = await siteLink(w)
  const rows = publicEvents.map(({ type, group, text, sample }) => ({
    type,
    group,
    text,
    sample: messageBody(link, { ...shared, type, branch: group === 'titles' ? null : 3, data: sample }),
  }))
  return { total: rows.length, rows }
}
