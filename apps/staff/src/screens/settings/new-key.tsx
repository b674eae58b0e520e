import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { CreateApiKey } from '../../../../server/src/platform/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useBranches } from '../../reference.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { SaveForm } from './save-form.tsx'
import styles from './settings.module.css'

interface NewKeyProps {
  readonly permissions: readonly { readonly code: string; readonly text: string }[]
}

/** Makes a key; its token is shown once. Only what the person may do themselves can be given. */
export function NewKey({ permissions }: NewKeyProps) {
  const { words, call, announce } = useDesk()
  const { settings } = words
  const session = useSession()
  const queries = useQueryClient()
  const branches = useBranches()
  const [name, setName] = useState('')
  const [branch, setBranch] = useState('none')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const make = useMutation({
    mutationFn: () =>
      call(CreateApiKey, {
        body: { name: name.trim(), permissions: [...chosen], branch: branch === 'none' ? null : Number(branch) },
      }),
    onSuccess: async () => {
      setName('')
      setChosen([])
      await queries.invalidateQueries({ queryKey: ['api-keys'] })
    },
  })
  const own = permissions.filter(({ code }) => session.permissions.includes(code))
  return (
    <div className={styles.content}>
      {make.data && (
        <Panel title={settings.token}>
          <div className={styles.form}>
            <Banner tone="ok" live title={settings.token}>
              {settings.tokenText}
            </Banner>
            <code className={styles.token}>{make.data.token}</code>
            <Button
              onPress={() => void navigator.clipboard.writeText(make.data.token).then(() => announce(settings.copied))}
            >
              {settings.copy}
            </Button>
          </div>
        </Panel>
      )}
      <SaveForm
        title={settings.newKey}
        submit={settings.makeKey}
        onSubmit={() => make.mutate()}
        isPending={make.isPending}
        error={make.error}
        canSave={name.trim() !== '' && chosen.length > 0}
      >
        <TextField label={settings.keyName} value={name} onChange={setName} isRequired />
        <Select
          label={settings.keyBranch}
          choices={[
            { id: 'none', label: settings.anyBranch },
            ...branches.map(({ id, name: label }) => ({ id: String(id), label })),
          ]}
          value={branch}
          onChange={setBranch}
        />
        <div>
          <p className={styles.second}>{settings.permissions}</p>
          <fieldset aria-label={settings.permissions} className={styles.permissions}>
            {own.map(({ code, text }) => (
              <Checkbox
                key={code}
                isSelected={chosen.includes(code)}
                onChange={(on) => setChosen(on ? [...chosen, code] : chosen.filter((one) => one !== code))}
              >
                {text}
              </Checkbox>
            ))}
          </fieldset>
        </div>
      </SaveForm>
    </div>
  )
}
