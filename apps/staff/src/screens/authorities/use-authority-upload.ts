import { useState } from 'react'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { upload } from '../../upload.ts'

/** How a file of authority records is to be taken. */
export interface UploadChoices {
  readonly vocabulary: string
  readonly whole: boolean
  readonly overEdited: boolean
}

/** Sends a file of authority records; `onArrived` is told the number of the load that has begun. */
export function useAuthorityUpload(onArrived: (id: number) => void) {
  const { words } = useDesk()
  const { csrf } = useSession()
  const [sending, setSending] = useState<{ readonly name: string; readonly sent: number; readonly size: number }>()
  const [failure, setFailure] = useState<string>()
  const send = async (file: File, { vocabulary, whole, overEdited }: UploadChoices) => {
    setFailure(undefined)
    setSending({ name: file.name, sent: 0, size: file.size })
    const query = new URLSearchParams({ name: file.name })
    if (vocabulary !== '') query.set('vocabulary', vocabulary)
    if (whole) query.set('whole', 'true')
    if (overEdited) query.set('overEdited', 'true')
    try {
      const answer = await upload({
        address: `/api/v1/authority-files?${query.toString()}`,
        file,
        csrf,
        words: words.problems,
        onProgress: ({ sent }) => setSending({ name: file.name, sent, size: file.size }),
        signal: new AbortController().signal,
      })
      if (typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'number') {
        onArrived(answer.id)
      }
    } catch (error) {
      setFailure(sentenceFor(error, words.problems))
    }
    setSending(undefined)
  }
  return { sending, failure, send }
}
