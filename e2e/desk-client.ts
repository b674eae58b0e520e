import assert from 'node:assert/strict'

/** An answer of the API, as a client sees it. */
export interface Answer {
  readonly status: number
  /** Media type without parameters. */
  readonly type: string
  readonly text: string
  /** The body as problem details; its parts are empty when it is something else. */
  readonly problem: {
    readonly title: string
    readonly status: number
    readonly blocks: readonly { readonly code: string; readonly field?: string }[]
  }
}

/** A program that may do everything in an empty library of its own. */
export interface Desk {
  readonly user: string
  readonly password: string
  readonly branch: number
  readonly apiKey: string
  send(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>
  /** Sends what has to succeed, and gives its answer. */
  must<T>(method: string, path: string, body?: unknown): Promise<T>
  read<T>(path: string): Promise<T>
}

/** Empties the library of a running test server and opens a desk in it. */
export async function openDesk(baseUrl: string): Promise<Desk> {
  const reset = await fetch(`${baseUrl}/api/v1/test/reset`, { method: 'POST' })
  const library = (await reset.json()) as { user: string; password: string; branch: number; apiKey: string }
  const mine = { authorization: `Bearer ${library.apiKey}` }
  const send: Desk['send'] = async (method, path, body, headers = mine) => {
    const isText = typeof body === 'string'
    const answer = await fetch(`${baseUrl}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body !== undefined && {
        body: isText || body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body),
      }),
    })
    const text = await answer.text()
    const type = answer.headers.get('content-type')?.split(';')[0] ?? ''
    const told = type === 'application/problem+json' ? (JSON.parse(text) as Partial<Answer['problem']>) : {}
    return { status: answer.status, type, text, problem: { title: '', status: 0, blocks: [], ...told } }
  }
  const must = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await send(method, path, body)
    assert.equal(answer.status, 200, `${method} ${path}: ${answer.text}`)
    return JSON.parse(answer.text) as T
  }
  return { ...library, send, must, read: (path) => must('GET', path) }
}
