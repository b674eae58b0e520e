import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { ChangeApiKey, CreateApiKey, ListApiKeys, type ApiKeyView } from '../../../../server/src/platform/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useSession } from '../../session.ts'
import { MissingScreen } from '../../shell/page-states.tsx'
import { Banner } from '../../ui/banner.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Pill } from '../../ui/pill.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import styles from './integrations.module.css'
import { KeyActions } from './key-actions.tsx'
import { keyStanding } from './key-columns.tsx'
import { draftOfKey, emptyKey, keyBody } from './key-draft.ts'
import { KeyFacts } from './key-facts.tsx'
import { KeyForm } from './key-form.tsx'
import { ShownOnce } from './shown-once.tsx'

/** One key: a new one, or what one may do and how it is used. */
export function KeyScreen() {
  const { id } = useParams({ from: '/signed-in/integrations/keys/$id' })
  const { call } = useDesk()
  const list = useQuery({ queryKey: ['api-keys'], queryFn: ({ signal }) => call(ListApiKeys, {}, signal) })
  if (id === 'new') return <NewKey />
  if (list.isPending) return <SkeletonRows rows={8} />
  if (list.isError) return <FailedState error={list.error} onRetry={() => void list.refetch()} />
  const key = list.data.rows.find((one) => String(one.id) === id)
  return key ? <OpenKey key={key.id} apiKey={key} /> : <MissingScreen />
}

function useCrumbs() {
  const { integrations } = useDesk().words
  return [{ label: integrations.keys, href: '/integrations/keys' }]
}

function NewKey() {
  const { words, call } = useDesk()
  const { integrations } = words
  const queries = useQueryClient()
  const [draft, setDraft] = useState(emptyKey)
  const make = useMutation({
    mutationFn: () => call(CreateApiKey, { body: keyBody(draft) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['api-keys'] }),
  })
  return (
    <>
      <PageHeader title={integrations.newKey} crumbs={useCrumbs()} guide="api-keys" />
      {make.data ? (
        <ShownOnce title={draft.name} text={integrations.tokenText} value={make.data.token} />
      ) : (
        <KeyForm
          title={integrations.newKey}
          submit={integrations.makeKey}
          draft={draft}
          onChange={(change) => setDraft({ ...draft, ...change })}
          onSubmit={() => make.mutate()}
          isPending={make.isPending}
          error={make.error}
        />
      )}
    </>
  )
}

function OpenKey({ apiKey }: { readonly apiKey: ApiKeyView }) {
  const { words, call, announce } = useDesk()
  const { integrations } = words
  const { permissions: own } = useSession()
  const queries = useQueryClient()
  const [draft, setDraft] = useState(() => draftOfKey(apiKey, own))
  const [token, setToken] = useState<string>()
  const save = useMutation({
    mutationFn: () => call(ChangeApiKey, { params: { id: apiKey.id }, body: keyBody(draft) }),
    onSuccess: async () => {
      announce(integrations.saved)
      await queries.invalidateQueries({ queryKey: ['api-keys'] })
    },
  })
  const beyond = apiKey.permissions.filter((code) => !own.includes(code)).length
  const { label, tone } = keyStanding(apiKey, words)
  const isOpen = apiKey.revokedAt === null
  return (
    <>
      <PageHeader
        title={apiKey.name}
        crumbs={useCrumbs()}
        guide="api-keys"
        aside={
          <Pill tone={tone} icon="tone">
            {label}
          </Pill>
        }
        {...(isOpen && { actions: <KeyActions apiKey={apiKey} onToken={setToken} /> })}
      />
      <div className={styles.stack}>
        {token !== undefined && <ShownOnce title={integrations.token} text={integrations.tokenText} value={token} />}
        <KeyFacts apiKey={apiKey} />
        {isOpen && beyond > 0 && <Banner tone="warn" title={integrations.beyond(beyond)} />}
        {isOpen && (
          <KeyForm
            title={integrations.settings}
            submit={integrations.save}
            draft={draft}
            onChange={(change) => setDraft({ ...draft, ...change })}
            onSubmit={() => save.mutate()}
            isPending={save.isPending}
            error={save.error}
          />
        )}
      </div>
    </>
  )
}
