import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { MonitorSmartphone } from 'lucide-react'
import { useState } from 'react'
import {
  ChangeKiosk,
  ListKiosks,
  RevokeKiosk,
  SendKioskHome,
  type Kiosk,
} from '../../../../server/src/modules/kiosks/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import styles from '../settings/settings.module.css'
import { kioskColumns } from './kiosk-columns.tsx'
import { KioskForm } from './kiosk-form.tsx'
import own from './kiosks.module.css'

const key = ['kiosks'] as const

/** Self-checks in browsers: how they are, adopting, changing, pausing, signing out. */
export function KiosksPage() {
  const { words, call } = useDesk()
  const { kiosks } = words
  const [chosen, setChosen] = useState<number>()
  const code = new URLSearchParams(location.search).get('code') ?? ''
  const list = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(ListKiosks, { query: {} }, signal),
    refetchInterval: 30_000,
  })
  useLiveRefresh(['kiosks'], [key])
  const rows = list.data?.rows
  const kiosk = rows?.find(({ id }) => id === chosen)
  return (
    <div className={styles.columns}>
      <div className={styles.content}>
        <Panel flush>
          <DataList<Kiosk>
            label={kiosks.title}
            name="kiosks"
            columns={kioskColumns(words)}
            rows={rows}
            rowId={({ id }) => String(id)}
            onOpen={({ id }) => setChosen(id)}
            error={list.error ?? undefined}
            onRetry={() => void list.refetch()}
            empty={
              <EmptyState icon={MonitorSmartphone} title={kiosks.none}>
                {kiosks.noneText}
              </EmptyState>
            }
          />
        </Panel>
        {kiosk && <KioskActions kiosk={kiosk} onGone={() => setChosen(undefined)} />}
      </div>
      <KioskForm
        key={chosen ?? 'new'}
        kiosk={kiosk}
        others={rows ?? []}
        code={code}
        onDone={() => setChosen(undefined)}
      />
    </div>
  )
}

function KioskActions({ kiosk, onGone }: { readonly kiosk: Kiosk; readonly onGone: () => void }) {
  const { words, call, announce } = useDesk()
  const { kiosks } = words
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const { id, name } = kiosk
  const onSettled = () => queries.invalidateQueries({ queryKey: key })
  const pause = useMutation({
    mutationFn: (paused: boolean) => call(ChangeKiosk, { params: { id }, body: { paused } }),
    onSettled,
  })
  const home = useMutation({
    mutationFn: () => call(SendKioskHome, { params: { id } }),
    onSuccess: () => announce(kiosks.sentHome(name)),
    onSettled,
  })
  const revoke = useMutation({
    mutationFn: () => call(RevokeKiosk, { params: { id } }),
    onSuccess: () => {
      setAsking(false)
      onGone()
    },
    onSettled,
  })
  const failed = pause.error ?? home.error ?? revoke.error
  const isPaused = kiosk.state === 'paused'
  return (
    <Panel title={name}>
      {failed && <Banner tone="stop" live title={sentenceFor(failed, words.problems)} />}
      <div className={own.actions}>
        <Button onPress={() => pause.mutate(!isPaused)} isPending={pause.isPending}>
          {isPaused ? kiosks.goOn : kiosks.pause}
        </Button>
        <Button onPress={() => home.mutate()} isPending={home.isPending}>
          {kiosks.home}
        </Button>
        <Button tone="danger" onPress={() => setAsking(true)}>
          {kiosks.revoke}
        </Button>
      </div>
      <Dialog
        role="alertdialog"
        title={kiosks.revokeAsk}
        isOpen={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button tone="plain" onPress={() => setAsking(false)}>
              {words.ui.cancel}
            </Button>
            <Button tone="danger" isPending={revoke.isPending} onPress={() => revoke.mutate()}>
              {kiosks.revoke}
            </Button>
          </>
        }
      >
        <p>{kiosks.revokeText(name)}</p>
      </Dialog>
    </Panel>
  )
}
