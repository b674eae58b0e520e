/** The accent in one theme: its colours as CSS has them, and how well it is read. */
export interface AccentColours {
  readonly accent: string
  readonly hover: string
  readonly soft: string
  readonly on: string
  /** Of the accent as text on the ground where it is read worst, as a ratio to 1. */
  readonly contrast: number
  /** True where the chosen colour had to be made darker or lighter. */
  readonly changed: boolean
}

/** Lightness 0 to 1, chroma, hue in degrees (CSS Color 4, OKLCH). */
interface Oklch {
  readonly l: number
  readonly c: number
  readonly h: number
}
type Rgb = readonly [number, number, number]

/** What text must reach (WCAG 2.2, 1.4.3 Contrast Minimum), with a little to spare for rounding. */
const needed = 4.6

// Grounds on which the accent is read, from the tokens of the site; the soft ground is of the accent itself.
const themes = {
  light: { grounds: [0.962, 0.982], soft: 0.945, step: -0.01, hover: -0.06, on: { l: 0.998, c: 0.002, h: 85 } },
  dark: { grounds: [0.16, 0.222, 0.255], soft: 0.29, step: 0.01, hover: 0.06, on: { l: 0.185, c: 0.02, h: 0 } },
} as const

/** Reads `#05a`, `#0055aa` or the same without the mark; undefined for what is no colour. */
export function readColour(text: string): string | undefined {
  const [, digits] = /^\s*#?([0-9a-f]{3}|[0-9a-f]{6})\s*$/i.exec(text) ?? []
  if (digits === undefined) return undefined
  const whole = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits
  return `#${whole.toLowerCase()}`
}

/** The colour that a library chose as it can be read in a theme: kept where it can, else made darker (or lighter) until it can. */
export function accentIn(theme: keyof typeof themes, colour: string): AccentColours {
  const { grounds, soft, step, hover, on } = themes[theme]
  const chosen = oklchOf(rgbOf(colour))
  const softOf = { l: soft, c: Math.min(chosen.c, 0.035), h: chosen.h }
  const all = [...grounds.map((l) => ({ l, c: 0.007, h: 85 })), softOf]
  const text = { ...on, h: chosen.h }
  const worst = (one: Oklch) => Math.min(...[...all, text].map((ground) => contrast(one, ground)))
  let used = chosen
  while (worst(used) < needed && (step > 0 ? used.l + step < 1 : used.l + step > 0))
    used = inGamut({ ...used, l: used.l + step })
  return {
    accent: hexOf(used),
    hover: hexOf(inGamut({ ...used, l: Math.min(0.97, Math.max(0.05, used.l + hover)) })),
    soft: hexOf(inGamut(softOf)),
    on: hexOf(inGamut(text)),
    contrast: Math.floor(worst(used) * 10) / 10,
    changed: used !== chosen,
  }
}

function rgbOf(colour: string): Rgb {
  const part = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16) / 255
  return [part(1), part(3), part(5)]
}

const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
const encoded = (value: number) => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055)

/** Björn Ottosson's Oklab, as CSS Color 4 section 9.2 gives its matrices. */
function oklchOf(rgb: Rgb): Oklch {
  const [r, g, b] = rgb.map(linear) as unknown as Rgb
  const [l, m, s] = [
    Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b),
    Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b),
    Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b),
  ]
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return { l: lightness, c: Math.hypot(a, bb), h: (Math.atan2(bb, a) * 180) / Math.PI }
}

function linearOf({ l, c, h }: Oklch): Rgb {
  const [a, b] = [c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)]
  const [long, medium, short] = [
    (l + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (l - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (l - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ]
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ]
}

/** The colour with as much chroma as a screen can show at its lightness. */
function inGamut(colour: Oklch): Oklch {
  let shown = colour
  while (shown.c > 0.002 && linearOf(shown).some((part) => part < -0.0005 || part > 1.0005))
    shown = { ...shown, c: shown.c - 0.004 }
  return shown
}

const bytesOf = (colour: Oklch) =>
  linearOf(colour).map((part) => Math.round(encoded(Math.min(1, Math.max(0, part))) * 255))

function hexOf(colour: Oklch): string {
  return `#${bytesOf(colour)
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')}`
}

/** Contrast of two colours as they are shown (WCAG 2.2, relative luminance). */
function contrast(one: Oklch, other: Oklch): number {
  const luminance = (colour: Oklch) => {
    const [r = 0, g = 0, b = 0] = bytesOf(colour).map((byte) => linear(byte / 255))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}
