import { useMutation, useQuery } from '@tanstack/react-query'
import {
  GetIdentityTrial,
  TestIdentityProvider,
  type IdentityProvider,
  type IdentityTrial,
  type TestStep,
} from '../../../../server/src/modules/identity/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Panel } from '../../ui/panel.tsx'
import { WhyList } from '../../ui/why-panel.tsx'
import { TryName } from './try-name.tsx'
import styles from './identity.module.css'

/** Tries a provider: whether it can be reached, and what comes of a sign-in that signs nobody in. */
export function TryProvider({ of: it }: { readonly of: IdentityProvider }) {
  const { words, call } = useDesk()
  const { identity } = words
  const test = useMutation({ mutationFn: () => call(TestIdentityProvider, { params: { id: it.id } }) })
  const trialKey = ['identity-trial', it.id]
  const trial = useQuery({
    queryKey: trialKey,
    queryFn: ({ signal }) => call(GetIdentityTrial, { params: { id: it.id } }, signal),
  })
  const go = (realm: 'staff' | 'patron') => {
    const next = `/staff/settings/sign-in?open=${it.id}`
    location.assign(`/auth/${it.id}/start?for=${realm}&trial=1&next=${encodeURIComponent(next)}`)
  }
  return (
    <Panel title={identity.stepTry}>
      <div className={styles.tries}>
        <div className={styles.buttons}>
          <Button onPress={() => test.mutate()} isPending={test.isPending}>
            {identity.test}
          </Button>
          {it.kind !== 'ldap' && it.forPatrons && <Button onPress={() => go('patron')}>{identity.trialPatron}</Button>}
          {it.kind !== 'ldap' && it.forStaff && <Button onPress={() => go('staff')}>{identity.trialStaff}</Button>}
        </div>
        <p className={styles.quiet}>
          {it.kind === 'ldap' ? '' : `${identity.trialText} `}
          {identity.saveFirst}
        </p>
        {it.kind === 'ldap' && <TryName of={it} onTried={() => void trial.refetch()} />}
        {test.data && <Steps ok={test.data.ok} steps={test.data.steps} />}
        {trial.data?.trial && <TrialResult trial={trial.data.trial} />}
      </div>
    </Panel>
  )
}

function Steps({ ok, steps }: { readonly ok: boolean; readonly steps: readonly TestStep[] }) {
  const { identity } = useDesk().words
  return (
    <>
      <Banner tone={ok ? 'ok' : 'stop'} live title={ok ? identity.testGood : identity.testBad} />
      <WhyList reasons={steps.map(({ name, ok: good, said }) => ({ decided: good, text: said, detail: name }))} />
    </>
  )
}

function TrialResult({ trial }: { readonly trial: IdentityTrial }) {
  const { words, format } = useDesk()
  const { identity } = words
  const { problem, decision, attributes, subject, at } = trial
  return (
    <section className={styles.trial} aria-label={identity.trialResult(format.when(at))}>
      <h3>{identity.trialResult(format.when(at))}</h3>
      {problem !== null && <Banner tone="stop" title={problem} />}
      {decision && (
        <Banner
          tone={decision.outcome === 'refused' ? 'stop' : 'ok'}
          title={`${identity[`outcome.${decision.outcome}`]}.`}
        >
          {decision.text}
        </Banner>
      )}
      {problem === null && (
        <KeyValues
          look="columns"
          facts={[
            { label: identity.trialSubject, value: <code>{subject}</code> },
            ...attributes.map(({ name, values }) => ({ label: name, value: values.join(' · ') })),
          ]}
        />
      )}
      {problem === null && attributes.length === 0 && <p>{identity.trialNothing}</p>}
      {decision && <WhyList reasons={decision.reasons} />}
    </section>
  )
}
