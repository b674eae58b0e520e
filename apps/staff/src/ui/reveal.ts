/** Slides a strip that moves sideways, such as tabs on a narrow screen, until one of its parts is seen. */
export function revealIn(strip: HTMLElement | null | undefined, part: HTMLElement | null): void {
  if (!part || !strip) return
  const [seen, own] = [strip.getBoundingClientRect(), part.getBoundingClientRect()]
  strip.scrollLeft += Math.max(0, own.right - seen.right) - Math.max(0, seen.left - own.left)
}
