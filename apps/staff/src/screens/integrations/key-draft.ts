import type { ApiKeyView } from '../../../../server/src/platform/contract.ts'

/** A key as it is being written down. */
export interface KeyDraft {
  readonly name: string
  readonly note: string
  readonly permissions: readonly string[]
  /** `none`, or the number of a branch. */
  readonly branch: string
  /** The last day on which it is good. */
  readonly until: string | undefined
  /** One a line. */
  readonly addresses: string
  /** NaN while the field is empty. */
  readonly perMinute: number
}

/** A key that nobody has written anything of; six hundred requests a minute do for any program that is not ill. */
export const emptyKey: KeyDraft = {
  name: '',
  note: '',
  permissions: [],
  branch: 'none',
  until: undefined,
  addresses: '',
  perMinute: 600,
}

const dayOf = (moment: number) =>
  new Date(moment - new Date(moment).getTimezoneOffset() * 60_000).toISOString().slice(0, 10)

/** A key as it is, to be changed. Permissions that the one who changes it lacks cannot be kept. */
export function draftOfKey(key: ApiKeyView, own: readonly string[]): KeyDraft {
  return {
    name: key.name,
    note: key.note,
    permissions: key.permissions.filter((code) => own.includes(code)),
    branch: key.branch === null ? 'none' : String(key.branch),
    until: key.expiresAt === null ? undefined : dayOf(Date.parse(key.expiresAt) - 1),
    addresses: key.addresses.join('\n'),
    perMinute: key.perMinute ?? Number.NaN,
  }
}

/** What is sent to the server: a key is good until the end of its last day here. */
export function keyBody(draft: KeyDraft) {
  return {
    name: draft.name.trim(),
    note: draft.note.trim(),
    permissions: [...draft.permissions],
    branch: draft.branch === 'none' ? null : Number(draft.branch),
    expiresAt: draft.until === undefined ? null : new Date(`${draft.until}T24:00:00`).toISOString(),
    addresses: draft.addresses
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    perMinute: Number.isNaN(draft.perMinute) ? null : draft.perMinute,
  }
}
