import type { CopyTarget, NewTarget } from '../../../../server/src/modules/copy-cataloguing/contract.ts'
import type { SearchKey } from '../../../../server/src/modules/copy-cataloguing/contract-search-keys.ts'

/** A catalogue as it stands in its form. In `indexes` an empty text is the usual index, a minus sign none. */
export interface TargetDraft extends Pick<
  CopyTarget,
  | 'name'
  | 'protocol'
  | 'host'
  | 'database'
  | 'tls'
  | 'url'
  | 'sruVersion'
  | 'syntax'
  | 'recordSchema'
  | 'charset'
  | 'timeoutSeconds'
  | 'most'
  | 'place'
  | 'enabled'
  | 'note'
> {
  readonly port: number
  readonly username: string
  readonly password: string
  readonly tags: string
  readonly indexes: Readonly<Record<SearchKey, string>>
}

const noIndexes: Readonly<Record<SearchKey, string>> = {
  isbn: '',
  issn: '',
  lccn: '',
  oclc: '',
  title: '',
  author: '',
  any: '',
}

/** The form of a catalogue, or of a new one. */
export function draftOf(target: CopyTarget | undefined): TargetDraft {
  const given = Object.entries(target?.indexes ?? {}).map(([key, text]) => [key, text === '' ? '-' : text])
  return {
    name: target?.name ?? '',
    protocol: target?.protocol ?? 'z39.50',
    host: target?.host ?? '',
    port: target?.port ?? 210,
    database: target?.database ?? '',
    tls: target?.tls ?? false,
    url: target?.url ?? '',
    sruVersion: target?.sruVersion ?? '1.1',
    syntax: target?.syntax ?? 'usmarc',
    recordSchema: target?.recordSchema ?? 'marcxml',
    charset: target?.charset ?? 'auto',
    timeoutSeconds: target?.timeoutSeconds ?? 10,
    most: target?.most ?? 10,
    place: target?.place ?? 100,
    enabled: target?.enabled ?? true,
    note: target?.note ?? '',
    username: target?.username ?? '',
    password: '',
    tags: target?.tags.join(', ') ?? '',
    indexes: { ...noIndexes, ...Object.fromEntries(given) },
  }
}

/** What a form asks for; a password that was not typed stays as it is. */
export function bodyOf({ username, password, tags, indexes, charset, ...draft }: TargetDraft): NewTarget {
  const given = Object.entries(indexes).filter(([, text]) => text.trim() !== '')
  return {
    ...draft,
    charset: charset.trim() === '' ? 'auto' : charset.trim(),
    username: username.trim() === '' ? null : username.trim(),
    tags: tags.split(',').map((tag) => tag.trim()),
    indexes: Object.fromEntries(given.map(([key, text]) => [key, text.trim() === '-' ? '' : text.trim()])),
    ...(password !== '' && { password }),
  }
}
