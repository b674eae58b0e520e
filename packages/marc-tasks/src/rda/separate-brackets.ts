import type { Subfield } from '@carrel/marc'

/**
 * Gives each subfield its own square brackets where one pair was around several: `$a[Paris :$bSeuil,$c1908?]` (ISBD A.7, each
 * element is bracketed by itself). The same subfields when there is nothing to do, or when the brackets do not close.
 */
export function separateBrackets(subfields: readonly Subfield[]): readonly Subfield[] {
  const next = [...subfields]
  let isChanged = false
  for (let from = 0; from < next.length; from++) {
    if (!opens(next[from]?.value ?? '')) continue
    const to = next.findIndex(({ value }, index) => index > from && closes(value))
    if (to < 0) return isChanged ? next : subfields
    for (let at = from; at <= to; at++) next[at] = bracketed(next[at]!, at > from, at < to)
    isChanged = true
    from = to
  }
  return isChanged ? next : subfields
}

function opens(text: string): boolean {
  return text.lastIndexOf('[') > text.lastIndexOf(']')
}

function closes(text: string): boolean {
  const open = text.indexOf('[')
  const close = text.indexOf(']')
  return close >= 0 && (open < 0 || close < open)
}

function bracketed({ code, value }: Subfield, open: boolean, close: boolean): Subfield {
  const opened = open ? `[${value.trimStart()}` : value
  // The marks that lead over to the next element stand outside.
  return { code, value: close ? opened.replace(/\s*[,.:;]?\s*$/, (marks) => `]${marks}`) : opened }
}
