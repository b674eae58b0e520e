import { useMutation, useQueryClient } from '@tanstack/react-query'
import { MapPin } from 'lucide-react'
import { useState } from 'react'
import {
  ChangeShelvingLocation,
  CreateShelvingLocation,
  DeleteShelvingLocation,
  type Branch,
  type ShelvingLocation,
} from '../../../../server/src/modules/org/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { locationsKey, nameOf, useBranches, useLendingBranches, useLocations } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { NumberField } from '../../ui/number-field.tsx'
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
  const address = useAddress()
  const [locations, branches] = [useLocations(), useBranches()]
  const open = address.number('id')
  const chosen = locations.find(({ id }) => id === open)
  return (
    <div className={styles.columns}>
      <Panel flush>
        <DataList
          label={words.settings.locations}
          name="locations"
          columns={locationColumns(words, branches)}
          rows={locations}
          rowId={({ id }) => String(id)}
          openRow={open === undefined ? undefined : String(open)}
          onOpen={({ id }) => address.set({ id }, 'replace')}
          empty={<EmptyState icon={MapPin} title={words.settings.nothing} />}
        />
      </Panel>
      {may(session, 'org:branches') && (
        <LocationForm key={chosen?.id ?? 'new'} location={chosen} locations={locations} />
      )}
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
      id: 'floor',
      title: settings.floor,
      width: '110px',
      room: 'wide',
      cell: (location) => location.floor,
      text: (location) => location.floor,
      sortBy: (location) => location.floor,
    },
    {
      id: 'walk',
      title: settings.walk,
      width: '110px',
      align: 'end',
      room: 'wide',
      cell: (location) => location.walk,
      text: (location) => location.walk,
      sortBy: (location) => location.walk,
    },
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

const fresh = { code: '', name: '', branch: 'all', public: true, holdable: true, onward: 'stays', floor: '', walk: 0 }

function draftOf(location: ShelvingLocation | undefined): typeof fresh {
  if (!location) return fresh
  const { code, name, branch, holdable, checkInTo, checkInPermanent } = location
  return {
    code,
    name,
    branch: branch === null ? 'all' : String(branch),
    public: location.public,
    holdable,
    floor: location.floor,
    walk: location.walk,
    onward: checkInPermanent ? 'permanent' : checkInTo === null ? 'stays' : String(checkInTo),
  }
}

interface LocationFormProps {
  readonly location: ShelvingLocation | undefined
  readonly locations: readonly ShelvingLocation[]
}

function LocationForm({ location, locations }: LocationFormProps) {
  const { words, call, announce } = useDesk()
  const { settings, deskSettings } = words
  const address = useAddress()
  const queries = useQueryClient()
  const branches = useLendingBranches()
  const [draft, setDraft] = useState(draftOf(location))
  const set = (change: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...change }))
  const save = useMutation({
    mutationFn: () => {
      const { branch, onward, ...rest } = draft
      const body = {
        ...rest,
        branch: branch === 'all' ? null : Number(branch),
        checkInPermanent: onward === 'permanent',
        checkInTo: onward === 'permanent' || onward === 'stays' ? null : Number(onward),
      }
      return location
        ? call(ChangeShelvingLocation, { params: { id: location.id }, body })
        : call(CreateShelvingLocation, { body })
    },
    onSuccess: async () => {
      announce(settings.saved)
      if (!location) setDraft(fresh)
      await queries.invalidateQueries({ queryKey: locationsKey })
    },
  })
  const remove = useMutation({
    mutationFn: (id: number) => call(DeleteShelvingLocation, { params: { id } }),
    onSuccess: async () => {
      address.set({ id: undefined }, 'replace')
      await queries.invalidateQueries({ queryKey: locationsKey })
    },
  })
  return (
    <SaveForm
      title={location?.name ?? settings.newLocation}
      submit={location ? settings.save : settings.add}
      onCancel={location && (() => address.set({ id: undefined }, 'replace'))}
      onSubmit={() => save.mutate()}
      isPending={save.isPending}
      error={save.error ?? remove.error}
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
      <TextField
        label={settings.floor}
        hint={settings.floorHint}
        value={draft.floor}
        onChange={(floor) => set({ floor })}
      />
      <NumberField
        label={settings.walk}
        hint={settings.walkHint}
        minValue={0}
        maxValue={100_000}
        value={draft.walk}
        onChange={(walk) => set({ walk })}
      />
      <Switch isSelected={draft.public} onChange={(shown) => set({ public: shown })}>
        {settings.public}
      </Switch>
      <Switch isSelected={draft.holdable} onChange={(holdable) => set({ holdable })}>
        {settings.holdable}
      </Switch>
      <Select
        label={deskSettings.checkInTo}
        choices={[
          { id: 'stays', label: deskSettings.checkInStays },
          { id: 'permanent', label: deskSettings.checkInPermanent },
          ...locations.filter(({ id }) => id !== location?.id).map(({ id, name }) => ({ id: String(id), label: name })),
        ]}
        value={draft.onward}
        onChange={(onward) => set({ onward })}
      />
      {location && (
        <Button isPending={remove.isPending} onPress={() => remove.mutate(location.id)}>
          {deskSettings.removeLocation}
        </Button>
      )}
    </SaveForm>
  )
}
