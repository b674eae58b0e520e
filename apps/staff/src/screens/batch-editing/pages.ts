/** The pages of batch editing. */
export const batchPages = ['edits', 'tasks', 'sets', 'files', 'schedules'] as const
export type BatchPage = (typeof batchPages)[number]
