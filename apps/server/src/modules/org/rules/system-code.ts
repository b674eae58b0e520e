/** A code for the system that stands for the whole library: the initials of its name, other than the code of its first branch. */
export function systemCode(library: string, branchCode: string): string {
  const initials = (library.match(/\p{L}+/gu) ?? [])
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
    .slice(0, 8)
  const code = initials.length >= 2 ? initials : 'LIBRARY'
  return code.toLowerCase() === branchCode.trim().toLowerCase() ? `${code}-ALL` : code
}
