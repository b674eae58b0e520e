/** What the thread that runs a stylesheet is given. */
export interface XsltStart {
  readonly style: string
  /** Names and XPath expressions. */
  readonly params: readonly (readonly [name: string, expression: string])[]
}

/** What the thread says: that it is ready for documents, what became of one, or why it goes no further. */
export type FromXslt =
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly text: string; readonly said: readonly string[] }
  | { readonly kind: 'broken'; readonly line: number | undefined; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string }
