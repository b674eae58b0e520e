import type { Branch } from '../../../../server/src/modules/org/contract.ts'
import type { Webhook } from '../../../../server/src/modules/webhooks/contract.ts'
import type { Words } from '../../messages/index.ts'
import { nameOf } from '../../reference.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { When } from '../../ui/formatted.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pill } from '../../ui/pill.tsx'
import { hookStanding } from './webhook-standing.ts'

function host(url: string): string {
  return URL.parse(url)?.host ?? url
}

/** The list of webhooks. */
export function webhookColumns(words: Words, branches: readonly Branch[]): readonly Column<Webhook>[] {
  const { integrations } = words
  const left = ({ waiting, failed }: Webhook) =>
    [
      ...(waiting > 0 ? [integrations.waiting(waiting)] : []),
      ...(failed > 0 ? [integrations.failedCount(failed)] : []),
    ].join(', ')
  return [
    {
      id: 'name',
      title: integrations.hookName,
      cell: (hook) => (
        <TwoLines
          second={[host(hook.url), integrations.eventCount(hook.events.length), nameOf(branches, hook.branch)]
            .filter(Boolean)
            .join(' · ')}
        >
          {hook.name}
        </TwoLines>
      ),
      text: (hook) => hook.name,
      sortBy: (hook) => hook.name,
    },
    { id: 'url', title: integrations.url, optional: true, cell: (hook) => hook.url, text: (hook) => hook.url },
    {
      id: 'left',
      title: integrations.list,
      width: '150px',
      room: 'wide',
      cell: left,
      text: left,
    },
    {
      id: 'delivered',
      title: integrations.lastDelivered,
      width: '150px',
      room: 'some',
      cell: (hook) => (hook.deliveredAt === null ? integrations.neverDelivered : <When value={hook.deliveredAt} />),
      text: (hook) => hook.deliveredAt ?? '',
      sortBy: (hook) => hook.deliveredAt ?? undefined,
    },
    {
      id: 'state',
      title: integrations.state,
      width: '110px',
      cell: (hook) => {
        const { label, tone } = hookStanding(hook, words)
        return (
          <Pill tone={tone} icon="tone">
            {label}
          </Pill>
        )
      },
      text: (hook) => hookStanding(hook, words).label,
      sortBy: (hook) => hookStanding(hook, words).label,
    },
  ]
}
