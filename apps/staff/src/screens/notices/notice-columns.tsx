import type { Notice } from '../../../../server/src/modules/notifications/contract.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { When } from '../../ui/formatted.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pill } from '../../ui/pill.tsx'
import { noticeTones } from './notice-tones.ts'

/** Kind and step of a notice in words. */
export function kindInWords({ kind, step }: Pick<Notice, 'kind' | 'step'>, words: Words): string {
  return kind === 'overdue' && step > 0
    ? `${words.noticeKinds[kind]}, ${words.notices.step(step)}`
    : words.noticeKinds[kind]
}

/** The columns of a list of notices; a patron's own list names no patron. */
export function noticeColumns(words: Words, whose: 'all' | 'one'): readonly Column<Notice>[] {
  const { notices, noticeStates } = words
  const patron: Column<Notice> = {
    id: 'patron',
    title: notices.patron,
    cell: (notice) => (
      <TwoLines second={[kindInWords(notice, words), notice.about].filter((part) => part !== '').join(' · ')}>
        {notice.patronName}
      </TwoLines>
    ),
    text: (notice) => notice.patronName,
    sortBy: (notice) => notice.patronName,
  }
  return [
    ...(whose === 'all' ? [patron] : []),
    {
      id: 'kind',
      title: notices.kind,
      ...(whose === 'all' ? { optional: true } : {}),
      cell: (notice) =>
        whose === 'all' ? (
          kindInWords(notice, words)
        ) : (
          <TwoLines second={notice.about}>{kindInWords(notice, words)}</TwoLines>
        ),
      text: (notice) => kindInWords(notice, words),
      sortBy: (notice) => kindInWords(notice, words),
    },
    {
      id: 'about',
      title: notices.about,
      optional: true,
      cell: (notice) => <bdi>{notice.about}</bdi>,
      text: (notice) => notice.about,
      sortBy: (notice) => notice.about,
    },
    {
      id: 'way',
      title: notices.way,
      width: '120px',
      room: 'widest',
      cell: ({ messages: [last] }) => (last ? notices[last.channel] : ''),
      text: ({ messages: [last] }) => (last ? notices[last.channel] : ''),
    },
    {
      id: 'state',
      title: notices.state,
      width: '120px',
      cell: ({ state }) => (
        <Pill tone={noticeTones[state]} icon="tone">
          {noticeStates[state]}
        </Pill>
      ),
      text: ({ state }) => noticeStates[state],
      sortBy: ({ state }) => noticeStates[state],
    },
    {
      id: 'at',
      title: notices.at,
      width: '150px',
      room: 'some',
      cell: ({ createdAt }) => <When value={createdAt} />,
      text: ({ createdAt }) => createdAt,
      sortBy: ({ createdAt }) => createdAt,
    },
  ]
}
