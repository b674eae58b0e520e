/** The pages of copy cataloguing. */
export const copyPages = ['hand', 'search', 'lists', 'batches', 'targets'] as const
export type CopyPage = (typeof copyPages)[number]
