import { raw, type Html } from '../../../platform/html.ts'
import type { KidsTopic } from '../messages/discover/words.ts'

/** Pictures of 64 units in flat shapes; `a` is the strong colour of a card, `b` its soft one, `c` paper. */
const drawings: Readonly<Record<KidsTopic, string>> = {
  animals:
    '<path class="a" d="M14 12l10 10h16l10-10v26a18 18 0 0 1-36 0z"/><circle class="c" cx="25" cy="34" r="4"/><circle class="c" cx="39" cy="34" r="4"/><path class="c" d="M28 44h8l-4 5z"/>',
  dinosaurs:
    '<path class="a" d="M6 48c10 2 14-4 16-12 2-9 8-12 15-12 2-8 6-14 13-14 6 0 9 4 9 8 0 3-2 5-6 5h-4c-1 3 0 6 0 10 0 6-3 9-6 11v8h-6v-7h-8v7h-6v-8c-6 4-12 6-17 4z"/><circle class="c" cx="50" cy="16" r="2"/><path class="b" d="M24 34l4-7 4 5 4-7 4 5 3-6 3 7-6 6-9 3z"/>',
  space:
    '<path class="a" d="M32 6c9 7 13 17 12 29l7 8v10l-9-5H22l-9 5V43l7-8C19 23 23 13 32 6z"/><circle class="c" cx="32" cy="26" r="6"/><path class="b" d="M26 52h12l-6 8z"/><circle class="b" cx="8" cy="14" r="3"/><circle class="b" cx="56" cy="20" r="2"/>',
  sports:
    '<circle class="a" cx="32" cy="32" r="24"/><path class="c" d="M32 22l10 7-4 11H26l-4-11z"/><path d="M32 8v14M9 27l13 2M18 51l8-11M46 51l-8-11M55 27l-13 2" fill="none" stroke="var(--paper)" stroke-width="3"/>',
  nature:
    '<path class="b" d="M29 34h6v24h-6z"/><path class="a" d="M32 4c12 4 20 13 20 22S43 42 32 42 12 35 12 26 20 8 32 4z"/><path d="M32 16v24M32 30l8-7M32 26l-8-6" fill="none" stroke="var(--paper)" stroke-width="3"/>',
  history:
    '<path class="a" d="M8 56V20h8v6h6v-6h8v-8h4v8h8v6h6v-6h8v36z"/><path class="c" d="M26 56V44a6 6 0 0 1 12 0v12z"/><path class="b" d="M32 6l12 4-12 5z"/>',
  science:
    '<path class="a" d="M25 8h14v4h-3v14l14 24a5 5 0 0 1-4 8H18a5 5 0 0 1-4-8l14-24V12h-3z"/><path class="c" d="M24 40h16l7 12H17z"/><circle class="a" cx="30" cy="47" r="2.500"/><circle class="a" cx="37" cy="44" r="1.800"/>',
  art: '<path class="a" d="M32 8c15 0 26 9 26 20 0 8-6 12-13 12h-5c-4 0-5 4-3 7 3 4 0 9-5 9C17 56 6 46 6 32S17 8 32 8z"/><circle class="c" cx="20" cy="26" r="4"/><circle class="b" cx="32" cy="18" r="4"/><circle class="c" cx="45" cy="24" r="4"/><circle class="b" cx="19" cy="39" r="4"/>',
  stories:
    '<path class="a" d="M10 54l6-22 10 8 6-26 6 26 10-8 6 22z"/><circle class="b" cx="16" cy="28" r="4"/><circle class="b" cx="32" cy="10" r="4"/><circle class="b" cx="48" cy="28" r="4"/><path class="c" d="M14 48h36v3H14z"/>',
  comics:
    '<path class="a" d="M6 12h52v30H36L22 56V42H6z"/><path class="c" d="M32 17l3 7 8-1-5 6 4 7-8-2-6 5 0-8-7-4 8-3z"/>',
  machines:
    '<path class="a" d="M6 22h30v24H6zM36 30h12l10 9v7H36z"/><circle class="b" cx="18" cy="48" r="8"/><circle class="b" cx="46" cy="48" r="8"/><circle class="c" cx="18" cy="48" r="3"/><circle class="c" cx="46" cy="48" r="3"/><path class="c" d="M41 33h6l6 6H41z"/>',
  friends:
    '<circle class="a" cx="21" cy="20" r="10"/><circle class="b" cx="45" cy="22" r="8"/><path class="a" d="M4 54c0-12 7-20 17-20s17 8 17 20z"/><path class="b" d="M41 54c0-8-2-14-6-18 3-2 6-3 10-3 9 0 15 8 15 21z"/>',
}

/** The picture of a topic; the word stands below it. */
export function kidsPicture(topic: KidsTopic): Html {
  return raw(
    `<svg class="kids-picture" viewBox="0 0 64 64" width="96" height="96" aria-hidden="true" focusable="false">${drawings[topic]}</svg>`,
  )
}
