/** The pages of copy cataloguing. */
export const copyPages = ['hand', 'search', 'lists', 'targets'] as const
export type CopyPage = (typeof copyPages)[number]
