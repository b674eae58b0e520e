import { defineSetting } from '../../platform/setting.ts'

/** How many things a patron may suggest in 30 days. */
export const monthlySuggestions = defineSetting(
  'suggestions.per-month',
  10,
  'How many things a patron may suggest to buy in 30 days; 0: the public page is closed',
  {
    problem: (value) =>
      Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 1000
        ? undefined
        : 'Write a number from 0 to 1000.',
  },
)
