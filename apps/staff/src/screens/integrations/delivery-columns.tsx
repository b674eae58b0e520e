import type { Delivery } from '../../../../server/src/modules/webhooks/contract.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { When } from '../../ui/formatted.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pill } from '../../ui/pill.tsx'
import { deliveryTone } from './webhook-standing.ts'

/** The log of deliveries; `ofAll` where it is not of one webhook alone. */
export function deliveryColumns(words: Words, ofAll: boolean): readonly Column<Delivery>[] {
  const { integrations } = words
  return [
    {
      id: 'type',
      title: integrations.event,
      cell: (one) => (
        <TwoLines
          second={[ofAll ? one.hookName : '', one.test ? integrations.isTest : '', one.failure ?? '']
            .filter(Boolean)
            .join(' · ')}
        >
          {one.type}
        </TwoLines>
      ),
      text: (one) => one.type,
    },
    { id: 'event', title: 'ID', optional: true, cell: (one) => one.event, text: (one) => one.event },
    {
      id: 'answer',
      title: integrations.answer,
      width: '90px',
      room: 'some',
      cell: (one) => one.status ?? '–',
      text: (one) => one.status ?? '',
    },
    {
      id: 'attempts',
      title: integrations.attempts,
      width: '90px',
      align: 'end',
      room: 'wide',
      cell: (one) => one.attempts,
      text: (one) => one.attempts,
    },
    {
      id: 'state',
      title: integrations.state,
      width: '112px',
      cell: (one) => {
        const tone = deliveryTone(one)
        return (
          <Pill tone={tone} icon="tone">
            {words.deliveryStates[one.state]}
          </Pill>
        )
      },
      text: (one) => words.deliveryStates[one.state],
    },
    {
      id: 'at',
      title: integrations.happened,
      width: '140px',
      room: 'some',
      cell: (one) => <When value={one.at} />,
      text: (one) => one.at,
    },
  ]
}
