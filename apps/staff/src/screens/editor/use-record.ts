import { useEffect, useReducer, useRef, useState } from 'react'
import { dropDraft, keepDraft, keptDraft, type Draft } from './draft-store.ts'
import { isSame, type EditedRecord } from './record/buffer.ts'
import { keepPairs } from './record/pairs.ts'
import { begin, changed, redone, undone, type History } from './record/history.ts'

type Act =
  | { readonly do: 'change'; readonly record: EditedRecord; readonly place: string | undefined }
  | { readonly do: 'undo' | 'redo' }
  | { readonly do: 'begin'; readonly record: EditedRecord }

function reduce(history: History, act: Act): History {
  if (act.do === 'change') return changed(history, keepPairs(history.now, act.record), act.place)
  if (act.do === 'begin') return begin(act.record)
  return act.do === 'undo' ? undone(history) : redone(history)
}

/** A record being edited, from the version that was opened: with undoing, and kept in this browser until it is saved. */
export function useRecord(name: string, opened: EditedRecord, version: number) {
  const [history, act] = useReducer(reduce, opened, begin)
  const first = useRef(opened)
  const [base, setBase] = useState({ record: opened, version })
  const [draft, setDraft] = useState<Draft>()
  useEffect(() => {
    let isHere = true
    void keptDraft(name).then((kept) => {
      if (isHere && kept && !isSame(kept.record, first.current)) setDraft(kept)
    })
    return () => {
      isHere = false
    }
  }, [name])
  const record = history.now
  const isChanged = !isSame(record, base.record)
  useEffect(() => {
    if (!isChanged) return
    const timer = setTimeout(() => void keepDraft(name, { record, version: base.version, at: Date.now() }), 600)
    return () => clearTimeout(timer)
  }, [name, record, base.version, isChanged])
  useEffect(() => {
    if (!isChanged) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isChanged])
  return {
    record,
    base,
    isChanged,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change: (next: EditedRecord, place?: string) => act({ do: 'change', record: next, place }),
    undo: () => act({ do: 'undo' }),
    redo: () => act({ do: 'redo' }),
    /** It was saved, or another version is the base from now on. */
    rebase: (next: EditedRecord, at: number) => {
      setBase({ record: next, version: at })
      setDraft(undefined)
      void dropDraft(name)
      if (!isSame(next, record)) act({ do: 'change', record: next, place: undefined })
    },
    /** What this browser kept from an earlier time. */
    draft,
    takeDraft: () => {
      if (draft) act({ do: 'change', record: draft.record, place: undefined })
      setDraft(undefined)
    },
    leaveDraft: () => {
      void dropDraft(name)
      setDraft(undefined)
    },
  }
}

/** A record in the editor, with what can be done to it. */
export type RecordEditing = ReturnType<typeof useRecord>
