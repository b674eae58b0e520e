import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useId, useState } from 'react'
import { MatchHeading } from '../../../../../server/src/modules/authorities/contract.ts'
import type { OpenHeading } from '../../../../../server/src/modules/cataloguing-batches/contract.ts'
import { useDesk } from '../../../desk-context.ts'
import { sentenceFor } from '../../../problem.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { RadioGroup } from '../../../ui/radio-group.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import styles from '../copy-cataloguing.module.css'

/** What a heading is to be: as an authority record has it, or as it was written. */
export interface HeadingChoice {
  readonly authority?: number
  readonly to?: string
  readonly text: string
  /** It stays what it is, and is linked to the record. */
  readonly isSame: boolean
}

interface HeadingDialogProps {
  readonly heading: OpenHeading
  readonly onChoose: (choice: HeadingChoice) => void
  readonly onClose: () => void
}

const asWritten = 'written'

/** Asks what a heading is to be: records that are near to what is typed, or the very words. */
export function HeadingDialog({ heading, onChoose, onClose }: HeadingDialogProps) {
  const { words, call } = useDesk()
  const { guided, ui } = words
  const { kind, source } = heading
  const form = useId()
  const [typed, setTyped] = useState(heading.text)
  const [chosen, setChosen] = useState<string>()
  const text = useDeferredValue(typed.trim())
  const found = useQuery({
    queryKey: ['heading-match', kind, source, text],
    queryFn: ({ signal }) => call(MatchHeading, { query: { kind, text, source, limit: 12 } }, signal),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  })
  const candidates = text === '' ? [] : (found.data?.candidates ?? [])
  const own = typed.trim() !== '' && typed.trim() !== heading.text
  const value = candidates.some(({ authority }) => String(authority) === chosen) ? chosen : own ? asWritten : undefined
  const choice = (): HeadingChoice | undefined => {
    if (value === asWritten) return { to: typed.trim(), text: typed.trim(), isSame: false }
    const one = candidates.find(({ authority }) => String(authority) === value)
    return one && { authority: one.authority, text: one.text, isSame: one.text === heading.text }
  }
  const submit = () => {
    const made = choice()
    if (made) onChoose(made)
  }
  const choices = [
    ...candidates.map(({ authority, text: label, via, vocabulary, bibs }) => ({
      id: String(authority),
      label,
      detail: [
        label === heading.text ? guided.thisVery : via === null ? '' : guided.via(via),
        guided.record(vocabulary, authority),
        guided.inTitles(bibs),
      ]
        .filter((part) => part !== '')
        .join(' · '),
    })),
    ...(own ? [{ id: asWritten, label: typed.trim(), detail: guided.asWritten }] : []),
  ]
  return (
    <Dialog
      title={guided.headingQuestion(heading.text)}
      isOpen
      onClose={onClose}
      size="wide"
      actions={
        <>
          <Button onPress={onClose}>{ui.cancel}</Button>
          <Button type="submit" form={form} tone="primary" isDisabled={choice() === undefined}>
            {guided.takeHeading}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          label={guided.headingText}
          hint={guided.headingHint}
          autoFocus
          value={typed}
          maxLength={2000}
          onChange={(next) => {
            setTyped(next)
            setChosen(undefined)
          }}
        />
        {found.isError && <Banner tone="stop" live title={sentenceFor(found.error, words.problems)} />}
        {choices.length > 0 ? (
          <RadioGroup label={guided.headingChoices} choices={choices} value={value} onChange={setChosen} />
        ) : (
          <p className={styles.second} role="status">
            {found.isFetching ? ui.loading : guided.noCandidates}
          </p>
        )}
        <p className={styles.second}>{guided.headingReach}</p>
      </form>
    </Dialog>
  )
}
