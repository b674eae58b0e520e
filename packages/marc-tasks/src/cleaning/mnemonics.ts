import { readerFor, textOf } from '@carrel/marc'

const known = new Map<string, string>()
/** Names are few; what somebody else puts between braces must not fill the memory. */
const mostKnown = 2000

/**
 * Puts characters in the place of the mnemonics of mnemonic text that were left in a record: `{eacute}`, `{acute}e`, `{copy}`. What
 * stands between braces and is no mnemonic stays, and so do `{dollar}` and the braces themselves, which would be taken for codes.
 */
export function resolveMnemonics(text: string): string {
  if (!text.includes('{')) return text
  return text.replaceAll(/(?:\{[A-Za-z][A-Za-z\d]{1,11}\})+[A-Za-z]?/g, (piece) => {
    if (/\{(?:dollar|lcub|rcub)\}/.test(piece)) return piece
    const found = known.get(piece) ?? resolved(piece)
    if (known.size < mostKnown) known.set(piece, found)
    return found
  })
}

/** As the reader of mnemonic text has it. */
function resolved(piece: string): string {
  const reader = readerFor('mrk')
  const line = `=LDR  00000nam  2200000 a 4500\n=500  \\\\$a${piece}\n\n`
  const entries = [...reader.push(new TextEncoder().encode(line)), ...reader.end()]
  const field = entries[0]?.record?.fields[0]
  return field ? textOf(field) : piece
}
