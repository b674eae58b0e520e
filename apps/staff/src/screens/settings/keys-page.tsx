import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import type { Static } from 'typebox'
import { ListRoles, type Branch } from '../../../../server/src/modules/org/contract.ts'
import { ListApiKeys, RevokeApiKey, type ApiKeyView } from '../../../../server/src/platform/contract.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { sentenceFor } from '../../problem.ts'
import { nameOf, useBranches } from '../../reference.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { When } from '../../ui/formatted.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { NewKey } from './new-key.tsx'
import styles from './settings.module.css'

type Key = Static<typeof ApiKeyView>

/** Keys of machines and programs: what each may do, and its end. */
export function KeysPage() {
  const { words, call } = useDesk()
  const { settings } = words
  const queries = useQueryClient()
  const branches = useBranches()
  const [ending, setEnding] = useState<Key>()
  const list = useQuery({ queryKey: ['api-keys'], queryFn: ({ signal }) => call(ListApiKeys, {}, signal) })
  const roles = useQuery({ queryKey: ['roles'], queryFn: ({ signal }) => call(ListRoles, {}, signal) })
  const end = useMutation({
    mutationFn: (id: number) => call(RevokeApiKey, { params: { id } }),
    onSuccess: () => {
      setEnding(undefined)
      return queries.invalidateQueries({ queryKey: ['api-keys'] })
    },
  })
  return (
    <div className={styles.columns}>
      <Panel flush>
        <DataList
          label={settings.keys}
          name="api-keys"
          columns={keyColumns(words, branches, setEnding)}
          rows={list.data?.rows}
          rowId={({ id }) => String(id)}
          error={list.error ?? undefined}
          onRetry={() => void list.refetch()}
          empty={<EmptyState icon={KeyRound} title={settings.nothing} />}
        />
      </Panel>
      <NewKey permissions={roles.data?.permissions ?? []} />
      <Dialog
        role="alertdialog"
        title={settings.endAsk}
        isOpen={ending !== undefined}
        onClose={() => setEnding(undefined)}
        actions={
          <>
            <Button tone="plain" onPress={() => setEnding(undefined)}>
              {words.ui.cancel}
            </Button>
            <Button tone="danger" isPending={end.isPending} onPress={() => ending && end.mutate(ending.id)}>
              {settings.end}
            </Button>
          </>
        }
      >
        {end.isError && <Banner tone="stop" live title={sentenceFor(end.error, words.problems)} />}
        <p>{ending && settings.endText(ending.name)}</p>
      </Dialog>
    </div>
  )
}

function keyColumns({ settings }: Words, branches: readonly Branch[], end: (key: Key) => void): readonly Column<Key>[] {
  return [
    {
      id: 'name',
      title: settings.keyName,
      cell: (key) => (
        <TwoLines
          second={[settings.permissionCount(key.permissions.length), nameOf(branches, key.branch)]
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
      id: 'made',
      title: settings.made,
      width: '22%',
      room: 'wide',
      cell: (key) => <TwoLines second={key.createdBy}>{<When value={key.createdAt} as="day" />}</TwoLines>,
      text: (key) => key.createdAt,
      sortBy: (key) => key.createdAt,
    },
    {
      id: 'used',
      title: settings.used,
      width: '20%',
      cell: (key) => (key.usedAt === null ? settings.neverUsed : <When value={key.usedAt} />),
      text: (key) => key.usedAt ?? '',
      sortBy: (key) => key.usedAt ?? undefined,
    },
    {
      id: 'end',
      title: settings.end,
      width: '96px',
      cell: (key) =>
        key.revokedAt === null ? (
          <Button size="small" onPress={() => end(key)}>
            {settings.end}
          </Button>
        ) : (
          <Pill>{settings.ended}</Pill>
        ),
    },
  ]
}
