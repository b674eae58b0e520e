import type { MessagePort } from 'node:worker_threads'

/** What the thread that runs a stylesheet is given. */
export interface XsltStart {
  readonly style: string
  /** Names and XPath expressions. */
  readonly params: readonly (readonly [name: string, expression: string])[]
  /** Where it answers one who stands still until it has; without it, it answers as threads do. */
  readonly standing?: XsltStanding
}

/** How a thread that stands still hears: the number of answers rises, and they lie in the port. */
export interface XsltStanding {
  readonly answers: SharedArrayBuffer
  readonly port: MessagePort
}

/** What the thread says: that it is ready for documents, what became of one, or why it goes no further. */
export type FromXslt =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly text: string; readonly said: readonly string[] }
  | { readonly kind: 'broken'; readonly line: number | undefined; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string }
