import { queueMail } from '../../platform/mail.ts'
import { changed } from '../../platform/live-cache.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { siteLink } from '../org/index.ts'
import { hooksChanged } from './hooks-in-force.ts'
import type { WebhooksTables } from './tables.ts'

/** Pauses a hook that takes nothing, and tells whom the library named for it. What happens meanwhile waits. */
export async function pauseFailing(w: Work, id: number, why: string): Promise<void> {
  const hook = await tablesOf<WebhooksTables>(w)
    .updateTable('webhooks.hook')
    .set({ state: 'paused', paused_at: w.now, paused_by: 'Carrel', paused_why: why })
    .where('id', '=', id)
    .where('state', '=', 'active')
    .returning(['name', 'tell', 'url'])
    .executeTakeFirst()
  if (!hook) return
  changed(w, hooksChanged)
  await w.audit({ action: 'webhook.pause', subject: `webhook:${id}`, reason: why })
  if (hook.tell === '') return
  const link = await siteLink(w)
  await queueMail(w, {
    to: hook.tell,
    subject: `The webhook “${hook.name}” is paused`,
    text: [
      `Carrel has paused the webhook “${hook.name}”, which goes to ${new URL(hook.url).host}.`,
      `The last attempt: ${why}`,
      'Nothing is lost: what happens meanwhile waits, and goes out in order when the webhook is resumed.',
      link(`/staff/integrations/webhooks/${id}`),
    ].join('\n\n'),
  })
}
