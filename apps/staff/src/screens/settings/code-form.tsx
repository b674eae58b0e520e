import type { ReactNode } from 'react'
import { useDesk } from '../../desk-context.ts'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from './save-form.tsx'

/** Something that the library calls by a code and a name. */
export interface Coded {
  readonly code: string
  readonly name: string
}

interface CodeFormProps {
  /** What is changed; undefined for a new one. */
  readonly row: Coded | undefined
  /** The title of the form for a new one. */
  readonly add: string
  readonly draft: Coded
  readonly onChange: (draft: Coded) => void
  readonly save: { readonly mutate: () => void; readonly isPending: boolean; readonly error: unknown }
  /** What went wrong beside the saving. */
  readonly error?: unknown
  /** Fields beside code and name that say themselves what is wrong with them. */
  readonly fields?: readonly string[]
  /** The fields beside code and name. */
  readonly children?: ReactNode
}

/** Name and code of something, and what else is known of it. A code cannot be changed later: others point to it. */
export function CodeForm({ row, add, draft, onChange, save, error, fields = [], children }: CodeFormProps) {
  const { settings } = useDesk().words
  return (
    <SaveForm
      title={row?.name ?? add}
      submit={row === undefined ? settings.add : settings.save}
      onSubmit={() => save.mutate()}
      isPending={save.isPending}
      error={save.error ?? error}
      fields={['code', 'name', ...fields]}
      canSave={draft.code.trim() !== ''}
    >
      <TextField
        label={settings.name}
        value={draft.name}
        onChange={(name) => onChange({ ...draft, name })}
        isRequired
        {...errorFor(save.error, 'name')}
      />
      <TextField
        label={settings.code}
        hint={settings.codeHint}
        value={draft.code}
        onChange={(code) => onChange({ ...draft, code })}
        isDisabled={row !== undefined}
        isRequired
        {...errorFor(save.error, 'code')}
      />
      {children}
    </SaveForm>
  )
}
