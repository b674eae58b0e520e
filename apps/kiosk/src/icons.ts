import { draw } from './dom.ts'

// Lines of 24 × 24, drawn for this page.
const lines = {
  card: ['M3 6.5h18v11H3z', 'M6.5 10v4.5M9 10v4.5M11 10v4.5M13.5 10v4.5M16 10v4.5'],
  camera: ['M4 8h3l1.6-2.4h6.8L17 8h3v10.5H4z', 'M12 16a3 3 0 1 0 0-6 3 3 0 0 0 0 6z'],
  phone: ['M7 3h10v18H7z', 'M11 18h2'],
  keys: ['M3 7h18v10H3z', 'M6.5 10.5h.1M10 10.5h.1M13.5 10.5h.1M17 10.5h.1M8 13.8h8'],
  back: ['M9 7l-5 5 5 5', 'M4 12h11a5 5 0 0 1 0 10h-2'],
  book: ['M5 4h10.5A2.5 2.5 0 0 1 18 6.5V20H7.5A2.5 2.5 0 0 1 5 17.5z', 'M5 17.5A2.5 2.5 0 0 1 7.5 15H18'],
  check: ['M4.5 12.5l5 5 10-11'],
  stop: ['M12 3l9.5 17h-19z', 'M12 10v4.5M12 17.2v.1'],
  bookmark: ['M7 3.5h10v17l-5-4-5 4z'],
  money: ['M3 7h18v10H3z', 'M12 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z'],
  print: ['M7 9V4h10v5', 'M5 9h14v8H5z', 'M8 14.5h8V20H8z'],
  mail: ['M3.5 6h17v12h-17z', 'M4 6.5l8 6.5 8-6.5'],
  clock: ['M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z', 'M12 7.5V12l3 2'],
  renew: ['M19.5 8A8 8 0 0 0 5 9M4.5 16A8 8 0 0 0 19 15', 'M19.8 3.8V8h-4.2M4.2 20.2V16h4.2'],
  gear: [
    'M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
    'M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.1 2.1M16.3 16.3l2.1 2.1M18.4 5.6l-2.1 2.1M7.7 16.3l-2.1 2.1',
  ],
  cut: ['M4 4l16 16', 'M8.5 15.5a5 5 0 0 1 7 0M5 12a10 10 0 0 1 5-2.7M14 9.3A10 10 0 0 1 19 12M12 19.2v.1'],
  erase: ['M9 6h11v12H9l-6-6z', 'M12 9.5l5 5M17 9.5l-5 5'],
} as const

/** The name of a drawing. */
export type IconName = keyof typeof lines

/** A drawing beside words; screen readers pass it over. */
export function icon(name: IconName): Element {
  return draw(
    'svg',
    { viewBox: '0 0 24 24', class: `icon icon-${name}`, 'aria-hidden': 'true' },
    ...lines[name].map((d) => draw('path', { d })),
  )
}
