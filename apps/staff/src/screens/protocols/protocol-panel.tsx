import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  audiences,
  PutProtocol,
  TryProtocol,
  type ProtocolStanding,
} from '../../../../server/src/modules/protocols/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Select } from '../../ui/select.tsx'
import { FaultsList } from './faults-list.tsx'
import styles from './protocols.module.css'
import { TrafficBars } from './traffic-bars.tsx'

/** One protocol: where it is reached, who may use it and how much, what came in, and what could not be answered. */
export function ProtocolPanel({ protocol }: { readonly protocol: ProtocolStanding }) {
  const { words, call, announce } = useDesk()
  const { protocols, problems } = words
  const queries = useQueryClient()
  const { name, address } = protocol
  const [draft, setDraft] = useState({
    audience: protocol.audience,
    perMinute: protocol.perMinute,
    mostRecords: protocol.mostRecords,
  })
  const [showsFaults, setShowsFaults] = useState(false)
  const save = useMutation({
    mutationFn: () => call(PutProtocol, { params: { name }, body: draft }),
    onSuccess: async () => {
      announce(protocols.saved(protocol.title))
      await queries.invalidateQueries({ queryKey: ['protocols'] })
    },
  })
  const trial = useMutation({
    mutationFn: () => call(TryProtocol, { params: { name } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['protocols'] }),
  })
  const isChanged =
    draft.audience !== protocol.audience ||
    draft.perMinute !== protocol.perMinute ||
    draft.mostRecords !== protocol.mostRecords
  const pathAddress = address?.startsWith('/') === true ? `${window.location.origin}${address}` : address
  return (
    <Panel
      title={protocol.title}
      aside={
        <Pill tone={protocol.audience === 'nobody' ? 'neutral' : 'ok'} icon="tone">
          {protocols[`standing.${protocol.audience}`]}
        </Pill>
      }
    >
      <div className={styles.panel}>
        <div className={styles.about}>
          <p>{protocol.text}</p>
          <code className={styles.address}>{pathAddress ?? protocols.notHere}</code>
        </div>
        <div className={styles.form}>
          <Select
            label={protocols.audience}
            choices={audiences.map((id) => ({ id, label: protocols[`audience.${id}`] }))}
            value={draft.audience}
            onChange={(audience) => setDraft({ ...draft, audience })}
          />
          <NumberField
            label={protocols.perMinute}
            value={draft.perMinute}
            minValue={1}
            maxValue={100_000}
            onChange={(perMinute) => setDraft({ ...draft, perMinute })}
          />
          <NumberField
            label={protocols.mostRecords}
            value={draft.mostRecords}
            minValue={1}
            maxValue={1000}
            onChange={(mostRecords) => setDraft({ ...draft, mostRecords })}
          />
        </div>
        <div className={styles.buttons}>
          <Button
            tone="primary"
            isDisabled={!isChanged || Number.isNaN(draft.perMinute) || Number.isNaN(draft.mostRecords)}
            isPending={save.isPending}
            onPress={() => save.mutate()}
          >
            {protocols.save}
          </Button>
          {protocol.canTry && (
            <Button isPending={trial.isPending} onPress={() => trial.mutate()}>
              {protocols.tryIt}
            </Button>
          )}
          <Button tone="plain" aria-expanded={showsFaults} onPress={() => setShowsFaults(!showsFaults)}>
            {showsFaults ? protocols.hideFaults : protocols.showFaults}
          </Button>
        </div>
        {save.isError && <Banner tone="stop" live title={sentenceFor(save.error, problems)} />}
        {trial.isError && <Banner tone="stop" live title={sentenceFor(trial.error, problems)} />}
        {trial.data && (
          <Banner tone={trial.data.ok ? 'ok' : 'stop'} live title={trial.data.message}>
            {protocols.took(trial.data.milliseconds)}
          </Banner>
        )}
        <TrafficBars protocol={protocol} />
        {showsFaults && <FaultsList name={name} />}
      </div>
    </Panel>
  )
}
