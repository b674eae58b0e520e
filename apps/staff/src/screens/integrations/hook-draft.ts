import type { Webhook } from '../../../../server/src/modules/webhooks/contract.ts'

/** A webhook as it is being written down. */
export interface HookDraft {
  readonly name: string
  readonly url: string
  readonly events: readonly string[]
  /** `all`, or the number of a branch. */
  readonly branch: string
  readonly personal: boolean
  /** One a line: `Name: value`. */
  readonly headers: string
  readonly tell: string
  readonly note: string
}

/** A webhook of which nobody has written anything. */
export const emptyHook: HookDraft = {
  name: '',
  url: '',
  events: [],
  branch: 'all',
  personal: false,
  headers: '',
  tell: '',
  note: '',
}

/** A webhook as it is, to be changed; the values of its headers stay hidden. */
export function draftOfHook(hook: Webhook): HookDraft {
  return {
    name: hook.name,
    url: hook.url,
    events: hook.events,
    branch: hook.branch === null ? 'all' : String(hook.branch),
    personal: hook.personal,
    headers: Object.entries(hook.headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n'),
    tell: hook.tell,
    note: hook.note,
  }
}

/** What is sent to the server. A line without a colon is a header without a value, which the server refuses by name. */
export function hookBody(draft: HookDraft) {
  const lines = draft.headers
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return {
    name: draft.name.trim(),
    url: draft.url.trim(),
    events: [...draft.events],
    branch: draft.branch === 'all' ? null : Number(draft.branch),
    personal: draft.personal,
    headers: Object.fromEntries(
      lines.map((line) => {
        const colon = line.indexOf(':')
        return colon === -1 ? [line, ''] : [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
      }),
    ),
    tell: draft.tell.trim(),
    note: draft.note.trim(),
  }
}
