/** Coordinates of a map in decimal degrees; west and south are negative. */
export interface Extent {
  readonly west: number
  readonly east: number
  readonly north: number
  readonly south: number
}

/**
 * Reads one coordinate of 034 $d to $g or 255 $c: `W0853000`, `W085.500000`, `-85.5`, `W 85°30ʹ00ʺ` (MARC 21 034). Undefined for
 * what is none, and for degrees beyond 180.
 */
export function readCoordinate(text: string): number | undefined {
  const plain = text
    .trim()
    .toUpperCase()
    .replace(/^O(?=[ \d])/, 'E')
  const [, before = '', rest = '', after = ''] = /^([+\-NSEW]?)\s*(.*?)\s*([NSEW]?)$/.exec(plain) ?? []
  const degrees = readDegrees(rest)
  if (degrees === undefined || degrees > 180) return undefined
  return /[-SW]/.test(before || after) ? -degrees : degrees
}

function readDegrees(text: string): number | undefined {
  if (/^\d{1,3}\.\d+$/.test(text)) return Number(text)
  const [, packed, minutes = '0', seconds = '0'] = /^(\d{3})(\d{2})(\d{2}(?:\.\d+)?)$/.exec(text) ?? []
  if (packed !== undefined) return sum(packed, minutes, seconds)
  const [, degree, minute = '0', second = '0'] =
    /^(\d{1,3})\s*°\s*(?:(\d{1,2}(?:\.\d+)?)\s*['ʹ′’])?\s*(?:(\d{1,2}(?:\.\d+)?)\s*["ʺ″”])?$/.exec(text) ?? []
  if (degree !== undefined) return sum(degree, minute, second)
  return /^\d{1,3}$/.test(text) ? Number(text) : undefined
}

function sum(degrees: string, minutes: string, seconds: string): number | undefined {
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return undefined
  return Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600
}

/** As 034 has it in decimal degrees: `W085.500000`. */
export function decimalCoordinate(value: number, axis: 'longitude' | 'latitude'): string {
  return `${hemisphere(value, axis)}${Math.abs(value).toFixed(6).padStart(10, '0')}`
}

/** As 034 has it in degrees, minutes and seconds: `W0853000`. */
export function packedCoordinate(value: number, axis: 'longitude' | 'latitude'): string {
  const [degrees, minutes, seconds] = parted(value)
  return `${hemisphere(value, axis)}${pad(degrees, 3)}${pad(minutes, 2)}${pad(seconds, 2)}`
}

/** As 255 $c has it: `W 85°30ʹ00ʺ`. */
export function writtenCoordinate(value: number, axis: 'longitude' | 'latitude'): string {
  const [degrees, minutes, seconds] = parted(value)
  return `${hemisphere(value, axis)} ${degrees}°${pad(minutes, 2)}ʹ${pad(seconds, 2)}ʺ`
}

/** The coordinates of 255 $c: `(W 85°30ʹ--W 84°/N 34°--N 33°)`. */
export function readStatement(text: string): Extent | undefined {
  if (text.length > 250) return undefined
  const bare = text.replaceAll(/[()]/g, '').replace(/\.\s*$/, '')
  const [longitudes = '', latitudes = ''] = bare.split('/')
  const [west, east] = ends(longitudes)
  const [north, south] = ends(latitudes)
  if (west === undefined || east === undefined || north === undefined || south === undefined) return undefined
  return { west, east, north, south }
}

function ends(text: string): (number | undefined)[] {
  const parts = text.split(/--|—|–/)
  const [first, second = first] = parts
  return [first, second].map((part) => (part === undefined ? undefined : readCoordinate(part)))
}

function hemisphere(value: number, axis: 'longitude' | 'latitude'): string {
  if (axis === 'longitude') return value < 0 ? 'W' : 'E'
  return value < 0 ? 'S' : 'N'
}

function parted(value: number): [number, number, number] {
  const seconds = Math.round(Math.abs(value) * 3600)
  return [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60]
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0')
}
