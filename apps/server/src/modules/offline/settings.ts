import { defineSetting } from '../../platform/setting.ts'

/** What desks take with them for the time without the server, and what becomes of what they did. */
export const offlineSettings = {
  names: defineSetting(
    'offline.names',
    true,
    'The names of patrons are kept at the desks for the time without the server; otherwise only their cards',
  ),
  hours: defineSetting(
    'offline.hours',
    12,
    'Hours for which a desk goes on after its last contact with the server, without anybody signing in anew',
    {
      problem: (value) =>
        Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 336
          ? undefined
          : 'Write a number of hours, 1 to 336.',
    },
  ),
  items: defineSetting<'branch' | 'all'>(
    'offline.items',
    'branch',
    'Which items desks know without the server: those that belong to the branch or are there ("branch"), or all ("all")',
    { choices: ['branch', 'all'] },
  ),
  duePromised: defineSetting(
    'offline.due-promised',
    true,
    'What was lent without the server is due when the patron was told; otherwise as the rules say when it reaches the server',
  ),
} as const
