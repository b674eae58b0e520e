import type { ReactNode } from 'react'
import { useWords } from '../../desk-context.ts'
import { Problem, sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import styles from './settings.module.css'

interface SaveFormProps {
  readonly title: string
  readonly submit: string
  readonly onSubmit: () => void
  readonly isPending: boolean
  readonly error: unknown
  /** Fields that say themselves what is wrong with them. */
  readonly fields?: readonly string[]
  readonly canSave?: boolean
  /** False where another button of the page has the key. */
  readonly hasKey?: boolean
  readonly onCancel?: (() => void) | undefined
  readonly children: ReactNode
}

/** A small form beside a list: its fields, what the server said, and one button. */
export function SaveForm(props: SaveFormProps) {
  const { title, submit, onSubmit, isPending, error, fields = [], canSave = true, hasKey = true } = props
  const { onCancel, children } = props
  const words = useWords()
  const told =
    error instanceof Problem &&
    error.blocks.length > 0 &&
    error.blocks.every(({ field }) => fields.includes(field ?? ''))
  return (
    <Panel title={title}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (canSave) onSubmit()
        }}
      >
        {error !== null && error !== undefined && !told && (
          <Banner tone="stop" live title={sentenceFor(error, words.problems)} />
        )}
        {children}
        <div className={styles.buttons}>
          {onCancel && (
            <Button tone="plain" onPress={onCancel}>
              {words.ui.cancel}
            </Button>
          )}
          <Button
            type="submit"
            tone={hasKey ? 'primary' : 'quiet'}
            isPending={isPending}
            isDisabled={!canSave}
            {...(hasKey && { keys: 'Mod+Enter' })}
          >
            {submit}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

/** The `error` of a field when the server named it, to be spread into the field. */
export function errorFor(error: unknown, field: string): { readonly error?: string } {
  const message = error instanceof Problem ? error.messageFor(field) : undefined
  return message === undefined ? {} : { error: message }
}
