import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  ChangeCopyTarget,
  CreateCopyTarget,
  DeleteCopyTarget,
  type CopyTarget,
} from '../../../../server/src/modules/copy-cataloguing/contract.ts'
import { searchKeys } from '../../../../server/src/modules/copy-cataloguing/contract-search-keys.ts'
import { useDesk } from '../../desk-context.ts'
import { Problem, sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './copy-cataloguing.module.css'
import { bodyOf, draftOf, type TargetDraft } from './target-draft.ts'

interface TargetFormProps {
  /** Undefined: a new one. */
  readonly target: CopyTarget | undefined
  readonly onClose: () => void
}

/** How a catalogue is asked. */
export function TargetForm({ target, onClose }: TargetFormProps) {
  const { words, call } = useDesk()
  const { copy, copySearchKeys, ui } = words
  const queries = useQueryClient()
  const [draft, setDraft] = useState<TargetDraft>(() => draftOf(target))
  const set = (change: Partial<TargetDraft>) => setDraft((now) => ({ ...now, ...change }))
  const close = async () => {
    await queries.invalidateQueries({ queryKey: ['copy-targets'] })
    onClose()
  }
  const save = useMutation({
    mutationFn: () => {
      const body = bodyOf(draft)
      return target === undefined
        ? call(CreateCopyTarget, { body })
        : call(ChangeCopyTarget, { params: { id: target.id }, body })
    },
    onSuccess: close,
  })
  const remove = useMutation({
    mutationFn: () => call(DeleteCopyTarget, { params: { id: target?.id ?? 0 } }),
    onSuccess: close,
  })
  const problem = save.error instanceof Problem ? save.error : undefined
  const errorOf = (field: string) => {
    const error = problem?.messageFor(field)
    return error === undefined ? {} : { error }
  }
  const failure = save.error ?? remove.error
  return (
    <Dialog
      title={target === undefined ? copy.newTarget : copy.editTarget}
      isOpen
      onClose={onClose}
      size="wide"
      actions={
        <>
          {target !== undefined && (
            <Button tone="danger" isPending={remove.isPending} onPress={() => remove.mutate()}>
              {copy.delete}
            </Button>
          )}
          <Button tone="plain" onPress={onClose}>
            {ui.cancel}
          </Button>
          <Button tone="primary" keys="Mod+Enter" isPending={save.isPending} onPress={() => save.mutate()}>
            {copy.save}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {failure !== null && <Banner tone="stop" live title={sentenceFor(failure, words.problems)} />}
        <TextField
          label={copy.name}
          value={draft.name}
          onChange={(name) => set({ name })}
          isRequired
          autoFocus
          {...errorOf('name')}
        />
        <RadioGroup
          label={copy.protocol}
          look="segments"
          value={draft.protocol}
          onChange={(protocol) => set({ protocol })}
          choices={(['z39.50', 'sru'] as const).map((id) => ({ id, label: words.copyProtocols[id] }))}
        />
        {draft.protocol === 'sru' ? (
          <>
            <TextField
              label={copy.url}
              hint={copy.urlHint}
              mono
              value={draft.url}
              onChange={(url) => set({ url })}
              {...errorOf('url')}
            />
            <div className={styles.pair}>
              <Select
                label={copy.version}
                value={draft.sruVersion}
                onChange={(sruVersion) => set({ sruVersion })}
                choices={(['1.1', '1.2', '2.0'] as const).map((id) => ({ id, label: id }))}
              />
              <TextField
                label={copy.schema}
                mono
                value={draft.recordSchema}
                onChange={(recordSchema) => set({ recordSchema })}
              />
            </div>
          </>
        ) : (
          <>
            <div className={styles.pair}>
              <TextField
                label={copy.host}
                hint={copy.hostHint}
                mono
                value={draft.host}
                onChange={(host) => set({ host })}
                {...errorOf('host')}
              />
              <NumberField
                label={copy.port}
                minValue={1}
                maxValue={65_535}
                formatOptions={{ useGrouping: false }}
                value={draft.port}
                onChange={(port) => set({ port })}
                {...errorOf('port')}
              />
            </div>
            <div className={styles.pair}>
              <TextField
                label={copy.database}
                mono
                value={draft.database}
                onChange={(database) => set({ database })}
                {...errorOf('database')}
              />
              <Select
                label={copy.syntax}
                value={draft.syntax}
                onChange={(syntax) => set({ syntax })}
                choices={(['usmarc', 'unimarc', 'xml'] as const).map((id) => ({ id, label: words.copySyntaxes[id] }))}
              />
            </div>
            <Switch isSelected={draft.tls} onChange={(tls) => set({ tls })}>
              {copy.tls}
            </Switch>
          </>
        )}
        <TextField
          label={copy.charset}
          hint={copy.charsetHint}
          mono
          value={draft.charset}
          onChange={(charset) => set({ charset })}
          {...errorOf('charset')}
        />
        <div className={styles.pair}>
          <TextField
            label={copy.user}
            value={draft.username}
            onChange={(username) => set({ username })}
            autoComplete="off"
          />
          <TextField
            label={copy.password}
            type="password"
            autoComplete="new-password"
            value={draft.password}
            onChange={(password) => set({ password })}
            {...(target?.hasPassword === true && { hint: copy.passwordKept })}
          />
        </div>
        <div className={styles.pair}>
          <NumberField
            label={copy.timeout}
            unit={copy.seconds}
            minValue={1}
            maxValue={120}
            value={draft.timeoutSeconds}
            onChange={(timeoutSeconds) => set({ timeoutSeconds })}
          />
          <NumberField
            label={copy.most}
            minValue={1}
            maxValue={100}
            value={draft.most}
            onChange={(most) => set({ most })}
          />
        </div>
        <fieldset className={styles.plain}>
          <legend className={styles.legend}>{copy.indexes}</legend>
          <p className={styles.second}>{copy.indexesHint}</p>
          <div className={styles.indexes}>
            {searchKeys.map((key) => (
              <TextField
                key={key}
                label={copySearchKeys[key]}
                mono
                value={draft.indexes[key]}
                onChange={(text) => set({ indexes: { ...draft.indexes, [key]: text } })}
                {...errorOf(`indexes.${key}`)}
              />
            ))}
          </div>
        </fieldset>
        <div className={styles.pair}>
          <NumberField
            label={copy.order}
            minValue={0}
            maxValue={10_000}
            value={draft.place}
            onChange={(place) => set({ place })}
          />
          <TextField label={copy.tags} hint={copy.tagsHint} value={draft.tags} onChange={(tags) => set({ tags })} />
        </div>
        <TextField label={copy.note} lines={2} value={draft.note} onChange={(note) => set({ note })} />
        <Switch isSelected={draft.enabled} onChange={(enabled) => set({ enabled })}>
          {copy.enabled}
        </Switch>
      </div>
    </Dialog>
  )
}
