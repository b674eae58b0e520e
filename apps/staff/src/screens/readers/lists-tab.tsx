import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ListPlus } from 'lucide-react'
import { useState } from 'react'
import { CreateList, HideList, ListLists, type TitleList } from '../../../../server/src/modules/lists/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ListEditor } from './list-editor.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import styles from './readers.module.css'

const owners = ['library', 'patrons'] as const

/** The lists of the library, and public ones of patrons; one of the library's is opened to be changed. */
export function ListsTab() {
  const { words, call } = useDesk()
  const { readers } = words
  const address = useAddress()
  const session = useSession()
  const [adding, setAdding] = useState(false)
  const of = address.oneOf('of', owners)
  const chosen = address.number('list')
  const list = useQuery({
    queryKey: ['readers', 'lists', of],
    queryFn: ({ signal }) => call(ListLists, { query: { of, limit: 200 } }, signal),
  })
  if (chosen !== undefined)
    return <ListEditor key={chosen} id={chosen} onClose={() => address.set({ list: undefined })} />
  const rows = list.data?.rows ?? []
  return (
    <div className={styles.stack}>
      <div className={styles.tools}>
        <RadioGroup
          label={readers.listOf}
          hideLabel
          look="segments"
          choices={owners.map((id) => ({ id, label: id === 'library' ? readers.ofLibraryLists : readers.ofPatrons }))}
          value={of}
          onChange={(next) => address.set({ of: next === 'library' ? undefined : next })}
        />
        {may(session, 'lists:write') && of === 'library' && (
          <Button icon={ListPlus} keys="F4" onPress={() => setAdding(true)}>
            {readers.newList}
          </Button>
        )}
      </div>
      {list.isError && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <SkeletonRows rows={3} />}
      {list.data !== undefined && (
        <Panel flush>
          {rows.length === 0 ? (
            <EmptyState icon={ListPlus} title={of === 'library' ? readers.noLists : readers.noPatronLists}>
              {of === 'library' ? readers.noListsText : ''}
            </EmptyState>
          ) : (
            <ul className={styles.rows}>
              {rows.map((row) => (
                <ListRow key={row.id} row={row} mayHide={may(session, 'lists:moderate')} />
              ))}
            </ul>
          )}
        </Panel>
      )}
      {adding && <NewListDialog onClose={() => setAdding(false)} />}
    </div>
  )
}

function ListRow({ row, mayHide }: { readonly row: TitleList; readonly mayHide: boolean }) {
  const { words, call, announce } = useDesk()
  const { readers } = words
  const queries = useQueryClient()
  const [hiding, setHiding] = useState(false)
  const hide = useMutation({
    mutationFn: (reason: string | null) => call(HideList, { params: { id: row.id }, body: { reason } }),
    onSuccess: () => {
      setHiding(false)
      announce(readers.saved)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['readers'] }),
  })
  return (
    <li className={styles.row}>
      <p className={styles.line}>
        {row.library ? (
          <Link href={`/readers?view=lists&list=${row.id}`} look="strong">
            <bdi>{row.name}</bdi>
          </Link>
        ) : (
          <b>
            <bdi>{row.name}</bdi>
          </b>
        )}
        <span className={styles.second}>{readers.titlesIn(row.titles)}</span>
        {row.homePlace !== null && <Pill tone="ok">{readers.onHome}</Pill>}
        {row.signed !== '' && (
          <span className={styles.second}>
            <bdi>{readers.by(row.signed)}</bdi>
          </span>
        )}
        {row.hiddenReason !== null && (
          <Pill tone="warn" icon="tone">
            {readers.hidden}
          </Pill>
        )}
      </p>
      {row.note !== '' && (
        <p className={`${styles.text} ${styles.second}`}>
          <bdi>{row.note}</bdi>
        </p>
      )}
      {row.hiddenReason !== null && (
        <p className={`${styles.text} ${styles.second}`}>
          <bdi>{row.hiddenReason}</bdi>
        </p>
      )}
      {hide.isError && !hiding && <Banner tone="stop" live title={sentenceFor(hide.error, words.problems)} />}
      <div className={styles.buttons}>
        {row.sharing !== 'private' && row.hiddenReason === null && (
          <a href={`/lists/${row.token}`}>{readers.seePublic}</a>
        )}
        {!row.library &&
          mayHide &&
          (row.hiddenReason === null ? (
            <Button size="small" onPress={() => setHiding(true)}>
              {readers.hide}
            </Button>
          ) : (
            <Button size="small" tone="plain" isPending={hide.isPending} onPress={() => hide.mutate(null)}>
              {readers.unhide}
            </Button>
          ))}
      </div>
      {hiding && (
        <ReasonDialog
          title={readers.hideTitle}
          submit={readers.hide}
          hint={readers.reasonHint}
          needed
          isPending={hide.isPending}
          error={hide.error}
          onSubmit={(reason) => hide.mutate(reason.slice(0, 500))}
          onClose={() => setHiding(false)}
        />
      )}
    </li>
  )
}

function NewListDialog({ onClose }: { readonly onClose: () => void }) {
  const { words, call } = useDesk()
  const { readers } = words
  const address = useAddress()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const create = useMutation({
    mutationFn: () => call(CreateList, { body: { name, sharing: 'public' } }),
    onSuccess: ({ id }) => {
      onClose()
      void queries.invalidateQueries({ queryKey: ['readers'] })
      address.set({ list: id })
    },
  })
  return (
    <Dialog
      title={readers.newList}
      isOpen
      onClose={onClose}
      actions={
        <Button
          tone="primary"
          keys="Mod+Enter"
          isPending={create.isPending}
          isDisabled={name.trim() === ''}
          onPress={() => create.mutate()}
        >
          {readers.newList}
        </Button>
      }
    >
      <div className={styles.fields}>
        {create.isError && <Banner tone="stop" live title={sentenceFor(create.error, words.problems)} />}
        <TextField label={readers.listName} value={name} onChange={setName} maxLength={200} autoFocus />
      </div>
    </Dialog>
  )
}
