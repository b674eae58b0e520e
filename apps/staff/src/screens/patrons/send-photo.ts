import type { Words } from '../../messages/index.ts'
import { offlineProblem, problemFrom } from '../../problem.ts'

/** Sends a picture as the photo of a patron; throws a `Problem` that says what is wrong with it. */
export async function sendPhoto(patron: number, file: Blob, csrf: string, words: Words['problems']): Promise<void> {
  const answer = await fetch(`/api/v1/patrons/${patron}/photo`, {
    method: 'PUT',
    headers: { 'x-carrel-csrf': csrf, 'content-type': 'application/octet-stream' },
    body: file,
  }).catch((error: unknown) => {
    throw offlineProblem(words, error)
  })
  if (answer.ok) return
  const body: unknown = await answer.json().catch(() => undefined)
  throw problemFrom(answer.status, body, words)
}
