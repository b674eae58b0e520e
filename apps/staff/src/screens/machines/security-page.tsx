import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import {
  ListTypeSecurity,
  markers,
  PutTypeSecurity,
  type TypeSecurity,
} from '../../../../server/src/modules/sorting/contract-security.ts'
import { useAddress } from '../../address.ts'
import { useBringIntoView } from '../../bring-into-view.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { SaveForm } from '../settings/save-form.tsx'
import styles from './machines.module.css'

const key = ['sorting', 'security'] as const

/** How things of each type are marked, and what machines do with the mark. */
export function SecurityPage() {
  const { words, call } = useDesk()
  const { sorting } = words
  const address = useAddress()
  const list = useQuery({ queryKey: key, queryFn: ({ signal }) => call(ListTypeSecurity, {}, signal) })
  const chosen = list.data?.rows.find(({ itemType }) => itemType === address.text('type'))
  const part = useBringIntoView<HTMLDivElement>(chosen?.itemType)
  const switched = (row: TypeSecurity, on: boolean, word: string) =>
    row.marker === 'none' ? '' : on ? word : sorting.staysAsIs
  return (
    <div className={styles.columns}>
      <Panel flush>
        <DataList<TypeSecurity>
          label={words.machines.security}
          name="security"
          columns={[
            {
              id: 'type',
              title: sorting.itemType,
              cell: (row) => row.name,
              text: (row) => row.name,
              sortBy: (row) => row.name,
            },
            {
              id: 'marker',
              title: sorting.marker,
              cell: (row) => words.securityMarkers[row.marker],
              text: (row) => words.securityMarkers[row.marker],
              sortBy: (row) => words.securityMarkers[row.marker],
            },
            {
              id: 'lending',
              title: sorting.onLending,
              width: '110px',
              room: 'some',
              cell: (row) => switched(row, row.desensitize, sorting.switchedOff),
            },
            {
              id: 'return',
              title: sorting.onReturn,
              width: '110px',
              room: 'some',
              cell: (row) => switched(row, row.resensitize, sorting.switchedOn),
            },
          ]}
          rows={list.data?.rows}
          rowId={({ itemType }) => itemType}
          openRow={chosen?.itemType}
          onOpen={({ itemType }) => address.set({ type: itemType }, 'replace')}
          error={list.error ?? undefined}
          onRetry={() => void list.refetch()}
          empty={<EmptyState icon={ShieldCheck} title={sorting.chooseType} />}
        />
      </Panel>
      <div ref={part}>
        {chosen ? (
          <SecurityForm key={chosen.itemType} type={chosen} />
        ) : (
          <Panel>
            <EmptyState icon={ShieldCheck} title={sorting.chooseType} />
          </Panel>
        )}
      </div>
    </div>
  )
}

function SecurityForm({ type }: { readonly type: TypeSecurity }) {
  const { words, call, announce } = useDesk()
  const { sorting } = words
  const session = useSession()
  const queries = useQueryClient()
  const { marker, magnetic, desensitize, resensitize } = type
  const [draft, setDraft] = useState({ marker, magnetic, desensitize, resensitize })
  const save = useMutation({
    mutationFn: () => call(PutTypeSecurity, { params: { itemType: type.itemType }, body: draft }),
    onSuccess: () => announce(sorting.securitySaved),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  })
  return (
    <SaveForm
      title={type.name}
      submit={sorting.saveSecurity}
      onSubmit={() => save.mutate()}
      isPending={save.isPending}
      error={save.error}
      canSave={may(session, 'sorting:manage')}
    >
      <Select
        label={sorting.marker}
        choices={markers.map((id) => ({ id, label: words.securityMarkers[id] }))}
        value={draft.marker}
        onChange={(next) => setDraft({ ...draft, marker: next })}
      />
      <Checkbox isSelected={draft.desensitize} onChange={(on) => setDraft({ ...draft, desensitize: on })}>
        {sorting.desensitize}
      </Checkbox>
      <Checkbox isSelected={draft.resensitize} onChange={(on) => setDraft({ ...draft, resensitize: on })}>
        {sorting.resensitize}
      </Checkbox>
      <Checkbox isSelected={draft.magnetic} onChange={(on) => setDraft({ ...draft, magnetic: on })}>
        {sorting.magnetic}
      </Checkbox>
      <p className={styles.faint}>{sorting.magneticHint}</p>
    </SaveForm>
  )
}
