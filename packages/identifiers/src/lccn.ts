/**
 * A Library of Congress Control Number in the normal form of "LCCN namespace" (info:lccn): no spaces, nothing from a
 * slash on, the serial after a hyphen filled to six digits. Undefined when what remains is no LCCN: up to three small
 * letters and eight digits (until 2000), or up to two letters and ten digits from 20 on (since 2001). A label or link is taken off.
 *
 * @example normalizeLccn('n78-89035') // 'n78089035'
 * @example normalizeLccn('   79139101 /AC/r932') // '79139101'
 */
export function normalizeLccn(text: string): string | undefined {
  const bare = text.replace(
    /^\s*(?:https?:\/\/(?:lccn\.loc\.gov|id\.loc\.gov\/authorities\/\w+)\/|info:lccn\/|LCCN\b[ :.]*)/i,
    '',
  )
  const unspaced = bare.replaceAll(/\s/g, '').replace(/\/.*$/s, '').toLowerCase()
  const [front = '', serial, more] = unspaced.split('-')
  if (more !== undefined || (serial !== undefined && !/^\d{1,6}$/.test(serial))) return undefined
  const number = front + (serial?.padStart(6, '0') ?? '')
  return /^(?:[a-z]{0,3}\d{8}|[a-z]{0,2}20\d{8})$/.test(number) ? number : undefined
}
