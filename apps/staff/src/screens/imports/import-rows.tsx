import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { FileText } from 'lucide-react'
import { useState } from 'react'
import type { Static } from 'typebox'
import { ListImportRows, type Import, type ImportRow } from '../../../../server/src/modules/loading/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import type { Format } from '../../format.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { exportAll } from '../../ui/data-list/export-all.ts'
import { Figure } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { ImportRowDialog } from './import-row-dialog.tsx'
import { rowStates, rowTones, statesOf } from './import-state.ts'
import styles from './imports.module.css'

type Row = Static<typeof ImportRow>

const limit = 200

/** The records of an import, all or those of one state. */
export function ImportRows({ of: it }: { readonly of: Import }) {
  const { words, call, format } = useDesk()
  const address = useAddress()
  const state = address.oneOf('state', ['all', 'open', ...rowStates])
  const [shown, setShown] = useState<number>()
  const offset = address.number('offset') ?? 0
  const only = state === 'all' ? {} : state === 'open' ? { open: true } : { state }
  const columns = rowColumns(words, format)
  const list = useQuery({
    queryKey: ['import-rows', it.id, state, offset],
    queryFn: ({ signal }) => call(ListImportRows, { params: { id: it.id }, query: { limit, offset, ...only } }, signal),
    placeholderData: keepPreviousData,
  })
  const choices = [
    { id: 'all' as const, label: `${words.imports.all} ${format.count(it.read)}` },
    ...(it.state === 'previewed' ? [{ id: 'open' as const, label: words.loading.open }] : []),
    ...statesOf(it).map((id) => ({
      id,
      label: `${words.imports[id]} ${format.count(it[id])}`,
      disabled: it[id] === 0,
    })),
  ]
  return (
    <Panel flush>
      <PagedList
        label={words.imports.rows}
        name="import-rows"
        columns={columns}
        onExport={() =>
          void exportAll(it.name, columns, (at) =>
            call(ListImportRows, { params: { id: it.id }, query: { ...only, ...at } }),
          )
        }
        found={list}
        limit={limit}
        rowId={(row) => String(row.number)}
        onOpen={({ number }) => setShown(number)}
        tools={
          <RadioGroup
            label={words.imports.showState}
            beside
            look="segments"
            choices={choices}
            value={state}
            onChange={(next) => address.set({ state: next === 'all' ? undefined : next, offset: undefined })}
          />
        }
        empty={
          <EmptyState icon={FileText} title={words.imports.rowsEmptyTitle}>
            {words.imports.rowsEmptyText}
          </EmptyState>
        }
      />
      {shown !== undefined && <ImportRowDialog of={it} number={shown} onClose={() => setShown(undefined)} />}
    </Panel>
  )
}

function rowColumns({ imports, loading }: Words, format: Format): readonly Column<Row>[] {
  return [
    {
      id: 'record',
      title: imports.record,
      cell: (row) => (
        <TwoLines second={row.control ?? undefined}>
          {row.bib === null ? (
            (row.title ?? imports.noTitle)
          ) : (
            <Link href={`/catalogue/${row.bib}`} look="quiet">
              {row.title ?? imports.noTitle}
            </Link>
          )}
        </TwoLines>
      ),
      text: (row) => row.title ?? '',
    },
    {
      id: 'state',
      title: imports.state,
      width: '124px',
      cell: ({ state, choice }) => (
        <Pill tone={choice === null ? rowTones[state] : 'info'} icon="tone">
          {choice === null ? imports[state] : loading.chosen}
        </Pill>
      ),
      text: ({ state }) => imports[state],
    },
    {
      id: 'notes',
      title: imports.notes,
      room: 'wide',
      cell: ({ notes }) => (
        <span className={styles.notes} title={notes.join(' ')}>
          {notes.join(' ')}
        </span>
      ),
      text: ({ notes }) => notes.join(' '),
    },
    {
      id: 'number',
      title: imports.number,
      width: '84px',
      align: 'end',
      room: 'wide',
      cell: (row) => <Figure value={row.number} />,
      text: (row) => row.number,
    },
    {
      id: 'offset',
      title: imports.offset,
      width: '110px',
      align: 'end',
      room: 'widest',
      cell: (row) => format.count(row.offset),
      text: (row) => row.offset,
    },
    {
      id: 'control',
      title: imports.control,
      width: '140px',
      optional: true,
      cell: (row) => row.control,
      text: (row) => row.control ?? '',
    },
  ]
}
