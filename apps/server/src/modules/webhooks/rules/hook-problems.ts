import type { Block } from '../../../platform/refusal.ts'
import { publicEvent } from './public-events.ts'

/** What is asked of a hook before it is kept. */
export interface HookContent {
  readonly name?: string
  readonly url?: string
  readonly events?: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
  readonly tell?: string
}

// RFC 9110 5.6.2; what Carrel itself or the connection decides is not for a hook to set.
const token = /^[\w!#$%&'*+.^`|~-]{1,100}$/
const own =
  /^(?:host|connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|expect|content-.*|webhook-.*|carrel-.*)$/i

/** Everything that is wrong with a hook. `http` is allowed only where the library says so. */
export function hookProblems(hook: HookContent, allowed: { readonly http: boolean }): readonly Block[] {
  const problems: Block[] = []
  const wrong = (field: string, message: string) => problems.push({ code: `invalid-${field}`, field, message })
  if (hook.name?.trim() === '') wrong('name', 'Write whom it tells.')
  if (hook.url !== undefined) {
    const problem = addressProblem(hook.url, allowed.http)
    if (problem !== undefined) wrong('url', problem)
  }
  const unknown = (hook.events ?? []).filter((type) => !publicEvent(type))
  if (unknown.length > 0) wrong('events', `There is no event ${unknown.join(', ')}.`)
  for (const [name, value] of Object.entries(hook.headers ?? {})) {
    if (!token.test(name) || own.test(name)) wrong('headers', `“${name}” cannot be set as a header.`)
    else if (!/^[\t\u0020-\u007e]*$/.test(value))
      wrong('headers', `The value of “${name}” holds letters that no header takes.`)
  }
  if (hook.tell !== undefined && hook.tell !== '' && !/^[^\s@,]+@[^\s@,]+$/.test(hook.tell))
    wrong('tell', 'Write one e-mail address, or nothing.')
  return problems
}

function addressProblem(text: string, http: boolean): string | undefined {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol)) return 'Write an address like https://vendor.example.org/hook.'
  if (url.username !== '' || url.password !== '')
    return 'An address with a password would stand in the log: use a header.'
  if (url.hash !== '') return 'Leave out what follows the #: it is never sent.'
  if (url.protocol === 'http:' && !http)
    return 'The address must begin with https: what is sent would be open to read on its way. The setting webhooks.allow-http allows it all the same.'
  return undefined
}
