import { dayNumber } from './day-number.ts'

/** Day number of Easter Sunday of a year, by the Gregorian reckoning (anonymous algorithm of 1876) or the Julian one of the Orthodox churches. */
export function easterOf(year: number, reckoning: 'western' | 'orthodox' = 'western'): number {
  return reckoning === 'western' ? western(year) : orthodox(year)
}

function western(year: number): number {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const inCentury = year % 100
  const shift = Math.floor((century + 8) / 25)
  const correction = Math.floor((century - shift + 1) / 3)
  const moon = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - moon - (inCentury % 4)) % 7
  const late = Math.floor((golden + 11 * moon + 22 * sunday) / 451)
  const day = moon + sunday - 7 * late + 114
  return dayNumber(new Temporal.PlainDate(year, Math.floor(day / 31), (day % 31) + 1))
}

function orthodox(year: number): number {
  const moon = (19 * (year % 19) + 15) % 30
  const sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
  const day = moon + sunday + 114
  const julian = dayNumber(new Temporal.PlainDate(year, Math.floor(day / 31), (day % 31) + 1))
  // Days by which the Julian calendar is behind, from March of a century year on.
  return julian + Math.floor(year / 100) - Math.floor(year / 400) - 2
}
