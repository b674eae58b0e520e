import { useCallback, useState } from 'react'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { upload } from '../../upload.ts'
import type { LoadingChoice } from './loading-choice.tsx'

/** A file on its way to the server. */
export interface Sending {
  readonly id: number
  readonly file: File
  readonly sent: number
  /** Why it did not arrive. */
  readonly failure?: string
  readonly stop: () => void
}

/** Sends files one after the other; `onArrived` is told the number of each import that has begun. */
export function useUploads(onArrived: (id: number, many: boolean) => void, { profile, preview }: LoadingChoice) {
  const { words } = useDesk()
  const { csrf } = useSession()
  const [sendings, setSendings] = useState<readonly Sending[]>([])
  const change = (id: number, next: Partial<Sending>) =>
    setSendings((now) => now.map((one) => (one.id === id ? { ...one, ...next } : one)))
  const dismiss = useCallback((id: number) => setSendings((now) => now.filter((one) => one.id !== id)), [])

  const send = async (files: readonly File[]) => {
    const queue = files.map((file) => ({ id: nextId(), file, stopper: new AbortController() }))
    const waiting = queue.map(({ id, file, stopper }) => ({
      id,
      file,
      sent: 0,
      stop: () => {
        stopper.abort()
        dismiss(id)
      },
    }))
    setSendings((now) => [...now, ...waiting])
    for (const { id, file, stopper } of queue) {
      if (stopper.signal.aborted) continue
      try {
        const answer = await upload({
          address: addressOf(file.name, { profile, preview }),
          file,
          csrf,
          words: words.problems,
          onProgress: ({ sent }) => change(id, { sent }),
          signal: stopper.signal,
        })
        dismiss(id)
        const begun = idOf(answer)
        if (begun !== undefined) onArrived(begun, files.length > 1)
      } catch (error) {
        if (!stopper.signal.aborted) change(id, { failure: sentenceFor(error, words.problems) })
      }
    }
  }
  return { sendings, send, dismiss }
}

/** Where a file is sent, with how it shall be loaded. */
function addressOf(name: string, { profile, preview }: LoadingChoice): string {
  const query = new URLSearchParams({ name })
  if (profile !== 'usual') query.set('profile', profile)
  if (preview) query.set('preview', 'true')
  return `/api/v1/imports?${query.toString()}`
}

/** Numbers for files on their way: only this page knows them. */
function nextId(): number {
  return Math.random()
}

function idOf(answer: unknown): number | undefined {
  return typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'number'
    ? answer.id
    : undefined
}
