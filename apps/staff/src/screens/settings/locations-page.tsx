import { useMutation, useQueryClient } from '@tanstack/react-query'
import { MapPin } from 'lucide-react'
import { useState } from 'react'
import {
  CreateShelvingLocation,
  type Branch,
  type ShelvingLocation,
} from '../../../../server/src/modules/org/contract.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { locationsKey, nameOf, useBranches, useLendingBranches, useLocations } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from './save-form.tsx'
import styles from './settings.module.css'

/** Where things stand. */
export function LocationsPage() {
  const { words } = useDesk()
  const session = useSession()
  const [locations, branches] = [useLocations(), useBranches()]
  return (
    <div className={styles.columns}>
      <Panel flush>
        <DataList
          label={words.settings.locations}
          name="locations"
          columns={locationColumns(words, branches)}
          rows={locations}
          rowId={({ id }) => String(id)}
          empty={<EmptyState icon={MapPin} title={words.settings.nothing} />}
        />
      </Panel>
      {may(session, 'org:branches') && <LocationForm />}
    </div>
  )
}

function locationColumns({ settings, ui }: Words, branches: readonly Branch[]): readonly Column<ShelvingLocation>[] {
  const where = ({ branch }: ShelvingLocation) => (branch === null ? settings.everyBranch : nameOf(branches, branch))
  return [
    {
      id: 'name',
      title: settings.name,
      cell: (location) => location.name,
      text: (location) => location.name,
      sortBy: (location) => location.name,
    },
    {
      id: 'code',
      title: settings.code,
      width: '110px',
      cell: (location) => location.code,
      text: (location) => location.code,
      sortBy: (location) => location.code,
    },
    { id: 'at', title: settings.atBranch, width: '26%', cell: where, text: where, sortBy: where },
    {
      id: 'public',
      title: settings.public,
      width: '20%',
      room: 'wide',
      cell: (location) => (location.public ? ui.yes : ui.no),
      text: (location) => String(location.public),
    },
    {
      id: 'holdable',
      title: settings.holdable,
      width: '18%',
      room: 'wide',
      cell: (location) => (location.holdable ? ui.yes : ui.no),
      text: (location) => String(location.holdable),
    },
  ]
}

const fresh = { code: '', name: '', branch: 'all', public: true, holdable: true }

function LocationForm() {
  const { words, call, announce } = useDesk()
  const { settings } = words
  const queries = useQueryClient()
  const branches = useLendingBranches()
  const [draft, setDraft] = useState(fresh)
  const set = (change: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...change }))
  const save = useMutation({
    mutationFn: () =>
      call(CreateShelvingLocation, {
        body: { ...draft, branch: draft.branch === 'all' ? null : Number(draft.branch) },
      }),
    onSuccess: async () => {
      announce(settings.saved)
      setDraft(fresh)
      await queries.invalidateQueries({ queryKey: locationsKey })
    },
  })
  return (
    <SaveForm
      title={settings.newLocation}
      submit={settings.add}
      onSubmit={() => save.mutate()}
      isPending={save.isPending}
      error={save.error}
      fields={['code', 'name']}
    >
      <TextField
        label={settings.name}
        value={draft.name}
        onChange={(name) => set({ name })}
        isRequired
        {...errorFor(save.error, 'name')}
      />
      <TextField
        label={settings.code}
        hint={settings.codeHint}
        value={draft.code}
        onChange={(code) => set({ code })}
        isRequired
        {...errorFor(save.error, 'code')}
      />
      <Select
        label={settings.atBranch}
        choices={[
          { id: 'all', label: settings.everyBranch },
          ...branches.map(({ id, name }) => ({ id: String(id), label: name })),
        ]}
        value={draft.branch}
        onChange={(branch) => set({ branch })}
      />
      <Switch isSelected={draft.public} onChange={(shown) => set({ public: shown })}>
        {settings.public}
      </Switch>
      <Switch isSelected={draft.holdable} onChange={(holdable) => set({ holdable })}>
        {settings.holdable}
      </Switch>
    </SaveForm>
  )
}
