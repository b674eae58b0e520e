const robots = /bot\b|bot[/;]|crawl|spider|slurp|preview|monitor|scan|curl|wget|python|java\/|libwww|headless/i

/** True for a program that says by its user agent that no person reads its pages; most robots do. */
export function isRobot(userAgent: string | undefined): boolean {
  return userAgent === undefined || userAgent === '' || robots.test(userAgent)
}
