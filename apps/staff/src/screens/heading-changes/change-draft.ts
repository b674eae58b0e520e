import type { ChangedKind, HeadingChangeRequest } from '../../../../server/src/modules/heading-changes/contract.ts'

/** A change of a heading as the form has it. */
export type ChangeDraft = Required<Omit<HeadingChangeRequest, 'applyAtOnce'>>

const kinds: readonly ChangedKind[] = ['any', 'name', 'title', 'subject', 'genre']

/** The form as an address asks for it: `?kind=subject&from=Poor&to=Poor people&source=lcsh`. */
export function changeFromAddress(text: (name: string) => string | undefined): ChangeDraft {
  return {
    kind: kinds.find((kind) => kind === text('kind')) ?? 'subject',
    from: text('from') ?? '',
    to: text('to') ?? '',
    source: text('source') ?? '',
    toSource: text('toSource') ?? '',
    authority: text('authority') ?? '',
    subdivided: true,
    nameTitles: true,
    asSubject: true,
    asSubdivision: false,
    keepOld: true,
    why: '',
  }
}

/** What is asked of the server; undefined while a heading is missing, or nothing would change. */
export function requestOf(draft: ChangeDraft): HeadingChangeRequest | undefined {
  const [from, to] = [draft.from.trim(), draft.to.trim()]
  if (from === '' || to === '' || (from === to && draft.toSource.trim() === '')) return undefined
  const { authority, why, source, toSource, ...rest } = draft
  return {
    ...rest,
    from,
    to,
    ...(source.trim() !== '' && { source: source.trim().toLowerCase() }),
    ...(toSource.trim() !== '' && { toSource: toSource.trim().toLowerCase() }),
    ...(authority.trim() !== '' && { authority: authority.trim() }),
    ...(why.trim() !== '' && { why: why.trim() }),
  }
}
