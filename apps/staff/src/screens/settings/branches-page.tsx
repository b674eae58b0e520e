import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Building2, Plus } from 'lucide-react'
import { useState } from 'react'
import { ChangeBranchDetails, CreateBranch, type Branch } from '../../../../server/src/modules/org/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { branchesKey, nameOf, useBranches } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { ComboBox } from '../../ui/combo-box.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { timeZones } from '../setup/first-answers.ts'
import { errorFor, SaveForm } from './save-form.tsx'
import styles from './settings.module.css'

/** The branches and the systems that group them. */
export function BranchesPage() {
  const { words } = useDesk()
  const address = useAddress()
  const session = useSession()
  const branches = useBranches()
  const mayChange = may(session, 'org:branches')
  const asked = address.text('id')
  const open = branches.find(({ id }) => String(id) === asked)
  return (
    <div className={styles.columns}>
      <Panel flush>
        <DataList
          label={words.settings.branches}
          name="branches"
          columns={branchColumns(words, branches)}
          rows={branches}
          rowId={({ id }) => String(id)}
          openRow={open === undefined ? undefined : String(open.id)}
          onOpen={({ id }) => address.set({ id }, 'replace')}
          empty={<EmptyState icon={Building2} title={words.settings.nothing} />}
          tools={
            mayChange && (
              <Button icon={Plus} onPress={() => address.set({ id: 'new' }, 'replace')}>
                {words.settings.newBranch}
              </Button>
            )
          }
        />
      </Panel>
      {mayChange && (open !== undefined || asked === 'new') && <BranchForm key={asked} branch={open} />}
    </div>
  )
}

function branchColumns({ settings }: Words, branches: readonly Branch[]): readonly Column<Branch>[] {
  return [
    {
      id: 'name',
      title: settings.name,
      cell: (branch) => <TwoLines second={branch.address || branch.timeZone}>{branch.name}</TwoLines>,
      text: (branch) => branch.name,
      sortBy: (branch) => branch.name,
    },
    { id: 'code', title: settings.code, width: '110px', cell: (branch) => branch.code, text: (branch) => branch.code },
    {
      id: 'kind',
      title: settings.kind,
      width: '160px',
      room: 'wide',
      cell: (branch) => <Pill>{branch.kind === 'system' ? settings.kindSystem : settings.kindBranch}</Pill>,
      text: (branch) => branch.kind,
    },
    {
      id: 'parent',
      title: settings.parent,
      width: '24%',
      room: 'wide',
      cell: (branch) => nameOf(branches, branch.parent),
      text: (branch) => nameOf(branches, branch.parent),
    },
  ]
}

function BranchForm({ branch }: { readonly branch: Branch | undefined }) {
  const { words, call, announce } = useDesk()
  const { settings } = words
  const session = useSession()
  const address = useAddress()
  const queries = useQueryClient()
  const branches = useBranches()
  const [draft, setDraft] = useState({
    code: branch?.code ?? '',
    name: branch?.name ?? '',
    kind: branch?.kind ?? 'branch',
    parent: branch?.parent ?? branches.find(({ kind }) => kind === 'system')?.id ?? null,
    timeZone: branch?.timeZone ?? session.branch.timeZone,
    address: branch?.address ?? '',
    holdsAddress: branch?.holdsAddress ?? '',
    holdsNote: branch?.holdsNote ?? '',
    phone: branch?.phone ?? '',
    email: branch?.email ?? '',
    pickup: branch?.pickup ?? true,
    public: branch?.public ?? true,
  })
  const set = (change: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...change }))
  const save = useMutation({
    mutationFn: () =>
      branch === undefined
        ? call(CreateBranch, { body: draft })
        : call(ChangeBranchDetails, { params: { id: branch.id }, body: draft }),
    onSuccess: async ({ id }) => {
      announce(settings.saved)
      await queries.invalidateQueries({ queryKey: branchesKey })
      address.set({ id }, 'replace')
    },
  })
  const { error } = save
  return (
    <SaveForm
      title={branch?.name ?? settings.newBranch}
      submit={settings.save}
      onSubmit={() => save.mutate()}
      isPending={save.isPending}
      error={error}
      fields={['code', 'name', 'timeZone', 'parent', 'email']}
      onCancel={() => address.set({ id: undefined }, 'replace')}
    >
      <TextField
        label={settings.name}
        value={draft.name}
        onChange={(name) => set({ name })}
        isRequired
        {...errorFor(error, 'name')}
      />
      <TextField
        label={settings.code}
        value={draft.code}
        onChange={(code) => set({ code })}
        isRequired
        {...errorFor(error, 'code')}
      />
      <Select
        label={settings.kind}
        choices={[
          { id: 'branch', label: settings.kindBranch },
          { id: 'system', label: settings.kindSystem },
        ]}
        value={draft.kind}
        onChange={(kind) => set({ kind })}
      />
      <Select
        label={settings.parent}
        choices={[
          { id: 'none', label: settings.noParent },
          ...branches
            .filter(({ id, kind }) => kind === 'system' && id !== branch?.id)
            .map(({ id, name }) => ({ id: String(id), label: name })),
        ]}
        value={draft.parent === null ? 'none' : String(draft.parent)}
        onChange={(id) => set({ parent: id === 'none' ? null : Number(id) })}
        {...errorFor(error, 'parent')}
      />
      <ComboBox
        label={settings.timeZone}
        choices={timeZones(draft.timeZone)}
        value={draft.timeZone}
        onChange={(timeZone) => timeZone !== undefined && set({ timeZone })}
        {...errorFor(error, 'timeZone')}
      />
      <TextField label={settings.address} lines={2} value={draft.address} onChange={(to) => set({ address: to })} />
      <TextField
        label={words.deskSettings.holdsAddress}
        hint={words.deskSettings.holdsAddressHint}
        lines={2}
        value={draft.holdsAddress}
        onChange={(holdsAddress) => set({ holdsAddress })}
      />
      <TextField
        label={words.deskSettings.holdsNote}
        value={draft.holdsNote}
        onChange={(holdsNote) => set({ holdsNote })}
      />
      <TextField label={settings.phone} value={draft.phone} onChange={(phone) => set({ phone })} type="tel" />
      <TextField
        label={settings.email}
        value={draft.email}
        onChange={(email) => set({ email })}
        type="email"
        {...errorFor(error, 'email')}
      />
      <Switch isSelected={draft.pickup} onChange={(pickup) => set({ pickup })}>
        {settings.pickup}
      </Switch>
      <Switch isSelected={draft.public} onChange={(shown) => set({ public: shown })}>
        {settings.public}
      </Switch>
    </SaveForm>
  )
}
