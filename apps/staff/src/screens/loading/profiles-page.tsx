import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  ChangeLoadProfile,
  CreateLoadProfile,
  DeleteLoadProfile,
  ItemMappings,
  ListLoadProfiles,
  ListProviderSets,
  MatchRules,
  OverlayProfiles,
  type LoadProfile,
  type ProfileSettings,
} from '../../../../server/src/modules/loading/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { SaveForm } from '../settings/save-form.tsx'
import { Listed } from './listed.tsx'
import styles from './loading.module.css'

/** Profiles by which files are loaded. */
export function ProfilesPage() {
  const { words, call, format } = useDesk()
  const { loading } = words
  const list = useQuery({ queryKey: ['load-profiles'], queryFn: ({ signal }) => call(ListLoadProfiles, {}, signal) })
  const columns: readonly Column<LoadProfile>[] = [
    { id: 'name', title: loading.name, cell: ({ name }) => name, text: ({ name }) => name, sortBy: ({ name }) => name },
    {
      id: 'changed',
      title: loading.changed,
      width: '220px',
      room: 'wide',
      cell: ({ at, by }) => `${format.when(at)}, ${words.imports.by(by)}`,
      text: ({ at }) => at,
    },
  ]
  return (
    <Listed
      label={loading.profiles}
      columns={columns}
      rows={list.data?.rows}
      error={list.error}
      onRetry={() => void list.refetch()}
      idOf={({ id }) => String(id)}
      form={(profile, onDone) => <ProfileForm profile={profile} onDone={onDone} />}
    />
  )
}

const fresh: ProfileSettings = {
  match: null,
  overlay: 'overlay',
  onMatch: 'update',
  onNew: 'add',
  deletes: 'skip',
  holdings: false,
  items: null,
  set: null,
  columns: null,
}

const none = 'none'

/** Which rules a file follows, and what becomes of its titles. */
function ProfileForm({ profile, onDone }: { readonly profile: LoadProfile | undefined; readonly onDone: () => void }) {
  const { words, call } = useDesk()
  const { loading } = words
  const queries = useQueryClient()
  const [name, setName] = useState(profile?.name ?? '')
  const [settings, setSettings] = useState<ProfileSettings>(profile?.settings ?? fresh)
  const set = (change: Partial<ProfileSettings>) => setSettings((now) => ({ ...now, ...change }))
  const rules = useQuery({
    queryKey: ['loading', 'match', 'names'],
    queryFn: ({ signal }) => call(MatchRules.list, {}, signal),
  })
  const overlays = useQuery({
    queryKey: ['loading', 'overlay', 'names'],
    queryFn: ({ signal }) => call(OverlayProfiles.list, {}, signal),
  })
  const mappings = useQuery({
    queryKey: ['loading', 'items', 'names'],
    queryFn: ({ signal }) => call(ItemMappings.list, {}, signal),
  })
  const sets = useQuery({ queryKey: ['provider-sets'], queryFn: ({ signal }) => call(ListProviderSets, {}, signal) })
  const named = (rows: readonly { readonly ref: string; readonly name: string }[] | undefined, first: string) => [
    { id: none, label: first },
    ...(rows ?? []).map((row) => ({ id: row.ref, label: row.name })),
  ]
  const saved = async () => {
    await queries.invalidateQueries({ queryKey: ['load-profiles'] })
    onDone()
  }
  const save = useMutation({
    mutationFn: () =>
      profile
        ? call(ChangeLoadProfile, { params: { id: profile.id }, body: { name, settings } })
        : call(CreateLoadProfile, { body: { name, settings } }),
    onSuccess: saved,
  })
  const remove = useMutation({
    mutationFn: () => call(DeleteLoadProfile, { params: { id: profile?.id ?? 0 } }),
    onSuccess: saved,
  })
  const orNull = (ref: string) => (ref === none ? null : ref)
  return (
    <SaveForm
      title={profile?.name ?? loading.new}
      submit={loading.save}
      onSubmit={() => save.mutate()}
      onCancel={onDone}
      isPending={save.isPending}
      error={save.error ?? remove.error}
      canSave={name.trim() !== ''}
    >
      <TextField label={loading.name} value={name} onChange={setName} isRequired />
      <div className={styles.pair}>
        <Select
          label={loading.matchRule}
          value={settings.match ?? none}
          onChange={(match) => set({ match: orNull(match) })}
          choices={named(rules.data?.rows, loading.usual)}
        />
        <Select
          label={loading.overlayProfile}
          value={settings.overlay ?? none}
          onChange={(overlay) => set({ overlay: orNull(overlay) })}
          choices={named(overlays.data?.rows, loading.wholeRecord)}
        />
        <Select
          label={loading.onMatch}
          value={settings.onMatch}
          onChange={(onMatch) => set({ onMatch })}
          choices={(['update', 'skip'] as const).map((id) => ({ id, label: loading[`onMatch.${id}`] }))}
        />
        <Select
          label={loading.onNew}
          value={settings.onNew}
          onChange={(onNew) => set({ onNew })}
          choices={(['add', 'skip'] as const).map((id) => ({ id, label: loading[`onNew.${id}`] }))}
        />
        <Select
          label={loading.deletes}
          value={settings.deletes}
          onChange={(deletes) => set({ deletes })}
          choices={(['skip', 'remove'] as const).map((id) => ({ id, label: loading[`deletes.${id}`] }))}
        />
        <Select
          label={loading.itemMapping}
          value={settings.items ?? none}
          onChange={(items) => set({ items: orNull(items) })}
          choices={named(mappings.data?.rows, loading.noItems)}
        />
        <Select
          label={loading.set}
          value={settings.set === null ? none : String(settings.set.id)}
          onChange={(id) => set({ set: id === none ? null : { id: Number(id), mode: settings.set?.mode ?? 'add' } })}
          choices={[
            { id: none, label: loading.noSet },
            ...(sets.data?.rows ?? []).map((row) => ({ id: String(row.id), label: row.name })),
          ]}
        />
        {settings.set !== null && (
          <Select
            label={loading.setMode}
            value={settings.set.mode}
            onChange={(mode) => set({ set: { id: settings.set?.id ?? 0, mode } })}
            choices={(['add', 'replace'] as const).map((id) => ({ id, label: loading[`setMode.${id}`] }))}
          />
        )}
      </div>
      <Switch isSelected={settings.holdings} onChange={(holdings) => set({ holdings })}>
        {loading.holdings}
      </Switch>
      <TextField
        label={loading.columns}
        hint={loading.columnsHint}
        mono
        lines={3}
        value={settings.columns ?? ''}
        onChange={(columns) => set({ columns: columns.trim() === '' ? null : columns })}
      />
      {profile && (
        <div>
          <Button tone="danger" isPending={remove.isPending} onPress={() => remove.mutate()}>
            {loading.remove}
          </Button>
        </div>
      )}
    </SaveForm>
  )
}
