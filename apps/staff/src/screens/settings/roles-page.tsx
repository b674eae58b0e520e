import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ListRoles, PutRole, type Role } from '../../../../server/src/modules/org/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { codeFromName, togglePermission } from './role-edits.ts'
import { SaveForm } from './save-form.tsx'
import styles from './settings.module.css'

type RolesView = NonNullable<(typeof ListRoles)['types']>['response']

/** Carrel's own role that may do everything; it cannot be changed, so that nobody is locked out. */
const administrator = 'administrator'

/** What each role may do, as one table to tick. */
export function RolesPage() {
  const { words, call } = useDesk()
  const { settings } = words
  const session = useSession()
  const queries = useQueryClient()
  const list = useQuery({ queryKey: ['roles'], queryFn: ({ signal }) => call(ListRoles, {}, signal) })
  const put = useMutation({
    mutationFn: ({ code, name, permissions }: Role) =>
      call(PutRole, { params: { code }, body: { name, permissions: [...permissions] } }),
    // Ticked at once; a refusal brings the tick back with its reason above.
    onMutate: (changed) =>
      queries.setQueryData<RolesView>(
        ['roles'],
        (now) => now && { ...now, roles: now.roles.map((role) => (role.code === changed.code ? changed : role)) },
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['roles'] }),
  })
  if (list.isPending) return <SkeletonRows rows={10} />
  if (list.isError) return <FailedState error={list.error} onRetry={() => void list.refetch()} />
  const { roles, permissions } = list.data
  const mayChange = may(session, 'org:roles')
  const modules = [...new Set(permissions.map(({ module }) => module))]
  return (
    <>
      {!mayChange && <Banner tone="info" title={settings.mayNot} />}
      {put.isError && <Banner tone="stop" live title={sentenceFor(put.error, words.problems)} />}
      <Panel flush fill>
        <div className={styles.matrixView} role="region" aria-label={settings.matrix}>
          <table className={styles.matrix}>
            <thead>
              <tr>
                <th scope="col">{settings.permission}</th>
                {roles.map(({ code, name }) => (
                  <th key={code} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            {modules.map((module) => (
              <tbody key={module}>
                <tr>
                  <th scope="rowgroup" className={styles.module} colSpan={roles.length + 1}>
                    {moduleName(words.moduleNames, module)}
                  </th>
                </tr>
                {permissions
                  .filter((permission) => permission.module === module)
                  .map(({ code, text }) => (
                    <tr key={code}>
                      <th scope="row">
                        {text}
                        <code>{code}</code>
                      </th>
                      {roles.map((role) => (
                        <td key={role.code}>
                          <Checkbox
                            aria-label={`${role.name}: ${text}`}
                            isSelected={role.permissions.includes(code)}
                            isDisabled={!mayChange || role.code === administrator}
                            onChange={(on) => put.mutate(togglePermission(role, code, on))}
                          />
                        </td>
                      ))}
                    </tr>
                  ))}
              </tbody>
            ))}
          </table>
        </div>
      </Panel>
      {mayChange && <NewRole roles={roles} />}
    </>
  )
}

function NewRole({ roles }: { readonly roles: readonly Role[] }) {
  const { words, call, announce } = useDesk()
  const { settings } = words
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const code = codeFromName(name, roles)
  const add = useMutation({
    mutationFn: () => call(PutRole, { params: { code }, body: { name: name.trim(), permissions: [] } }),
    onSuccess: async () => {
      announce(settings.saved)
      setName('')
      await queries.invalidateQueries({ queryKey: ['roles'] })
    },
  })
  return (
    <SaveForm
      title={settings.newRole}
      submit={settings.add}
      onSubmit={() => add.mutate()}
      isPending={add.isPending}
      error={add.error}
      canSave={code !== ''}
    >
      <TextField label={settings.name} hint={settings.copyOf} value={name} onChange={setName} />
    </SaveForm>
  )
}

function moduleName(names: Readonly<Record<string, string>>, module: string): string {
  return names[module] ?? module.charAt(0).toUpperCase() + module.slice(1)
}
