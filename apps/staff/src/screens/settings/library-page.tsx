import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ListSettings, PutSetting, type SettingView } from '../../../../server/src/modules/org/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { nameOf, useBranches } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { SettingControl } from './setting-control.tsx'
import { settingsFor, valueText } from './setting-values.ts'
import styles from './settings.module.css'

/** Every setting of the library; a branch chosen above may differ. */
export function LibraryPage() {
  const { words, call } = useDesk()
  const { settings } = words
  const address = useAddress()
  const branches = useBranches()
  const branch = address.number('branch') ?? null
  const list = useQuery({ queryKey: ['settings'], queryFn: ({ signal }) => call(ListSettings, {}, signal) })
  if (list.isPending) return <SkeletonRows rows={6} />
  if (list.isError) return <FailedState error={list.error} onRetry={() => void list.refetch()} />
  return (
    <>
      <div className={styles.scope}>
        <Select
          label={settings.scope}
          beside
          choices={[
            { id: 'library', label: settings.wholeLibrary },
            ...branches.map(({ id, name }) => ({ id: String(id), label: name })),
          ]}
          value={branch === null ? 'library' : String(branch)}
          onChange={(next) => address.set({ branch: next === 'library' ? undefined : next })}
        />
      </div>
      <Panel flush>
        {settingsFor(list.data.rows, branch).map(({ setting, differing }) => (
          <SettingLine
            key={`${setting.name} ${branch} ${JSON.stringify(setting.value)}`}
            setting={setting}
            branch={branch}
            differing={differing.map((one) =>
              settings.differsAt(nameOf(branches, one.branch), valueText(one.value, words.ui)),
            )}
          />
        ))}
      </Panel>
    </>
  )
}

interface SettingLineProps {
  readonly setting: SettingView
  readonly branch: number | null
  readonly differing: readonly string[]
}

function SettingLine({ setting, branch, differing }: SettingLineProps) {
  const { words, call, announce } = useDesk()
  const session = useSession()
  const queries = useQueryClient()
  const [problem, setProblem] = useState<string>()
  const put = useMutation({
    mutationFn: (value: unknown) => call(PutSetting, { params: { name: setting.name }, body: { value, branch } }),
    onSuccess: async (saved) => {
      setProblem(undefined)
      announce(words.settings.saved)
      queries.setQueryData(['settings'], saved)
      // The name of the library and how it writes dates stand in the session.
      await queries.invalidateQueries({ queryKey: ['session'] })
    },
    onError: (error) => setProblem(sentenceFor(error, words.problems)),
  })
  return (
    <div className={styles.line}>
      <div>
        <p>{setting.text}</p>
        <p className={styles.second}>
          {[words.settings.fallback(valueText(setting.fallback, words.ui)), ...differing].join(' · ')}
        </p>
      </div>
      <SettingControl
        setting={setting}
        isDisabled={!may(session, 'org:settings')}
        error={problem}
        onChange={(value) => put.mutate(value)}
      />
    </div>
  )
}
