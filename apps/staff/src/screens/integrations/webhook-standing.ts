import type { Delivery, Webhook } from '../../../../server/src/modules/webhooks/contract.ts'
import type { Words } from '../../messages/index.ts'
import type { Tone } from '../../ui/tone.ts'

/** How a webhook stands, in a word and a colour: one that fails is told apart from one that works. */
export function hookStanding(
  hook: Webhook,
  { integrations, webhookStates }: Words,
): { readonly label: string; readonly tone: Tone } {
  if (hook.state === 'inactive') return { label: webhookStates.inactive, tone: 'neutral' }
  if (hook.state === 'paused') return { label: webhookStates.paused, tone: 'stop' }
  return hook.failures > 0 ? { label: integrations.failing, tone: 'warn' } : { label: webhookStates.active, tone: 'ok' }
}

/** The colour of a delivery: what waits after a failure is not yet lost. */
export function deliveryTone({ state, attempts }: Pick<Delivery, 'state' | 'attempts'>): Tone {
  if (state === 'delivered') return 'ok'
  if (state === 'failed') return 'stop'
  if (state === 'dropped') return 'neutral'
  return attempts > 0 ? 'warn' : 'info'
}
