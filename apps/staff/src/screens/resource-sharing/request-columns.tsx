import type { SharedRequest } from '../../../../server/src/modules/resource-sharing/contract.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { When } from '../../ui/formatted.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pill } from '../../ui/pill.tsx'
import { stageWords } from './stage-words.ts'
import { stageTones } from './tones.ts'

/** The columns of the list of requests. */
export function requestColumns(words: Words): readonly Column<SharedRequest>[] {
  const { sharing, sharingKinds } = words
  return [
    {
      id: 'item',
      title: sharing.item,
      cell: (request) => (
        <TwoLines second={[request.barcode, request.number].filter((part) => part !== null).join(' · ')}>
          <bdi>{request.title}</bdi>
        </TwoLines>
      ),
      text: (request) => request.title,
      sortBy: (request) => request.title,
    },
    {
      id: 'reader',
      title: sharing.reader,
      width: '20%',
      room: 'wide',
      cell: (request) => (
        <TwoLines second={request.pickupName ?? ''}>
          <bdi>{request.patronName ?? '–'}</bdi>
        </TwoLines>
      ),
      text: (request) => request.patronName ?? '',
      sortBy: (request) => request.patronName ?? undefined,
    },
    {
      id: 'partner',
      title: sharing.partner,
      width: '20%',
      room: 'wide',
      cell: (request) => <TwoLines second={sharingKinds[request.kind]}>{request.agencyName}</TwoLines>,
      text: (request) => request.agencyName,
      sortBy: (request) => request.agencyName,
    },
    {
      id: 'stage',
      title: sharing.stage,
      width: '146px',
      cell: (request) => (
        <Pill tone={stageTones[request.stage]} {...(stageTones[request.stage] !== 'neutral' && { icon: 'tone' })}>
          {stageWords(words, request)}
        </Pill>
      ),
      text: (request) => stageWords(words, request),
      sortBy: (request) => request.stage,
    },
    {
      id: 'due',
      title: sharing.due,
      width: '14%',
      optional: true,
      cell: (request) => (request.due === null ? '–' : <When value={request.due} as="day" />),
      text: (request) => request.due ?? '',
      sortBy: (request) => request.due ?? undefined,
    },
  ]
}
