import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { GetSmsGateway, PutSmsGateway, type SmsGateway } from '../../../../server/src/platform/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Problem, sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { readHeaders, writeHeaders } from './gateway-text.ts'
import styles from './notices.module.css'

const key = ['sms-gateway'] as const

/** The way out for text messages. */
export function GatewayPage() {
  const { call } = useDesk()
  const gateway = useQuery({ queryKey: key, queryFn: ({ signal }) => call(GetSmsGateway, {}, signal) })
  if (gateway.isPending) return <SkeletonRows rows={5} />
  if (gateway.isError) return <FailedState error={gateway.error} onRetry={() => void gateway.refetch()} />
  return <GatewayForm key={gateway.dataUpdatedAt} gateway={gateway.data.gateway} />
}

function GatewayForm({ gateway }: { readonly gateway: SmsGateway | null }) {
  const { words, call, announce } = useDesk()
  const { notices } = words
  const queries = useQueryClient()
  const [url, setUrl] = useState(gateway?.url ?? '')
  const [method, setMethod] = useState<SmsGateway['method']>(gateway?.method ?? 'POST')
  const [headers, setHeaders] = useState(writeHeaders(gateway?.headers ?? { 'Content-Type': 'application/json' }))
  const [body, setBody] = useState(gateway?.body ?? '{"to": "{to}", "from": "{from}", "text": "{text}"}')
  const [sender, setSender] = useState(gateway?.sender ?? '')
  const read = readHeaders(headers)
  const save = useMutation({
    mutationFn: (next: SmsGateway | null) => call(PutSmsGateway, { body: { gateway: next } }),
    onSuccess: () => {
      announce(notices.saved)
      return queries.invalidateQueries({ queryKey: key })
    },
  })
  const wrong = (field: string) => {
    const message = save.error instanceof Problem ? save.error.messageFor(field) : undefined
    return message === undefined ? {} : { error: message }
  }
  return (
    <form
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault()
        if (read) save.mutate({ url, method, headers: read, body, sender })
      }}
    >
      {gateway === null && (
        <Banner tone="info" title={notices.testGateway}>
          {notices.testGatewayText}
        </Banner>
      )}
      {save.isError && <Banner tone="stop" live title={sentenceFor(save.error, words.problems)} />}
      <Panel
        footer={
          <div className={styles.buttons}>
            {gateway !== null && (
              <Button tone="plain" onPress={() => save.mutate(null)}>
                {notices.leaveGateway}
              </Button>
            )}
            <span className={styles.gap} />
            <Button type="submit" tone="primary" keys="Mod+Enter" isDisabled={!read} isPending={save.isPending}>
              {notices.useGateway}
            </Button>
          </div>
        }
      >
        <div className={styles.stack}>
          <TextField
            label={notices.url}
            hint={notices.urlHint}
            mono
            value={url}
            onChange={setUrl}
            isRequired
            {...wrong('url')}
          />
          <div className={styles.three}>
            <Select
              label={notices.method}
              value={method}
              onChange={setMethod}
              choices={(['POST', 'PUT', 'GET'] as const).map((id) => ({ id, label: id }))}
            />
            <TextField label={notices.sender} value={sender} onChange={setSender} />
          </div>
          <TextField
            label={notices.headers}
            hint={notices.headersHint}
            mono
            lines={3}
            value={headers}
            onChange={setHeaders}
            isInvalid={read === undefined}
            {...wrong('headers')}
          />
          <TextField
            label={notices.requestBody}
            hint={notices.requestBodyHint}
            mono
            lines={4}
            value={body}
            onChange={setBody}
            {...wrong('body')}
          />
        </div>
      </Panel>
    </form>
  )
}
