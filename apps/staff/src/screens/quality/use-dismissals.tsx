import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { DismissFlags, RestoreFlags } from '../../../../server/src/modules/quality/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import styles from './quality.module.css'

/** Flags that one request names at most. */
export const mostAtOnce = 1000

/** Dismissing flags and opening them again, with the last of it to be taken back. */
export interface Dismissals {
  dismiss(flags: readonly number[], reason: string): void
  restore(flags: readonly number[]): void
  readonly isPending: boolean
  readonly error: Error | null
  /** What was done last, until something else is done. */
  readonly last: { readonly text: string; readonly dismissed: readonly number[] } | undefined
}

/** Makes them; `onDone` is called when something was done. */
export function useDismissals(onDone: () => void): Dismissals {
  const { words, call, announce } = useDesk()
  const { quality } = words
  const queries = useQueryClient()
  const [last, setLast] = useState<Dismissals['last']>()
  const done = async (text: string, dismissed: readonly number[]) => {
    setLast({ text, dismissed })
    announce(text)
    onDone()
    await queries.invalidateQueries({ queryKey: ['quality'] })
  }
  const sentence = (text: string, gone: number) => (gone === 0 ? text : `${text} ${quality.gone(gone)}`)
  const dismiss = useMutation({
    mutationFn: ({ flags, reason }: { flags: readonly number[]; reason: string }) =>
      inPortions(flags, (some) => call(DismissFlags, { body: { flags: [...some], reason } })),
    onSuccess: ({ changed, gone }, { flags }) => done(sentence(quality.dismissed(changed), gone), flags),
  })
  const restore = useMutation({
    mutationFn: (flags: readonly number[]) =>
      inPortions(flags, (some) => call(RestoreFlags, { body: { flags: [...some] } })),
    onSuccess: ({ changed, gone }) => done(sentence(quality.restored(changed), gone), []),
  })
  return {
    dismiss: (flags, reason) => dismiss.mutate({ flags, reason }),
    restore: (flags) => restore.mutate(flags),
    isPending: dismiss.isPending || restore.isPending,
    error: dismiss.error ?? restore.error,
    last,
  }
}

interface Changed {
  readonly changed: number
  readonly gone: number
}

/** A whole list goes in requests of a size that the server takes. */
async function inPortions(
  flags: readonly number[],
  send: (some: readonly number[]) => Promise<Changed>,
): Promise<Changed> {
  const sum = { changed: 0, gone: 0 }
  for (let at = 0; at < flags.length; at += mostAtOnce) {
    const { changed, gone } = await send(flags.slice(at, at + mostAtOnce))
    sum.changed += changed
    sum.gone += gone
  }
  return sum
}

/** What was done last, with its undoing. */
export function UndoLine({ dismissals }: { readonly dismissals: Dismissals }) {
  const { words } = useDesk()
  const { last, error } = dismissals
  if (error) {
    return (
      <div className={styles.undo}>
        <Banner tone="stop" live title={sentenceFor(error, words.problems)} />
      </div>
    )
  }
  if (!last) return null
  return (
    <div className={styles.undo}>
      <Banner tone="ok" title={last.text} />
      {last.dismissed.length > 0 && (
        <Button icon={Undo2} keys="Mod+Z" onPress={() => dismissals.restore(last.dismissed)}>
          {words.quality.undo}
        </Button>
      )}
    </div>
  )
}
