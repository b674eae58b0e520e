import { useQuery, useQueryClient } from '@tanstack/react-query'
import { FileDown } from 'lucide-react'
import { useState } from 'react'
import { ListPatronImports, type PatronImport } from '../../../../server/src/modules/patrons/contract-import.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import type { Words } from '../../messages/index.ts'
import { sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { upload } from '../../upload.ts'
import { Banner } from '../../ui/banner.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { When } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'
import type { Tone } from '../../ui/tone.ts'
import { useGoTo } from '../circulation/use-go-to.ts'
import styles from './patron.module.css'

const key = ['patron-imports'] as const

export const importTones: Readonly<Record<PatronImport['state'], Tone>> = {
  uploaded: 'neutral',
  waiting: 'info',
  running: 'info',
  checked: 'info',
  done: 'ok',
  failed: 'stop',
  cancelled: 'warn',
  undoing: 'info',
  undone: 'neutral',
}

/** Files of patrons: dropped here, looked at, checked, imported. */
export function PatronImportsScreen() {
  const { call, words } = useDesk()
  const { csrf } = useSession()
  const goTo = useGoTo()
  const queries = useQueryClient()
  const [problem, setProblem] = useState<string>()
  const { people, patrons } = words
  const found = useQuery({ queryKey: key, queryFn: ({ signal }) => call(ListPatronImports, { query: {} }, signal) })
  useLiveRefresh(['patron-import', 'job'], [key])
  const take = async (files: readonly File[]) => {
    const [file] = files
    if (!file) return
    setProblem(undefined)
    try {
      const taken = await upload({
        address: `/api/v1/patron-imports/files?name=${encodeURIComponent(file.name)}`,
        file,
        csrf,
        words: words.problems,
        onProgress: () => {},
        signal: new AbortController().signal,
      })
      await queries.invalidateQueries({ queryKey: key })
      if (typeof taken === 'object' && taken !== null && 'id' in taken) goTo(`/patrons/imports/${Number(taken.id)}`)
    } catch (error) {
      setProblem(sentenceFor(error, words.problems))
    }
  }
  return (
    <>
      <PageHeader
        title={people.importsTitle}
        guide="import-patrons"
        crumbs={[{ label: patrons.title, href: '/patrons' }]}
      />
      <div className={styles.tab}>
        <FileDrop
          label={people.importDrop}
          dropping={people.importDropping}
          hint={people.importHint}
          onFiles={(files) => void take(files)}
        />
        {problem !== undefined && <Banner tone="stop" title={problem} live />}
        <Panel flush>
          <DataList
            label={people.importsTitle}
            name="patron-imports"
            columns={columnsOf(words)}
            rows={found.data?.rows}
            rowId={({ id }) => String(id)}
            onOpen={({ id }) => goTo(`/patrons/imports/${id}`)}
            {...(found.isError && { error: found.error, onRetry: () => void found.refetch() })}
            empty={<EmptyState icon={FileDown} title={people.noImports} />}
          />
        </Panel>
      </div>
    </>
  )
}

function columnsOf({ people, lineStates, patronImportStates }: Words): readonly Column<PatronImport>[] {
  const number = (id: 'added' | 'changed' | 'existing' | 'refused'): Column<PatronImport> => ({
    id,
    title: lineStates[id],
    width: '96px',
    align: 'end',
    room: 'wide',
    cell: (row) => row[id],
    text: (row) => row[id],
    sortBy: (row) => row[id],
  })
  return [
    {
      id: 'name',
      title: people.whole,
      cell: ({ id, name }) => (
        <Link href={`/patrons/imports/${id}`} look="quiet">
          {name}
        </Link>
      ),
      text: ({ name }) => name,
      sortBy: ({ name }) => name,
    },
    {
      id: 'state',
      title: people.line,
      width: '190px',
      cell: ({ state }) => (
        <Pill tone={importTones[state]} icon="tone">
          {patronImportStates[state]}
        </Pill>
      ),
      text: ({ state }) => patronImportStates[state],
    },
    number('added'),
    number('changed'),
    number('existing'),
    number('refused'),
    {
      id: 'at',
      title: people.deliveriesOn,
      width: '170px',
      align: 'end',
      room: 'wide',
      cell: ({ at }) => <When value={at} />,
      text: ({ at }) => at,
      sortBy: ({ at }) => Date.parse(at),
    },
  ]
}
