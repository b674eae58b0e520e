import { diffRecords } from '@carrel/marc'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ListBibVersions } from '../../../../server/src/modules/catalog/contract.ts'
import { GetRecord, RestoreVersion } from '../../../../server/src/modules/cataloguing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { RecordDiff } from '../batch-editing/record-diff.tsx'
import styles from './editor.module.css'
import { fromView, toMarcRecord, type EditedRecord } from './record/buffer.ts'

interface VersionsPanelProps {
  readonly bib: number
  /** As it is being edited. */
  readonly record: EditedRecord
  readonly current: number
  readonly onRestored: (record: EditedRecord, version: number) => void
}

/** What was different in an earlier version, and the way back to it. */
export function VersionsPanel({ bib, record, current, onRestored }: VersionsPanelProps) {
  const { words, call, format, announce } = useDesk()
  const { editor } = words
  const queries = useQueryClient()
  const session = useSession()
  const [chosen, setChosen] = useState<number>()
  const [why, setWhy] = useState('')
  const versions = useQuery({
    queryKey: ['bib', bib, 'versions', current],
    queryFn: ({ signal }) => call(ListBibVersions, { params: { id: bib } }, signal),
  })
  const rows = versions.data?.rows ?? []
  const version = chosen ?? rows.find((row) => row.version < current)?.version ?? current
  const old = useQuery({
    queryKey: ['record', bib, 'version', version],
    queryFn: ({ signal }) => call(GetRecord, { params: { id: bib }, query: { version } }, signal),
    enabled: rows.length > 0,
  })
  const restore = useMutation({
    mutationFn: () =>
      call(RestoreVersion, {
        params: { id: bib },
        body: { version, current, ...(why.trim() !== '' && { why: why.trim() }) },
      }),
    onSuccess: async () => {
      const stored = await call(GetRecord, { params: { id: bib }, query: {} })
      onRestored(fromView(stored), stored.version)
      announce(editor.restored(version))
      void queries.invalidateQueries({ queryKey: ['bib', bib] })
    },
  })
  if (versions.isPending) return <SkeletonRows rows={6} />
  if (versions.isError) return <FailedState error={versions.error} onRetry={() => void versions.refetch()} />
  const diff = old.data && diffRecords(toMarcRecord(fromView(old.data)), toMarcRecord(record))
  return (
    <Panel
      title={editor.since(version)}
      actions={
        may(session, 'catalog:write') &&
        version !== current && (
          <Button isPending={restore.isPending} onPress={() => restore.mutate()}>
            {editor.restore(version)}
          </Button>
        )
      }
    >
      <div className={styles.stack}>
        {restore.isError && <Banner tone="stop" live title={sentenceFor(restore.error, words.problems)} />}
        <Select
          label={editor.compareWith}
          value={String(version)}
          onChange={(id) => setChosen(Number(id))}
          choices={rows.map((row) => ({
            id: String(row.version),
            label: editor.versionBy(row.version, row.by),
            detail: `${format.when(row.at)} · ${row.why}`,
          }))}
        />
        {version !== current && (
          <TextField label={words.editorHelp.restoreWhy} value={why} onChange={setWhy} maxLength={500} />
        )}
        {old.isError && <FailedState error={old.error} onRetry={() => void old.refetch()} />}
        {diff &&
          (diff.isSame ? <p className={styles.second}>{editor.noDifference}</p> : <RecordDiff diff={viewOf(diff)} />)}
      </div>
    </Panel>
  )
}

function viewOf({ isSame, leader, fields }: ReturnType<typeof diffRecords>) {
  const parts = (
    list: readonly {
      readonly what: 'tag' | 'indicators' | 'code' | 'text'
      readonly kind: 'kept' | 'added' | 'removed'
      readonly text: string
    }[],
  ) => list.map(({ what, kind, text }) => ({ what, kind, text }))
  return {
    isSame,
    ...(leader && { leader: parts(leader) }),
    fields: fields.map(({ kind, tag, parts: of }) => ({ kind, tag, parts: parts(of) })),
  }
}
