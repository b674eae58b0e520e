import { Redo2, Undo2 } from 'lucide-react'
import { useDesk, useShortcut } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Pill } from '../../ui/pill.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import { Conflict } from './conflict.tsx'
import type { EditedRecord } from './record/buffer.ts'
import type { EditLock } from '../../../../server/src/platform/schemas.ts'
import type { RecordEditing } from './use-record.ts'

/** What somebody else saved while a record was edited here. */
export interface Theirs {
  readonly record: EditedRecord
  readonly version: number
  readonly by: string
  readonly why: string
}

interface OfEditing {
  readonly edited: RecordEditing
}

/** Whether a record is new, changed, or as its version has it. */
export function RecordState({ edited, isNew }: OfEditing & { readonly isNew: boolean }) {
  const { editor } = useDesk().words
  return (
    <Pill tone={edited.isChanged ? 'warn' : 'neutral'}>
      {edited.isChanged ? editor.changed : isNew ? editor.new : editor.version(edited.base.version)}
    </Pill>
  )
}

/** One step back and forward again, by buttons and by the keys that every program has. */
export function UndoRedo({ edited }: OfEditing) {
  const { editor } = useDesk().words
  useShortcut('Mod+z', { label: editor.undo, run: edited.undo })
  useShortcut('Mod+y', { label: editor.redo, run: edited.redo })
  useShortcut('Mod+Shift+z', { label: editor.redo, run: edited.redo })
  return (
    <>
      <IconButton framed icon={Undo2} label={editor.undo} isDisabled={!edited.canUndo} onPress={edited.undo} />
      <IconButton framed icon={Redo2} label={editor.redo} isDisabled={!edited.canRedo} onPress={edited.redo} />
    </>
  )
}

interface RecordNoticesProps extends OfEditing {
  readonly lock: EditLock | undefined
  /** Why it could not be saved. */
  readonly error: unknown
}

/** Above a record: who else has it open, what this browser kept of an earlier time, and why it could not be saved. */
export function RecordNotices({ edited, lock, error }: RecordNoticesProps) {
  const { words, format } = useDesk()
  const { editor } = words
  return (
    <>
      {lock && <Banner tone="warn" title={editor.lockedBy(lock.by, format.when(lock.since))} />}
      {edited.draft && (
        <Banner tone="info" title={editor.draft(format.when(new Date(edited.draft.at).toISOString()))}>
          <TextButton onPress={edited.takeDraft}>{editor.takeDraft}</TextButton>{' '}
          <TextButton onPress={edited.leaveDraft}>{editor.leaveDraft}</TextButton>
        </Banner>
      )}
      {error !== null && error !== undefined && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
    </>
  )
}

interface MeanwhileProps extends OfEditing {
  readonly theirs: Theirs
  readonly onDone: () => void
}

/** Brings together what was edited here and what somebody else saved; theirs is the base of what is saved next. */
export function Meanwhile({ edited, theirs, onDone }: MeanwhileProps) {
  const { words, announce } = useDesk()
  return (
    <Conflict
      base={edited.base.record}
      mine={edited.record}
      theirs={theirs.record}
      by={theirs.by}
      why={theirs.why}
      onBack={onDone}
      onSettled={(merged) => {
        edited.rebase(theirs.record, theirs.version)
        edited.change(merged)
        onDone()
        announce(words.editor.settled)
      }}
    />
  )
}
