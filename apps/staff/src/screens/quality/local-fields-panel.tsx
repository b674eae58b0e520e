import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { GetQualityProfile, PutLocalFields, type LocalField } from '../../../../server/src/modules/quality/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { localFieldLines, readLocalFields } from './local-fields.ts'
import styles from './quality.module.css'

/** The fields that the library has defined for itself. */
export function LocalFieldsPanel() {
  const { words, call } = useDesk()
  const { quality } = words
  const profile = useQuery({
    queryKey: ['quality', 'profile'],
    queryFn: ({ signal }) => call(GetQualityProfile, {}, signal),
  })
  return (
    <Panel title={quality.localTitle}>
      {profile.isPending && <Skeleton width={60} />}
      {profile.isError && <FailedState error={profile.error} onRetry={() => void profile.refetch()} />}
      {profile.data && <Fields fields={profile.data.localFields} />}
    </Panel>
  )
}

function Fields({ fields }: { readonly fields: readonly LocalField[] }) {
  const { words, call, announce } = useDesk()
  const { quality } = words
  const session = useSession()
  const queries = useQueryClient()
  const [text, setText] = useState(() => localFieldLines(fields))
  const save = useMutation({
    mutationFn: () => call(PutLocalFields, { body: { fields: readLocalFields(text) } }),
    onSuccess: async ({ rows }) => {
      setText(localFieldLines(rows))
      announce(quality.localSaved)
      await queries.invalidateQueries({ queryKey: ['quality'] })
    },
  })
  const isSame = localFieldLines(readLocalFields(text)) === localFieldLines(fields)
  return (
    <div className={styles.local}>
      <p>{quality.localText}</p>
      <TextField
        label={quality.localLabel}
        hint={save.isSuccess && isSame ? quality.localSaved : quality.localHint}
        {...(save.error && { error: sentenceFor(save.error, words.problems) })}
        mono
        lines={Math.max(4, text.split('\n').length)}
        value={text}
        onChange={setText}
        isDisabled={!may(session, 'quality:manage')}
        spellCheck="false"
      />
      <div>
        <Button isPending={save.isPending} isDisabled={isSame} onPress={() => save.mutate()}>
          {quality.localSave}
        </Button>
      </div>
    </div>
  )
}
