/** Origins of others that pages of ours have to do with. */
export interface PolicyOthers {
  /** Whose pages may frame ours; nobody's unless said otherwise. */
  readonly framedBy?: readonly string[]
  /** Where forms may go besides to ourselves. */
  readonly formsTo?: readonly string[]
}

/** What pages may load: only what Carrel itself serves. Development adds the live-reload socket and its inline preamble. */
export function contentSecurityPolicy(
  development: boolean,
  { framedBy = [], formsTo = [] }: PolicyOthers = {},
): string {
  const own = "'self'"
  return [
    `default-src ${own}`,
    `img-src ${own} data: blob:`,
    `style-src ${own} 'unsafe-inline'`,
    `script-src ${own}${development ? " 'unsafe-inline'" : ''}`,
    `connect-src ${own}${development ? ' ws:' : ''}`,
    `font-src ${own} data:`,
    `frame-ancestors ${framedBy.length === 0 ? "'none'" : framedBy.join(' ')}`,
    `form-action ${[own, ...formsTo].join(' ')}`,
    `base-uri ${own}`,
    `object-src 'none'`,
  ].join('; ')
}
