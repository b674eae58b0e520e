import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import {
  GetDateChange,
  ListChangedHolds,
  ListChangedLoans,
  UndoDateChange,
  type DateChange,
} from '../../../../server/src/modules/circulation/contract-closings.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { nameOf, useBranches } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import styles from './closings.module.css'
import { daysOf } from './days-of.ts'
import { MovedHolds, MovedLoans } from './effect-view.tsx'

const limit = 500

/** One closing or change of many due dates: what it moved, and the way back. */
export function ClosingScreen() {
  const { words, call } = useDesk()
  const { closings } = words
  const { id: text } = useParams({ from: '/signed-in/closings/$id' })
  const id = Number(text)
  const change = useQuery({
    queryKey: ['closings', id],
    queryFn: ({ signal }) => call(GetDateChange, { params: { id } }, signal),
  })
  return (
    <>
      {change.isPending && <SkeletonRows rows={6} />}
      {change.isError && <FailedState error={change.error} onRetry={() => void change.refetch()} />}
      {change.data && (
        <>
          <PageHeader
            title={change.data.reason}
            crumbs={[{ label: closings.title, href: '/closings' }]}
            guide="closings"
            aside={
              <Pill tone={change.data.undone ? 'neutral' : 'ok'}>
                {change.data.undone ? closings.undone : closings.inForce}
              </Pill>
            }
            actions={change.data.undone ? undefined : <Undo change={change.data} />}
          >
            {change.data.kind === 'closing' ? closings.kindClosing : closings.kindChange}
          </PageHeader>
          <Content change={change.data} />
        </>
      )}
    </>
  )
}

function Undo({ change }: { readonly change: DateChange }) {
  const { words, call, announce } = useDesk()
  const { closings } = words
  const session = useSession()
  const queries = useQueryClient()
  const [asked, setAsked] = useState(false)
  const undo = useMutation({
    mutationFn: () => call(UndoDateChange, { params: { id: change.id } }),
    onSuccess: () => {
      setAsked(false)
      announce(closings.undone, 'now')
      for (const queryKey of [['closings'], ['calendar'], ['holds']]) void queries.invalidateQueries({ queryKey })
    },
  })
  if (!may(session, change.kind === 'closing' ? 'circulation:closings' : 'circulation:due-changes')) return null
  return (
    <>
      <Button icon={Undo2} onPress={() => setAsked(true)}>
        {closings.undo}
      </Button>
      <Dialog
        title={closings.undoAsk}
        isOpen={asked}
        onClose={() => setAsked(false)}
        role="alertdialog"
        actions={
          <>
            <Button tone="plain" onPress={() => setAsked(false)}>
              {words.ui.cancel}
            </Button>
            <Button tone="primary" icon={Undo2} autoFocus isPending={undo.isPending} onPress={() => undo.mutate()}>
              {closings.undo}
            </Button>
          </>
        }
      >
        {undo.isError && <Banner tone="stop" live title={sentenceFor(undo.error, words.problems)} />}
        <p>{change.kind === 'closing' ? closings.undoClosingText : closings.undoChangeText}</p>
        <p className={styles.second}>{closings.undoLeft}</p>
      </Dialog>
    </>
  )
}

function Content({ change }: { readonly change: DateChange }) {
  const { words, call, format } = useDesk()
  const { closings } = words
  const branches = useBranches()
  const loans = useQuery({
    queryKey: ['closings', change.id, 'loans', change.undone !== null],
    enabled: change.loans > 0,
    queryFn: ({ signal }) => call(ListChangedLoans, { params: { id: change.id }, query: { limit } }, signal),
  })
  const holds = useQuery({
    queryKey: ['closings', change.id, 'holds', change.undone !== null],
    enabled: change.holds > 0,
    queryFn: ({ signal }) => call(ListChangedHolds, { params: { id: change.id }, query: { limit } }, signal),
  })
  const became = {
    restored: closings.becameRestored,
    returned: closings.becameReturned,
    renewed: closings.becameRenewed,
    'due-changed': closings.becameChanged,
    lost: closings.becameLost,
  }
  const days = daysOf(change, format)
  return (
    <div className={styles.columns}>
      <Panel>
        <KeyValues
          facts={[
            ...(days === undefined ? [] : [{ label: closings.when, value: days }]),
            { label: closings.branches, value: change.branches.map((id) => nameOf(branches, id)).join(', ') },
            { label: closings.loans, value: format.count(change.loans) },
            ...(change.kind === 'closing'
              ? [
                  { label: closings.holds, value: format.count(change.holds) },
                  { label: closings.fines, value: format.count(change.fines) },
                ]
              : []),
            { label: closings.by, value: closings.movedAt(format.when(change.at), change.by) },
          ]}
        />
      </Panel>
      <div className={styles.stack}>
        {change.undone && (
          <Banner
            tone={change.undone.left > 0 ? 'warn' : 'info'}
            title={closings.undoneBy(change.undone.by, format.when(change.undone.at))}
          >
            {change.undone.left > 0 ? closings.left(change.undone.left) : undefined}
          </Banner>
        )}
        {loans.data && (
          <MovedLoans
            title={closings.loans}
            total={loans.data.total}
            rows={loans.data.rows.map(({ undone, ...row }) => ({
              ...row,
              ...(undone !== null && { became: became[undone] }),
            }))}
          />
        )}
        {loans.isError && <FailedState error={loans.error} onRetry={() => void loans.refetch()} />}
        {holds.data && <MovedHolds rows={holds.data.rows} total={holds.data.total} />}
      </div>
    </div>
  )
}
