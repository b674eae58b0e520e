/** Longest text that one burst may bring: a tray of some hundred tags. */
const longest = 10_000
const mostIds = 100

/**
 * The numbers in what a reader sent: one, or as many as lie on an RFID reader, parted by blanks, commas, semicolons or new
 * lines. Symbology marks (`]C1`, ISO/IEC 15424) and control characters go; what comes twice counts once.
 *
 * @example idsIn(']C131234000412345') // ['31234000412345']
 */
export function idsIn(text: string): readonly string[] {
  const parts = text
    .slice(0, longest)
    .split(/[\s,;]+/u)
    .map((part) => part.replace(/^\][A-Za-z][0-9A-Za-z]/, '').replaceAll(/[\p{Cc}\p{Cf}]/gu, ''))
    .filter((part) => part !== '' && part.length <= 60)
  return [...new Set(parts)].slice(0, mostIds)
}

/** Collects what a reader types (a "keyboard wedge") until Enter. */
export interface Burst {
  /** A key; gives the numbers once they are complete. `at`: in milliseconds. */
  key(name: string, at: number): readonly string[] | undefined
  /** True while characters come in. */
  readonly open: boolean
  clear(): void
}

/**
 * A reader types without pause and ends with Enter; a reader for many tags ends each with Enter, Tab or a blank. Characters
 * after a pause are the beginning of something new, so that a stray touch does not stick to the next scan.
 */
export function openBurst(pause = 1500): Burst {
  let text = ''
  let last = 0
  return {
    get open() {
      return text !== ''
    },
    clear() {
      text = ''
    },
    key(name, at) {
      if (text !== '' && at - last > pause) text = ''
      last = at
      if (name === 'Enter') {
        const ids = idsIn(text)
        text = ''
        return ids.length > 0 ? ids : undefined
      }
      if (name === 'Tab') text += ' '
      else if ([...name].length === 1 && text.length < longest) text += name
      return undefined
    },
  }
}
