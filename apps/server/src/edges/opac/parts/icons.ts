import { raw, type Html } from '../../../platform/html.ts'

/** Drawings of 24 units, one line of 1.6: what stands beside a word, never instead of one. */
const drawings = {
  search: '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m20.5 20.5-5.4-5.4"/>',
  person: '<circle cx="12" cy="7.5" r="4"/><path d="M4.5 21v-1.5a5.5 5.5 0 0 1 5.5-5.5h4a5.5 5.5 0 0 1 5.5 5.5V21"/>',
  check: '<path d="m4.5 12.5 5 5 10-11"/>',
  clock: '<circle cx="12" cy="12" r="9"/><path d="M12 6.5V12l3.5 2"/>',
  truck:
    '<path d="M2.5 6h11v11h-11zM13.5 10h4l4 4v3h-8z"/><circle cx="7" cy="18" r="2"/><circle cx="17.5" cy="18" r="2"/>',
  globe:
    '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 2.8 4 5.700 4 9s-1 6.200-4 9c-3-2.800-4-5.700-4-9s1-6.200 4-9z"/>',
  minus: '<circle cx="12" cy="12" r="9"/><path d="M8 12h8"/>',
  bookmark: '<path d="M6 3.500h12V21l-6-4.200L6 21z"/>',
  card: '<path d="M3 5h18v14H3zM6.500 9v5M9 9v5M11 9v5M14 9v5M17.500 9v5M6.500 16.500h11"/>',
  books: '<path d="M4 4h4v16H4zM8 4h4v16H8zM13.200 5.400l3.800-1 4 15-3.800 1z"/>',
  place: '<path d="M19 10c0 5-7 11-7 11s-7-6-7-11a7 7 0 0 1 14 0z"/><circle cx="12" cy="10" r="2.500"/>',
  close: '<path d="m6 6 12 12M18 6 6 18"/>',
  down: '<path d="m6 9.500 6 6 6-6"/>',
  left: '<path d="m14.500 6-6 6 6 6"/>',
  right: '<path d="m9.500 6 6 6-6 6"/>',
  filter: '<path d="M4 6h16M7 12h10M10 18h4"/>',
  sun: '<circle cx="12" cy="12" r="4"/><path d="M12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M5.300 18.700l1.400-1.400M17.300 6.700l1.400-1.400"/>',
  moon: '<path d="M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500z"/>',
  book: '<path d="M12 6.500v14M3 4.500h5.500A3.500 3.500 0 0 1 12 8a3.500 3.500 0 0 1 3.500-3.500H21v13h-6a3 3 0 0 0-3 3 3 3 0 0 0-3-3H3z"/>',
  alert: '<path d="M12 3.500 22 20H2z"/><path d="M12 10v4.500M12 17.200v.1"/>',
  info: '<circle cx="12" cy="12" r="9"/><path d="M12 11v5.500M12 7.600v.1"/>',
  pause: '<circle cx="12" cy="12" r="9"/><path d="M10 9v6M14 9v6"/>',
  phone:
    '<path d="M5 3.500h4l1.500 5L8 10.200a13 13 0 0 0 5.800 5.800l1.700-2.500 5 1.500v4a2 2 0 0 1-2.200 2A17 17 0 0 1 3 5.700 2 2 0 0 1 5 3.500z"/>',
  quote: '<path d="M4 6h16M4 11h16M4 16h9M17 15v6M14 18h6"/>',
  print: '<path d="M7 8V3.500h10V8M7 17H3.500V8h17v9H17M7 14h10v6.500H7z"/>',
  link: '<path d="M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.700-5.700l-1 1M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.700 5.700l1-1"/>',
  copy: '<path d="M9 9h11v11H9z"/><path d="M15 9V4H4v11h5"/>',
  star: '<path d="m12 3.500 2.600 5.600 6 .7-4.500 4.100 1.200 6.100L12 17l-5.300 3 1.200-6.100L3.400 9.800l6-.7z"/>',
  mail: '<path d="M3 5.500h18v13H3z"/><path d="m3.500 6.500 8.500 7 8.500-7"/>',
} as const

/** Names of the drawings. */
export type IconName = keyof typeof drawings

/** Drawings that point along the line: turned round where it runs from the right. */
const pointing: ReadonlySet<IconName> = new Set(['left', 'right', 'books', 'truck'])

/** A drawing, hidden from screen readers: the word beside it says it. */
export function icon(name: IconName, className = ''): Html {
  return raw(
    `<svg class="icon ${pointing.has(name) ? `pointing ${className}` : className}" viewBox="0 0 24 24" width="18" height="18" aria-hidden="true" focusable="false">${drawings[name]}</svg>`,
  )
}
