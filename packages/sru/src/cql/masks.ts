/** A piece of a term: letters as they are, or a sign with a meaning. */
export type MaskedPiece = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'any' | 'one' | 'edge' }

/** The pieces of a term of CQL: `*` any letters, `?` one, `^` the beginning or end of the field; after a backslash a letter like any other. */
export function maskedPieces(term: string): readonly MaskedPiece[] {
  const pieces: MaskedPiece[] = []
  let text = ''
  const flush = () => {
    if (text !== '') pieces.push({ kind: 'text', text })
    text = ''
  }
  const sign = (kind: 'any' | 'one' | 'edge') => {
    flush()
    pieces.push({ kind })
  }
  for (let at = 0; at < term.length; at++) {
    const character = term[at] ?? ''
    if (character === '\\') text += term[++at] ?? '\\'
    else if (character === '*') sign('any')
    else if (character === '?') sign('one')
    else if (character === '^') sign('edge')
    else text += character
  }
  flush()
  return pieces
}
