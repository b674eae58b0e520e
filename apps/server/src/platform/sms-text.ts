/** How a text message travels: 7-bit GSM letters, or two bytes for each when a letter is not among them. */
export interface SmsLength {
  readonly encoding: 'gsm-7' | 'ucs-2'
  /** Septets of GSM-7 (letters of the extension table count two) or 16-bit units of UCS-2. */
  readonly units: number
  /** Parts that are charged for. */
  readonly segments: number
}

// 3GPP TS 23.038 6.2.1: the default alphabet, and its extension table, whose letters need an escape before them.
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const extension = new Set('\f^{}\\[~]|€')

const single = { 'gsm-7': 160, 'ucs-2': 70 } as const
// A part of a longer message gives 6 bytes to its header (3GPP TS 23.040 9.2.3.24.1).
const part = { 'gsm-7': 153, 'ucs-2': 67 } as const

/** Counts the parts of a text message. A letter is never cut in two between parts. */
export function smsLength(text: string): SmsLength {
  const letters = [...text]
  const encoding = letters.every((letter) => basic.has(letter) || extension.has(letter)) ? 'gsm-7' : 'ucs-2'
  const widths = letters.map((letter) => (encoding === 'ucs-2' ? letter.length : extension.has(letter) ? 2 : 1))
  const units = widths.reduce((sum, width) => sum + width, 0)
  if (units <= single[encoding]) return { encoding, units, segments: units === 0 ? 0 : 1 }
  let segments = 1
  let filled = 0
  for (const width of widths) {
    if (filled + width > part[encoding]) {
      segments += 1
      filled = 0
    }
    filled += width
  }
  return { encoding, units, segments }
}

/** A phone number as gateways want it: digits with a leading plus where one was written; undefined when it is none. */
export function smsNumber(phone: string): string | undefined {
  const trimmed = phone.trim().replace(/^00/, '+')
  const digits = trimmed.replace(/[^\d]/g, '')
  if (digits.length < 7 || digits.length > 15) return undefined
  return trimmed.startsWith('+') ? `+${digits}` : digits
}
