import type { HeadingKind } from '../../../../server/src/modules/authorities/contract.ts'

const prefixes: Readonly<Record<HeadingKind, string>> = {
  name: 'author:',
  title: '',
  subject: 'subject:',
  genre: 'subject:',
}

/** The search for the titles under a heading. */
export function titlesAddress(kind: HeadingKind, text: string): string {
  const q = `${prefixes[kind]}"${text.replaceAll('"', ' ')}"`
  return `/catalogue?${new URLSearchParams({ q }).toString()}`
}

/** Where a heading is changed in all titles that carry it, to what is meant if that is known. */
export function changeAddress(
  { kind, text, source }: { readonly kind: HeadingKind; readonly text: string; readonly source: string },
  to?: string,
): string {
  const form = new URLSearchParams({
    kind,
    from: text,
    ...(source !== '' && { source }),
    ...(to !== undefined && to !== text && { to }),
  })
  return `/heading-changes/change?${form.toString()}`
}
