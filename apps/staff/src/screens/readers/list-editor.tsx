import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ArrowDown, ArrowLeft, ArrowUp, X } from 'lucide-react'
import { useState } from 'react'
import {
  ChangeList,
  DeleteList,
  GetList,
  PutInList,
  TakeFromList,
  type ListEntry,
  type WholeList,
} from '../../../../server/src/modules/lists/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { TitleField } from '../reserves/title-field.tsx'
import { SaveForm } from '../settings/save-form.tsx'
import styles from './readers.module.css'

interface ListEditorProps {
  readonly id: number
  readonly onClose: () => void
}

/** One list of the library: its titles in their order, its words, and whether it stands on the home page. */
export function ListEditor({ id, onClose }: ListEditorProps) {
  const { words, call } = useDesk()
  const list = useQuery({
    queryKey: ['readers', 'list', id],
    queryFn: ({ signal }) => call(GetList, { params: { id } }, signal),
  })
  return (
    <div className={styles.stack}>
      <div>
        <Button tone="plain" icon={ArrowLeft} onPress={onClose}>
          {words.readers.back}
        </Button>
      </div>
      {list.isError && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <SkeletonRows rows={5} />}
      {list.data && <Entries list={list.data} />}
      {list.data && <About list={list.data} onDeleted={onClose} />}
    </div>
  )
}

function Entries({ list }: { readonly list: WholeList }) {
  const { words, call } = useDesk()
  const { readers } = words
  const queries = useQueryClient()
  const mayWrite = may(useSession(), 'lists:write') && list.library
  const change = useMutation({
    mutationFn: ({ bib, place }: { readonly bib: number; readonly place?: number | 'out' }) =>
      place === 'out'
        ? call(TakeFromList, { params: { id: list.id, bib } })
        : call(PutInList, { params: { id: list.id, bib }, body: place === undefined ? {} : { place } }),
    onSuccess: (changed) => queries.setQueryData(['readers', 'list', list.id], changed),
    onSettled: () => queries.invalidateQueries({ queryKey: ['readers'] }),
  })
  const place = (at: number) => list.entries[at]?.place ?? 1
  return (
    <Panel title={list.name} flush>
      {mayWrite && (
        <div className={styles.row}>
          <TitleField
            key={list.entries.length}
            value={undefined}
            label={readers.addToList}
            onChange={(bib) => bib !== undefined && change.mutate({ bib })}
          />
          {change.isError && <Banner tone="stop" live title={sentenceFor(change.error, words.problems)} />}
        </div>
      )}
      <ol className={styles.rows}>
        {list.entries.map((entry: ListEntry, at) => (
          <li key={entry.bib} className={styles.entry}>
            <span>
              <Link href={`/catalogue/${entry.bib}`} look="strong">
                <bdi>{entry.title}</bdi>
              </Link>{' '}
              <span className={styles.second}>
                <bdi>{entry.author}</bdi>
              </span>
            </span>
            {mayWrite && (
              <>
                <IconButton
                  icon={ArrowUp}
                  label={readers.up(entry.title)}
                  isDisabled={at === 0}
                  onPress={() => change.mutate({ bib: entry.bib, place: place(at - 1) })}
                />
                <IconButton
                  icon={ArrowDown}
                  label={readers.down(entry.title)}
                  isDisabled={at === list.entries.length - 1}
                  onPress={() => change.mutate({ bib: entry.bib, place: place(at + 1) })}
                />
                <IconButton
                  icon={X}
                  label={readers.take(entry.title)}
                  onPress={() => change.mutate({ bib: entry.bib, place: 'out' })}
                />
              </>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function About({ list, onDeleted }: { readonly list: WholeList; readonly onDeleted: () => void }) {
  const { words, call, announce } = useDesk()
  const { readers } = words
  const queries = useQueryClient()
  const mayWrite = may(useSession(), 'lists:write')
  const [draft, setDraft] = useState({
    name: list.name,
    note: list.note,
    signed: list.signed,
    isPublic: list.sharing === 'public',
    onHome: list.homePlace !== null,
  })
  const [asking, setAsking] = useState(false)
  const set = (change: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...change }))
  const onSettled = () => queries.invalidateQueries({ queryKey: ['readers'] })
  const save = useMutation({
    mutationFn: () =>
      call(ChangeList, {
        params: { id: list.id },
        body: {
          name: draft.name,
          note: draft.note,
          signed: draft.signed,
          sharing: draft.isPublic ? 'public' : 'private',
          homePlace: draft.isPublic && draft.onHome ? (list.homePlace ?? 1) : null,
        },
      }),
    onSuccess: () => announce(readers.saved),
    onSettled,
  })
  const remove = useMutation({
    mutationFn: () => call(DeleteList, { params: { id: list.id } }),
    onSuccess: onDeleted,
    onSettled,
  })
  return (
    <>
      <SaveForm
        title={words.readers.listNote}
        submit={readers.save}
        onSubmit={() => save.mutate()}
        isPending={save.isPending}
        error={save.error}
        canSave={mayWrite && draft.name.trim() !== ''}
      >
        <TextField label={readers.listName} value={draft.name} onChange={(name) => set({ name })} maxLength={200} />
        <TextField
          label={readers.listNote}
          value={draft.note}
          onChange={(note) => set({ note })}
          lines={3}
          maxLength={4000}
        />
        <TextField
          label={readers.signed}
          hint={readers.signedHint}
          value={draft.signed}
          onChange={(signed) => set({ signed })}
          maxLength={60}
        />
        <Switch isSelected={draft.isPublic} onChange={(isPublic) => set({ isPublic })}>
          {readers.publicList}
        </Switch>
        <Switch
          isSelected={draft.onHome && draft.isPublic}
          isDisabled={!draft.isPublic}
          onChange={(onHome) => set({ onHome })}
        >
          {readers.onHome}
        </Switch>
      </SaveForm>
      {mayWrite && (
        <div>
          <Button tone="danger" onPress={() => setAsking(true)}>
            {readers.remove}
          </Button>
        </div>
      )}
      {asking && (
        <Dialog
          title={readers.remove}
          isOpen
          role="alertdialog"
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button tone="plain" onPress={() => setAsking(false)}>
                {words.ui.cancel}
              </Button>
              <Button tone="danger" isPending={remove.isPending} onPress={() => remove.mutate()}>
                {readers.remove}
              </Button>
            </>
          }
        >
          <p>{readers.removeSure(list.name)}</p>
        </Dialog>
      )}
    </>
  )
}
