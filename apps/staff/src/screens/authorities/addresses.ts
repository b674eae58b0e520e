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

/** Where a heading is changed in all titles that carry it. */
export function changeAddress(heading: number): string {
  return `/heading-changes?heading=${heading}`
}
