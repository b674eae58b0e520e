import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { AddReading, type Course } from '../../../../server/src/modules/reserves/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from '../settings/save-form.tsx'
import styles from './reserves.module.css'
import { TitleField } from './title-field.tsx'

type Kind = 'title' | 'link' | 'note'

/** Adds what is not scanned: a title as a whole, something on the web, a note. */
export function AddLine({ course }: { readonly course: Course }) {
  const { words, call, announce } = useDesk()
  const { reserves } = words
  const queries = useQueryClient()
  const [kind, setKind] = useState<Kind>('title')
  const [bib, setBib] = useState<number>()
  const [added, setAdded] = useState(0)
  const [url, setUrl] = useState('')
  const [text, setText] = useState('')
  const body =
    kind === 'title'
      ? bib === undefined
        ? undefined
        : { bib }
      : kind === 'link'
        ? url.trim() === ''
          ? undefined
          : { url: url.trim(), text: text.trim() }
        : text.trim() === ''
          ? undefined
          : { text: text.trim() }
  const add = useMutation({
    mutationFn: () => {
      if (body === undefined) throw new Error('nothing to add')
      return call(AddReading, { params: { id: course.id }, body })
    },
    onSuccess: (reading) => {
      announce(reserves.added(reading.title ?? reading.text))
      setBib(undefined)
      setAdded((now) => now + 1)
      setUrl('')
      setText('')
      return queries.invalidateQueries({ queryKey: ['reserves'] })
    },
  })
  return (
    <SaveForm
      title={reserves.addLine}
      submit={words.settings.add}
      onSubmit={() => add.mutate()}
      isPending={add.isPending}
      error={add.error}
      fields={['url', 'text']}
      hasKey={false}
      canSave={body !== undefined}
    >
      <RadioGroup
        label={reserves.what}
        hideLabel
        look="segments"
        choices={[
          { id: 'title', label: reserves.addTitle },
          { id: 'link', label: reserves.addLink },
          { id: 'note', label: reserves.addNote },
        ]}
        value={kind}
        onChange={setKind}
      />
      {kind === 'title' && <TitleField key={added} value={bib} onChange={setBib} />}
      {kind === 'link' && (
        <div className={styles.row}>
          <TextField label={reserves.url} value={url} onChange={setUrl} {...errorFor(add.error, 'url')} />
          <TextField label={reserves.linkText} value={text} onChange={setText} />
        </div>
      )}
      {kind === 'note' && (
        <TextField
          label={reserves.noteText}
          lines={2}
          value={text}
          onChange={setText}
          {...errorFor(add.error, 'text')}
        />
      )}
    </SaveForm>
  )
}
