import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Copy, Pencil } from 'lucide-react'
import { useState } from 'react'
import type { Static } from 'typebox'
import { GetBibMarc, ReplaceBibMarc, type MarcView } from '../../../../server/src/modules/catalog/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Problem, sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { RecordFlags } from '../quality/record-flags.tsx'
import { toMnemonic } from './marc-text.ts'
import styles from './marc-view.module.css'

type Marc = Static<typeof MarcView>

interface RecordTabProps {
  readonly bib: number
  readonly editing: boolean
  readonly onEdit: (editing: boolean) => void
}

/** The MARC record of a title: read, copied, edited as text. */
export function RecordTab({ bib, editing, onEdit }: RecordTabProps) {
  const { words, call, announce } = useDesk()
  const session = useSession()
  const { catalogue } = words
  const marc = useQuery({
    queryKey: ['bib', bib, 'marc'],
    queryFn: ({ signal }) => call(GetBibMarc, { params: { id: bib } }, signal),
  })
  if (marc.isPending) return <SkeletonRows rows={10} />
  if (marc.isError) return <FailedState error={marc.error} onRetry={() => void marc.refetch()} />
  if (editing) return <RecordEditor key={marc.data.version} bib={bib} marc={marc.data} onDone={() => onEdit(false)} />
  return (
    <>
      <RecordFlags bib={bib} />
      <Panel
        title={catalogue.marc}
        aside={<Pill>{catalogue.version(marc.data.version)}</Pill>}
        flush
        actions={
          <>
            <Button
              tone="plain"
              size="small"
              icon={Copy}
              onPress={() =>
                void navigator.clipboard.writeText(toMnemonic(marc.data)).then(() => announce(catalogue.copied))
              }
            >
              {catalogue.copyMarc}
            </Button>
            {may(session, 'catalog:write') && (
              <Button tone="plain" size="small" icon={Pencil} onPress={() => onEdit(true)}>
                {catalogue.editRecord}
              </Button>
            )}
          </>
        }
      >
        <MarcRecord marc={marc.data} />
      </Panel>
    </>
  )
}

/** A record line by line: tags, indicators and subfield codes in their colours. */
export function MarcRecord({ marc }: { readonly marc: Marc }) {
  const { catalogue } = useDesk().words
  return (
    <div className={styles.record} dir="ltr" translate="no" role="group" aria-label={catalogue.marc}>
      <p className={styles.field}>
        <span className={styles.tag}>LDR</span>
        <span className={styles.indicators} />
        <span className={styles.fixed}>{marc.leader}</span>
      </p>
      {marc.fields.map((field, i) => (
        <p key={i} className={styles.field}>
          <span className={styles.tag}>{field.tag}</span>
          <span className={styles.indicators}>{field.indicators?.replaceAll(' ', '#')}</span>
          {field.value !== undefined ? (
            <span className={styles.fixed}>{field.value}</span>
          ) : (
            <span className={styles.content}>
              {field.subfields?.map(({ code, value }, k) => (
                <span key={k}>
                  <b className={styles.code}>${code}</b> <bdi>{value}</bdi>{' '}
                </span>
              ))}
            </span>
          )}
        </p>
      ))}
    </div>
  )
}

function RecordEditor({
  bib,
  marc,
  onDone,
}: {
  readonly bib: number
  readonly marc: Marc
  readonly onDone: () => void
}) {
  const { words, call, announce } = useDesk()
  const { permissions } = useSession()
  const queries = useQueryClient()
  const [text, setText] = useState(() => toMnemonic(marc))
  const [why, setWhy] = useState('')
  const save = useMutation({
    mutationFn: () =>
      call(ReplaceBibMarc, {
        params: { id: bib },
        body: { marc: text, version: marc.version, ...(why.trim() !== '' && { why: why.trim() }) },
      }),
    onSuccess: async (changed) => {
      queries.setQueryData(['bib', bib], changed)
      await queries.invalidateQueries({ queryKey: ['bib', bib] })
      announce(words.catalogue.saved)
      onDone()
    },
  })
  const { catalogue } = words
  return (
    <Panel
      title={catalogue.editRecord}
      aside={<Pill>{catalogue.version(marc.version)}</Pill>}
      footer={
        <>
          <TextField label={catalogue.why} beside value={why} onChange={setWhy} />
          <span className={styles.gap} />
          <Button tone="plain" onPress={onDone}>
            {words.ui.cancel}
          </Button>
          <Button tone="primary" keys="Mod+Enter" isPending={save.isPending} onPress={() => save.mutate()}>
            {catalogue.saveRecord}
          </Button>
        </>
      }
    >
      <div className={styles.editor}>
        {save.error instanceof Problem && save.error.blocks.length > 0 ? (
          <Refusal blocks={save.error.blocks} permissions={permissions} />
        ) : (
          save.isError && <Banner tone="stop" live title={sentenceFor(save.error, words.problems)} />
        )}
        <TextField
          label={catalogue.marc}
          hint={catalogue.editHelp}
          mono
          lines={Math.min(28, text.split('\n').length + 1)}
          value={text}
          onChange={setText}
          spellCheck="false"
          {...focusFirst}
        />
      </div>
    </Panel>
  )
}

/** Who asked to edit wants to type. */
const focusFirst = { autoFocus: true }
