import { useMutation } from '@tanstack/react-query'
import { PenLine, Play } from 'lucide-react'
import { useState } from 'react'
import {
  SampleNcipMessage,
  triedServices,
  TryNcipMessage,
} from '../../../../server/src/modules/resource-sharing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Departures, XmlText } from './message-panel.tsx'
import styles from './sharing.module.css'
import { outcomeTones } from './tones.ts'
import { usePartners } from './use-partners.ts'

type Tried = (typeof triedServices)[number]

/** Plays a message of a partner and shows what would be answered; nothing is kept. */
export function TrialView() {
  const { words, call } = useDesk()
  const { sharing, sharingOutcomes } = words
  const partners = usePartners().data?.rows ?? []
  const [chosen, setChosen] = useState<string>()
  const [service, setService] = useState<Tried>('LookupUser')
  const [values, setValues] = useState({ user: '', item: '', request: '', pickup: '' })
  const [message, setMessage] = useState('')
  const agency = Number(chosen ?? partners[0]?.id ?? 0)
  const set = (change: Partial<typeof values>) => setValues((now) => ({ ...now, ...change }))
  const fill = useMutation({
    mutationFn: () => {
      const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))
      return call(SampleNcipMessage, { body: { agency, service, ...filled } })
    },
    onSuccess: (sample) => setMessage(sample.message),
  })
  const play = useMutation({ mutationFn: () => call(TryNcipMessage, { body: { agency, message } }) })
  if (partners.length === 0) return <EmptyState icon={Play} title={sharing.choosePartner} />
  const error = play.error ?? fill.error
  return (
    <div className={styles.columns}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (message.trim() !== '') play.mutate()
        }}
      >
        <Panel
          title={sharing.trial}
          footer={
            <div className={styles.buttons}>
              <Button icon={PenLine} isPending={fill.isPending} onPress={() => fill.mutate()}>
                {sharing.fill}
              </Button>
              <Button
                type="submit"
                icon={Play}
                tone="primary"
                keys="Mod+Enter"
                isPending={play.isPending}
                isDisabled={message.trim() === ''}
              >
                {sharing.play}
              </Button>
            </div>
          }
        >
          <div className={styles.tight}>
            <p className={styles.faint}>{sharing.trialText}</p>
            {error !== null && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
            <div className={styles.pair}>
              <Select
                label={sharing.partner}
                choices={partners.map(({ id, name: label }) => ({ id: String(id), label }))}
                value={String(agency)}
                onChange={setChosen}
              />
              <Select
                label={sharing.service}
                choices={triedServices.map((id) => ({ id, label: id }))}
                value={service}
                onChange={setService}
              />
            </div>
            <div className={styles.pair}>
              <TextField label={sharing.card} mono value={values.user} onChange={(user) => set({ user })} />
              <TextField label={sharing.barcode} mono value={values.item} onChange={(item) => set({ item })} />
              <TextField label={sharing.number} mono value={values.request} onChange={(request) => set({ request })} />
              <TextField
                label={sharing.pickup}
                hint={sharing.pickupHint}
                value={values.pickup}
                onChange={(pickup) => set({ pickup })}
              />
            </div>
            <TextField
              label={sharing.question}
              hint={sharing.messageHint}
              mono
              lines={14}
              value={message}
              onChange={setMessage}
            />
          </div>
        </Panel>
      </form>
      <Panel
        title={sharing.answer}
        {...(play.data && {
          aside: (
            <Pill tone={outcomeTones[play.data.outcome]} icon="tone">
              {sharingOutcomes[play.data.outcome]}
            </Pill>
          ),
        })}
      >
        <div className={styles.tight} aria-live="polite">
          {play.data ? (
            <>
              {play.data.problem !== '' && (
                <Banner tone="warn" title={play.data.problem}>
                  {play.data.detail}
                </Banner>
              )}
              <Departures warnings={play.data.warnings} />
              <XmlText label={sharing.answer} text={play.data.answer} untitled />
            </>
          ) : (
            <p className={styles.faint}>{sharing.asked}</p>
          )}
        </div>
      </Panel>
    </div>
  )
}
