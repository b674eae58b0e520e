import { useQuery } from '@tanstack/react-query'
import { FileDown, ListChecks } from 'lucide-react'
import { ListImportLines, type ImportLine } from '../../../../server/src/modules/patrons/contract-import.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { EmptyState } from '../../ui/states.tsx'
import type { Tone } from '../../ui/tone.ts'

const limit = 100
const states = ['all', 'refused', 'added', 'changed', 'existing'] as const
const tones: Readonly<Record<ImportLine['state'], Tone>> = {
  added: 'ok',
  changed: 'info',
  existing: 'neutral',
  refused: 'stop',
}

/** What became, or would become, of each line of a file; the refused ones can be fetched as they came. */
export function ImportLines({ id, refused }: { readonly id: number; readonly refused: number }) {
  const { call, words } = useDesk()
  const address = useAddress()
  const { people, lineStates } = words
  const state = address.oneOf('state', states)
  const offset = address.number('offset') ?? 0
  const found = useQuery({
    queryKey: ['patron-import-lines', id, state, offset],
    queryFn: ({ signal }) =>
      call(ListImportLines, { params: { id }, query: { ...(state !== 'all' && { state }), limit, offset } }, signal),
    placeholderData: (before) => before,
  })
  return (
    <Panel flush>
      <DataList
        label={people.line}
        name="patron-import-lines"
        columns={columnsOf(words)}
        rows={found.data?.rows}
        rowId={({ line }) => String(line)}
        {...(found.isError && { error: found.error, onRetry: () => void found.refetch() })}
        tools={
          <>
            <RadioGroup
              label={people.line}
              hideLabel
              look="segments"
              value={state}
              onChange={(next) =>
                address.set({ state: next === 'all' ? undefined : next, offset: undefined }, 'replace')
              }
              choices={states.map((one) => ({ id: one, label: one === 'all' ? people.allLines : lineStates[one] }))}
            />
            {refused > 0 && (
              <ButtonLink href={`/api/v1/patron-imports/${id}/refused`} icon={FileDown} download>
                {people.refusedFile}
              </ButtonLink>
            )}
          </>
        }
        empty={<EmptyState icon={ListChecks} title={words.people.nobody} />}
        footer={
          found.data && (
            <Pagination
              offset={offset}
              limit={limit}
              total={found.data.total}
              onChange={(next) => address.set({ offset: next === 0 ? undefined : next })}
            />
          )
        }
      />
    </Panel>
  )
}

function problemText({ problems, undone }: ImportLine, { people }: Words): string {
  const lines = problems.map(({ message, facts }) => {
    const [column, value] = [facts?.['column'], facts?.['value']]
    if (typeof column !== 'string' || column === '' || typeof value !== 'string') return message
    return message.includes(value) ? `${column}: ${message}` : `${people.lineColumn(column, value)} – ${message}`
  })
  return [...lines, ...(undone === null || undone === '' ? [] : [undone])].join(' ')
}

function columnsOf(words: Words): readonly Column<ImportLine>[] {
  const { people, patrons, lineStates } = words
  return [
    {
      id: 'line',
      title: people.line,
      width: '76px',
      align: 'end',
      cell: ({ line }) => line,
      text: ({ line }) => line,
    },
    {
      id: 'name',
      title: patrons.name,
      cell: (row) => (
        <TwoLines second={row.state === 'refused' || row.undone ? problemText(row, words) : undefined}>
          {row.patron === null ? (
            row.name
          ) : (
            <Link href={`/patrons/${row.patron}`} look="quiet">
              {row.name}
            </Link>
          )}
        </TwoLines>
      ),
      text: ({ name }) => name,
    },
    {
      id: 'state',
      title: patrons.state,
      width: '120px',
      cell: ({ state }) => (
        <Pill tone={tones[state]} icon="tone">
          {lineStates[state]}
        </Pill>
      ),
      text: ({ state }) => lineStates[state],
    },
    {
      id: 'problem',
      title: patrons.reason,
      optional: true,
      cell: (line) => problemText(line, words),
      text: (line) => problemText(line, words),
    },
  ]
}
