// No vowels, so that no words come about; none of 0 O, 1 I L, U V that hands and eyes mix up.
const letters = '23456789BCDFGHJKMNPQRSTWXZ'

/** Writes random bytes as a code to read aloud and type: 8 letters in two groups, `K7MP-4TXR`; one byte to a letter. */
export function codeFrom(bytes: Uint8Array): string {
  // 26 does not divide 256; what is left over is not used, so that every letter is as likely as another.
  const usable = 256 - (256 % letters.length)
  const text = [...bytes]
    .filter((byte) => byte < usable)
    .map((byte) => letters[byte % letters.length])
    .join('')
    .slice(0, 8)
  if (text.length < 8) throw new Error('Too few random bytes for a code.')
  return `${text.slice(0, 4)}-${text.slice(4)}`
}

/** A code as it was typed, in the form in which it is kept: capitals, no blanks; undefined when it cannot be one. */
export function readCode(typed: string): string | undefined {
  const bare = typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
  if (bare.length !== 8 || [...bare].some((letter) => !letters.includes(letter))) return undefined
  return `${bare.slice(0, 4)}-${bare.slice(4)}`
}
