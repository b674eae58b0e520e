import type { Branch } from '../../../../server/src/modules/org/contract.ts'
import type { ApiKeyView } from '../../../../server/src/platform/contract.ts'
import type { Words } from '../../messages/index.ts'
import { nameOf } from '../../reference.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { When } from '../../ui/formatted.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pill } from '../../ui/pill.tsx'
import type { Tone } from '../../ui/tone.ts'

/** How a key stands, in a word and a colour. */
export function keyStanding(key: ApiKeyView, { integrations }: Words): { readonly label: string; readonly tone: Tone } {
  if (key.revokedAt !== null) return { label: integrations.ended, tone: 'neutral' }
  return key.expired ? { label: integrations.expired, tone: 'warn' } : { label: integrations.open, tone: 'ok' }
}

/** A key ends when a day begins: its last day is the one before. */
function lastMoment(end: string): string {
  return new Date(Date.parse(end) - 1).toISOString()
}

/** The list of keys. */
export function keyColumns(words: Words, branches: readonly Branch[]): readonly Column<ApiKeyView>[] {
  const { integrations, settings } = words
  const standing = (key: ApiKeyView) => keyStanding(key, words)
  return [
    {
      id: 'name',
      title: integrations.keyName,
      cell: (key) => (
        <TwoLines
          second={[settings.permissionCount(key.permissions.length), nameOf(branches, key.branch), key.note]
            .filter(Boolean)
            .join(' · ')}
        >
          {key.name}
        </TwoLines>
      ),
      text: (key) => key.name,
      sortBy: (key) => key.name,
    },
    {
      id: 'end',
      title: integrations.ends,
      width: '90px',
      room: 'wide',
      cell: (key) => (key.tokenEnd === '' ? '' : integrations.tokenEnd(key.tokenEnd)),
      text: (key) => key.tokenEnd,
    },
    {
      id: 'until',
      title: integrations.until,
      width: '130px',
      room: 'wide',
      cell: (key) => (key.expiresAt === null ? '–' : <When value={lastMoment(key.expiresAt)} as="day" />),
      text: (key) => key.expiresAt ?? '',
      sortBy: (key) => key.expiresAt ?? undefined,
    },
    {
      id: 'used',
      title: integrations.used,
      width: '170px',
      room: 'some',
      cell: (key) =>
        key.usedAt === null ? (
          integrations.neverUsed
        ) : (
          <TwoLines second={key.usedFrom === null ? '' : integrations.usedFrom(key.usedFrom)}>
            <When value={key.usedAt} />
          </TwoLines>
        ),
      text: (key) => key.usedAt ?? '',
      sortBy: (key) => key.usedAt ?? undefined,
    },
    {
      id: 'state',
      title: integrations.state,
      width: '110px',
      cell: (key) => (
        <Pill tone={standing(key).tone} icon="tone">
          {standing(key).label}
        </Pill>
      ),
      text: (key) => standing(key).label,
      sortBy: (key) => standing(key).label,
    },
  ]
}
