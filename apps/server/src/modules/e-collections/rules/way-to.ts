/** The address by which readers go to a title: through the proxy of the library, unless it is free for everybody. */
export function wayTo(url: string, proxyPrefix: string, isFree: boolean): string {
  if (proxyPrefix === '' || isFree) return url
  return proxyPrefix.includes('{url}')
    ? proxyPrefix.replaceAll('{url}', () => encodeURIComponent(url))
    : `${proxyPrefix}${url}`
}
