import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus, UserRound, X } from 'lucide-react'
import { useState } from 'react'
import {
  ChangeStaff,
  CreateStaff,
  ListRoles,
  ListStaff,
  type Branch,
  type Role,
  type StaffAccount,
} from '../../../../server/src/modules/org/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { nameOf, nameOfCode, useBranches } from '../../reference.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from './save-form.tsx'
import styles from './settings.module.css'

/** Who works here, in which roles, where. */
export function StaffPage() {
  const { words, call } = useDesk()
  const address = useAddress()
  const branches = useBranches()
  const list = useQuery({ queryKey: ['staff'], queryFn: ({ signal }) => call(ListStaff, {}, signal) })
  const roles = useQuery({ queryKey: ['roles'], queryFn: ({ signal }) => call(ListRoles, {}, signal) })
  const asked = address.text('id')
  const open = list.data?.rows.find(({ id }) => String(id) === asked)
  const known = roles.data?.roles ?? []
  return (
    <div className={styles.columns}>
      <Panel flush>
        <DataList
          label={words.settings.staff}
          name="staff"
          columns={staffColumns(words, known, branches)}
          rows={list.data?.rows}
          rowId={({ id }) => String(id)}
          openRow={open === undefined ? undefined : String(open.id)}
          onOpen={({ id }) => address.set({ id }, 'replace')}
          error={list.error ?? undefined}
          onRetry={() => void list.refetch()}
          empty={<EmptyState icon={UserRound} title={words.settings.nothing} />}
          tools={
            <Button icon={Plus} onPress={() => address.set({ id: 'new' }, 'replace')}>
              {words.settings.newStaff}
            </Button>
          }
        />
      </Panel>
      {(open !== undefined || asked === 'new') && <StaffForm key={asked} account={open} roles={known} />}
    </div>
  )
}

function staffColumns(
  { settings }: Words,
  roles: readonly Role[],
  branches: readonly Branch[],
): readonly Column<StaffAccount>[] {
  const held = (account: StaffAccount) =>
    account.roles
      .map(({ role, branch }) =>
        branch === null ? nameOfCode(roles, role) : `${nameOfCode(roles, role)} (${nameOf(branches, branch)})`,
      )
      .join(', ')
  return [
    {
      id: 'name',
      title: settings.name,
      cell: (account) => <TwoLines second={account.username}>{account.name}</TwoLines>,
      text: (account) => account.name,
      sortBy: (account) => account.name,
    },
    { id: 'roles', title: settings.roleAt, width: '44%', cell: held, text: held },
    {
      id: 'active',
      title: settings.active,
      width: '150px',
      room: 'wide',
      cell: (account) => (
        <Pill tone={account.active ? 'ok' : 'warn'} icon="tone">
          {account.active ? settings.active : settings.inactive}
        </Pill>
      ),
      text: (account) => String(account.active),
    },
  ]
}

interface StaffFormProps {
  readonly account: StaffAccount | undefined
  readonly roles: readonly Role[]
}

function StaffForm({ account, roles }: StaffFormProps) {
  const { words, call, announce } = useDesk()
  const { settings } = words
  const address = useAddress()
  const queries = useQueryClient()
  const branches = useBranches()
  const [draft, setDraft] = useState({
    username: account?.username ?? '',
    name: account?.name ?? '',
    email: account?.email ?? '',
    password: '',
    active: account?.active ?? true,
    roles: account?.roles ?? [],
  })
  const set = (change: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...change }))
  const save = useMutation({
    mutationFn: () => {
      const { username, name, email, password, active, roles: held } = draft
      return account === undefined
        ? call(CreateStaff, { body: { username, name, email, password, roles: held } })
        : call(ChangeStaff, {
            params: { id: account.id },
            body: { name, email, active, roles: held, ...(password !== '' && { password }) },
          })
    },
    onSuccess: async ({ id }) => {
      announce(settings.saved)
      set({ password: '' })
      await queries.invalidateQueries({ queryKey: ['staff'] })
      address.set({ id }, 'replace')
    },
  })
  const { error } = save
  return (
    <SaveForm
      title={account?.name ?? settings.newStaff}
      submit={settings.save}
      onSubmit={() => save.mutate()}
      isPending={save.isPending}
      error={error}
      fields={['username', 'name', 'email', 'password']}
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
        label={settings.username}
        value={draft.username}
        onChange={(username) => set({ username })}
        isDisabled={account !== undefined}
        isRequired
        autoComplete="off"
        {...errorFor(error, 'username')}
      />
      <TextField
        label={settings.email}
        type="email"
        value={draft.email}
        onChange={(email) => set({ email })}
        {...errorFor(error, 'email')}
      />
      <TextField
        label={account === undefined ? settings.password : settings.newPassword}
        hint={account === undefined ? settings.passwordHint : settings.newPasswordHint}
        type="password"
        autoComplete="new-password"
        value={draft.password}
        onChange={(password) => set({ password })}
        isRequired={account === undefined}
        {...errorFor(error, 'password')}
      />
      <div role="group" aria-label={settings.roleAt} className={styles.roles}>
        <p className={styles.second}>{settings.roleAt}</p>
        {draft.roles.map((held, at) => (
          <div key={at} className={styles.roleLine}>
            <Select
              label={settings.role}
              hideLabel
              choices={roles.map(({ code, name }) => ({ id: code, label: name }))}
              value={held.role}
              onChange={(role) => set({ roles: draft.roles.with(at, { ...held, role }) })}
            />
            <Select
              label={settings.branch}
              hideLabel
              choices={[
                { id: 'all', label: settings.everywhere },
                ...branches.map(({ id, name }) => ({ id: String(id), label: name })),
              ]}
              value={held.branch === null ? 'all' : String(held.branch)}
              onChange={(id) =>
                set({ roles: draft.roles.with(at, { ...held, branch: id === 'all' ? null : Number(id) }) })
              }
            />
            <IconButton
              icon={X}
              label={settings.removeRole}
              onPress={() => set({ roles: draft.roles.filter((_, i) => i !== at) })}
            />
          </div>
        ))}
        <div>
          <Button
            size="small"
            icon={Plus}
            onPress={() =>
              set({ roles: [...draft.roles, { role: roles[0]?.code ?? 'library-assistant', branch: null }] })
            }
          >
            {settings.addRole}
          </Button>
        </div>
      </div>
      {account !== undefined && (
        <Switch isSelected={draft.active} onChange={(active) => set({ active })}>
          {settings.active}
        </Switch>
      )}
    </SaveForm>
  )
}
