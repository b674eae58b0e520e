import type { Words } from './messages/index.ts'

/** One reason why something was not done, as the server lists them; `override` names the permission that may pass it. */
export interface ProblemBlock {
  readonly code: string
  readonly message: string
  readonly override?: string
  /** A question: who may pass it needs no reason. */
  readonly confirm?: boolean
  readonly field?: string
  readonly facts?: Readonly<Record<string, unknown>>
}

/** A "no" of the server, or a line that is down: what to say, and every reason. */
export class Problem extends Error {
  override readonly name = 'Problem'
  /** HTTP status; 0 when no answer came. */
  readonly status: number
  /** Stable code such as `item-on-loan`; `offline` and `unreadable` are the browser's own. */
  readonly code: string
  readonly blocks: readonly ProblemBlock[]

  constructor(
    message: string,
    about: { status: number; code: string; blocks?: readonly ProblemBlock[]; cause?: unknown },
  ) {
    super(message, { cause: about.cause })
    this.status = about.status
    this.code = about.code
    this.blocks = about.blocks ?? []
  }

  /** The reason that concerns a field of a form, if there is one. */
  messageFor(field: string): string | undefined {
    return this.blocks.find((block) => block.field === field)?.message
  }
}

/** The problem of a request that got no answer. */
export function offlineProblem(words: Words['problems'], cause: unknown): Problem {
  return new Problem(words.offline, { status: 0, code: 'offline', cause })
}

/** Reads problem details (RFC 9457); an answer of any other shape gets the sentence of its status. */
export function problemFrom(status: number, body: unknown, words: Words['problems']): Problem {
  const about = asRecord(body)
  const blocks = Array.isArray(about['blocks']) ? about['blocks'].flatMap(readBlock) : []
  const title = textOf(about['title'])
  const code = blocks[0]?.code ?? textOf(about['type'])?.split(':').at(-1) ?? `status-${status}`
  const message = title !== undefined && title !== '' ? title : sentence(status, words)
  return new Problem(message, { status, code, blocks })
}

/** What to tell a person about anything that was thrown. */
export function sentenceFor(error: unknown, words: Words['problems']): string {
  return error instanceof Problem ? error.message : words.unreadable
}

function sentence(status: number, words: Words['problems']): string {
  if (status === 401) return words.signedOut
  if (status === 403) return words.forbidden
  if (status === 404) return words.notFound
  return words.unknown(status)
}

function readBlock(value: unknown): readonly ProblemBlock[] {
  const about = asRecord(value)
  const [code, message] = [textOf(about['code']), textOf(about['message'])]
  if (code === undefined || message === undefined) return []
  const [override, field] = [textOf(about['override']), textOf(about['field'])]
  return [
    {
      code,
      message,
      ...(override !== undefined && { override }),
      ...(about['confirm'] === true && { confirm: true }),
      ...(field !== undefined && { field }),
      ...(about['facts'] !== undefined && { facts: asRecord(about['facts']) }),
    },
  ]
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
