import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Eye } from 'lucide-react'
import { useState } from 'react'
import {
  BeginHeadingChange,
  GetHeadingForm,
  type ChangedKind,
  type HeadingChangeRequest,
} from '../../../../server/src/modules/heading-changes/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import { ChangedList } from './changed-list.tsx'
import { changeFromAddress, requestOf, type ChangeDraft } from './change-draft.ts'
import { HeadingField } from './heading-field.tsx'
import styles from './heading-changes.module.css'
import { OfferPanel } from './offer-panel.tsx'

const kinds = ['subject', 'name', 'title', 'genre', 'any'] as const satisfies readonly ChangedKind[]

/** One heading becomes another everywhere: what, how far it reaches, then the preview. */
export function ChangePage() {
  const session = useSession()
  return (
    <div className={styles.stack}>
      <OfferPanel />
      {may(session, 'catalog:batch') && <ChangeForm />}
      <ChangedList />
    </div>
  )
}

function ChangeForm() {
  const { words, call } = useDesk()
  const { headings } = words
  const address = useAddress()
  const queries = useQueryClient()
  const goTo = useGoTo()
  const [draft, setDraft] = useState<ChangeDraft>(() => changeFromAddress((name) => address.text(name)))
  const change = (next: Partial<ChangeDraft>) => setDraft((now) => ({ ...now, ...next }))
  const request = requestOf(draft)
  const begin = useMutation({
    mutationFn: (body: HeadingChangeRequest) => call(BeginHeadingChange, { body }),
    onSuccess: (run) => {
      void queries.invalidateQueries({ queryKey: ['heading-changes'] })
      goTo(`/batch-editing/edits/${run.id}`)
    },
  })
  // What the record has as codes is better than the text of a list: a body keeps its units, a person the dates.
  const form = useMutation({
    mutationFn: (id: number) => call(GetHeadingForm, { params: { id } }),
    onSuccess: (found) => change({ to: found.form }),
  })
  const box = (name: 'subdivided' | 'nameTitles' | 'asSubject' | 'asSubdivision' | 'keepOld') => (
    <Checkbox isSelected={draft[name]} onChange={(on) => change({ [name]: on })}>
      {headings[name]}
    </Checkbox>
  )
  const isNamed = draft.kind !== 'subject' && draft.kind !== 'genre'
  return (
    <Panel
      title={headings.change}
      actions={
        <Button
          tone="primary"
          icon={Eye}
          keys="Mod+Enter"
          isDisabled={!request}
          isPending={begin.isPending}
          onPress={() => request && begin.mutate(request)}
        >
          {headings.preview}
        </Button>
      }
    >
      <div className={styles.form}>
        {begin.isError && <Banner tone="stop" live title={sentenceFor(begin.error, words.problems)} />}
        <Select
          label={headings.kind}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
          choices={kinds.map((id) => ({ id, label: words.changedKindNames[id] }))}
        />
        <div className={styles.pair}>
          <HeadingField
            label={headings.from}
            hint={headings.fromHint}
            kind={draft.kind}
            value={draft.from}
            onChange={(from) => change({ from })}
            onChoose={({ text, source }) => change({ from: text, source })}
          />
          <HeadingField
            label={headings.to}
            hint={headings.toHint}
            kind={draft.kind}
            value={draft.to}
            onChange={(to) => change({ to })}
            onChoose={({ id, text }) => {
              change({ to: text })
              if (isNamed) form.mutate(id)
            }}
          />
        </div>
        <div className={styles.boxes}>
          {box('keepOld')}
          {box('subdivided')}
          {isNamed && box('nameTitles')}
          {isNamed && box('asSubject')}
          {!isNamed && box('asSubdivision')}
        </div>
        <details className={styles.more}>
          <summary>{headings.more}</summary>
          <div className={styles.pair}>
            <TextField
              label={headings.source}
              hint={headings.sourceHint}
              value={draft.source}
              onChange={(source) => change({ source })}
            />
            <TextField
              label={headings.toSource}
              hint={headings.toSourceHint}
              value={draft.toSource}
              onChange={(toSource) => change({ toSource })}
            />
            <TextField
              label={headings.authority}
              value={draft.authority}
              onChange={(authority) => change({ authority })}
            />
            <TextField
              label={headings.why}
              hint={headings.whyHint}
              value={draft.why}
              onChange={(why) => change({ why })}
            />
          </div>
        </details>
      </div>
    </Panel>
  )
}
