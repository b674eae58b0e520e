import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  ChangeRepository,
  CreateRepository,
  DeleteRepository,
  LookAtRepository,
  StartHarvest,
  type Repository,
  type RepositoryBody,
} from '../../../../server/src/modules/harvesting/contract.ts'
import { ListLoadProfiles } from '../../../../server/src/modules/loading/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { RemoveButton } from '../../ui/remove-button.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from '../settings/save-form.tsx'
import { FormStep } from './form-step.tsx'
import styles from './harvesting.module.css'
import { RepositoryFacts } from './repository-facts.tsx'
import { WhatIsHarvested } from './what-is-harvested.tsx'

interface RepositoryFormProps {
  readonly of: Repository | undefined
  /** Told the number of what was saved, or nothing when it was left or taken off. */
  readonly onDone: (saved: number | undefined) => void
}

const usual = 'usual'

/** A repository by steps: where it is, what of it is harvested, how it is loaded, and when. */
export function RepositoryForm({ of: it, onDone }: RepositoryFormProps) {
  const { words, call } = useDesk()
  const { harvesting, loading } = words
  const [draft, setDraft] = useState<RepositoryBody>({
    name: it?.name ?? '',
    url: it?.url ?? '',
    metadataPrefix: it?.metadataPrefix ?? 'oai_dc',
    setSpec: it?.setSpec ?? '',
    profile: it?.profile ?? null,
    suppressNew: it?.suppressNew ?? false,
    everyHours: it?.everyHours ?? 24,
    active: it?.active ?? true,
  })
  const [atOnce, setAtOnce] = useState(true)
  const set = (change: Partial<RepositoryBody>) => setDraft((now) => ({ ...now, ...change }))
  const profiles = useQuery({
    queryKey: ['load-profiles'],
    queryFn: ({ signal }) => call(ListLoadProfiles, {}, signal),
  })
  const look = useMutation({
    mutationFn: () => call(LookAtRepository, { body: { url: draft.url } }),
    onSuccess: ({ name, formats }) => {
      const best = formats.find(({ prefix }) => /^marc/i.test(prefix)) ?? formats.find(({ readable }) => readable)
      setDraft((now) => ({
        ...now,
        name: now.name === '' ? name.slice(0, 120) : now.name,
        ...(it === undefined && best !== undefined && { metadataPrefix: best.prefix, setSpec: '' }),
      }))
    },
  })
  const save = useMutation({
    mutationFn: async () => {
      if (it) return call(ChangeRepository, { params: { id: it.id }, body: draft })
      const made = await call(CreateRepository, { body: draft })
      if (atOnce) await call(StartHarvest, { params: { id: made.id }, body: { everything: true } })
      return made
    },
    onSuccess: ({ id }) => onDone(id),
  })
  const isKnown = it !== undefined || look.data !== undefined
  return (
    <SaveForm
      title={it === undefined ? harvesting.new : harvesting.howHarvested(it.name)}
      submit={isKnown ? harvesting.save : harvesting.look}
      onSubmit={() => (isKnown ? save.mutate() : look.mutate())}
      onCancel={() => onDone(undefined)}
      isPending={save.isPending || (look.isPending && !isKnown)}
      error={save.error ?? look.error}
      fields={['name', 'url']}
      canSave={draft.url.trim() !== '' && (!isKnown || draft.name.trim() !== '')}
    >
      <FormStep number={1} title={harvesting.stepWhere}>
        <div className={styles.ask}>
          <TextField
            label={harvesting.url}
            hint={harvesting.urlHint}
            value={draft.url}
            onChange={(url) => {
              set({ url })
              look.reset()
            }}
            isRequired
            autoFocus={it === undefined}
            {...errorFor(look.error ?? save.error, 'url')}
          />
          {isKnown && (
            <Button onPress={() => look.mutate()} isPending={look.isPending} isDisabled={draft.url.trim() === ''}>
              {harvesting.look}
            </Button>
          )}
        </div>
        {look.data && <RepositoryFacts of={look.data} />}
      </FormStep>
      {isKnown && (
        <>
          <FormStep number={2} title={harvesting.stepWhat}>
            <WhatIsHarvested draft={draft} set={set} look={look.data} />
          </FormStep>
          <FormStep number={3} title={harvesting.stepHow}>
            <div className={styles.pair}>
              <TextField
                label={harvesting.name}
                value={draft.name}
                onChange={(name) => set({ name })}
                isRequired
                {...errorFor(save.error, 'name')}
              />
              <Select
                label={loading.profile}
                value={draft.profile === null ? usual : String(draft.profile)}
                onChange={(profile) => set({ profile: profile === usual ? null : Number(profile) })}
                choices={[
                  { id: usual, label: loading.usual },
                  ...(profiles.data?.rows ?? []).map(({ id, name }) => ({ id: String(id), label: name })),
                ]}
              />
            </div>
            <Checkbox isSelected={draft.suppressNew} onChange={(suppressNew) => set({ suppressNew })}>
              {harvesting.suppress}
            </Checkbox>
          </FormStep>
          <FormStep number={4} title={harvesting.stepWhen}>
            <Switch isSelected={draft.active} onChange={(active) => set({ active })}>
              {harvesting.active}
            </Switch>
            {draft.active && (
              <NumberField
                label={harvesting.everyHours}
                value={draft.everyHours}
                onChange={(everyHours) => set({ everyHours })}
                minValue={1}
                maxValue={8784}
              />
            )}
            {it === undefined ? (
              <Checkbox isSelected={atOnce} onChange={setAtOnce}>
                {harvesting.atOnce}
              </Checkbox>
            ) : (
              <div>
                <RemoveButton
                  label={harvesting.remove}
                  title={harvesting.removeTitle(it.name)}
                  remove={() => call(DeleteRepository, { params: { id: it.id } })}
                  onRemoved={() => onDone(undefined)}
                >
                  <p>{harvesting.removeText}</p>
                </RemoveButton>
              </div>
            )}
          </FormStep>
        </>
      )}
    </SaveForm>
  )
}
