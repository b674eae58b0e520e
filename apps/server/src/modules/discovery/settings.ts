import { defineSetting } from '../../platform/setting.ts'

const between = (least: number, most: number) => ({
  problem: (value: unknown) =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most
      ? undefined
      : `Write ${least} to ${most} days.`,
})

/** Whether searches and views are counted at all. */
export const countsSearches = defineSetting(
  'discovery.count',
  true,
  'Count what is searched in the public catalogue and which titles are looked at, by day and without persons',
)
/** Days for which the words of a search are kept that hardly anybody made. */
export const rareDays = defineSetting(
  'discovery.rare-days',
  30,
  'Days for which the words of a search are kept that was made on one day only, once or twice',
  between(1, 365),
)
/** Days for which the words of searches are kept. */
export const keepDays = defineSetting(
  'discovery.keep-days',
  800,
  'Days for which the words of searches and the views of titles are kept; the counts of each day stay',
  between(30, 3650),
)

/** What this module can be set to do. */
export const discoverySettings = [countsSearches, rareDays, keepDays]
