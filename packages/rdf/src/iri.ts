const parts = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#([\s\S]*))?$/

/** Whether an address is whole, with its scheme (RFC 3986 §4.3). */
export const isAbsolute = (value: string): boolean => /^[A-Za-z][A-Za-z0-9+.-]*:/.test(value)

/** An address as it is meant in a document at `base` (RFC 3986 §5.2); as it stands when there is no base. */
export function resolveIri(reference: string, base: string | undefined): string {
  if (base === undefined || isAbsolute(reference)) return reference
  const [, , authority, path = '', query, fragment] = parts.exec(reference) ?? []
  const [, scheme = '', baseAuthority, basePath = '', baseQuery] = parts.exec(base) ?? []
  const at = (where: string | undefined, way: string, ask: string | undefined): string =>
    `${scheme}:${where === undefined ? '' : `//${where}`}${way}${ask === undefined ? '' : `?${ask}`}` +
    (fragment === undefined ? '' : `#${fragment}`)
  if (authority !== undefined) return at(authority, withoutDots(path), query)
  if (path === '') return at(baseAuthority, basePath, query ?? baseQuery)
  if (path.startsWith('/')) return at(baseAuthority, withoutDots(path), query)
  const folder = baseAuthority !== undefined && basePath === '' ? '/' : basePath.slice(0, basePath.lastIndexOf('/') + 1)
  return at(baseAuthority, withoutDots(folder + path), query)
}

/** A path with its `.` and `..` taken out (RFC 3986 §5.2.4). */
function withoutDots(path: string): string {
  if (!path.includes('.')) return path
  const kept: string[] = []
  const steps = path.split('/')
  steps.forEach((step, index) => {
    const isLast = index === steps.length - 1
    if (step === '..') {
      if (kept.length > 1) kept.pop()
      if (isLast) kept.push('')
    } else if (step === '.') {
      if (isLast) kept.push('')
    } else kept.push(step)
  })
  return kept.join('/')
}
