/** Slides a list that is longer than its place, such as tabs on a narrow screen, until one of its parts is seen. */
export function revealIn(strip: HTMLElement | null | undefined, part: HTMLElement | null): void {
  if (!part || !strip) return
  const [seen, own] = [strip.getBoundingClientRect(), part.getBoundingClientRect()]
  strip.scrollLeft += Math.max(0, own.right - seen.right) - Math.max(0, seen.left - own.left)
  strip.scrollTop += Math.max(0, own.bottom - seen.bottom) - Math.max(0, seen.top - own.top)
}
