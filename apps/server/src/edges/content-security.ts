/** What pages may load: only what Carrel itself serves. Development adds the live-reload socket and its inline preamble. */
export function contentSecurityPolicy(development: boolean): string {
  const own = "'self'"
  return [
    `default-src ${own}`,
    `img-src ${own} data: blob:`,
    `style-src ${own} 'unsafe-inline'`,
    `script-src ${own}${development ? " 'unsafe-inline'" : ''}`,
    `connect-src ${own}${development ? ' ws:' : ''}`,
    `font-src ${own} data:`,
    `frame-ancestors 'none'`,
    `form-action ${own}`,
    `base-uri ${own}`,
    `object-src 'none'`,
  ].join('; ')
}
