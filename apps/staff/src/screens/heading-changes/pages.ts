/** The pages of heading changes, in the order in which they stand at the side. */
export const headingPages = ['change', 'projects', 'clusters'] as const
export type HeadingPage = (typeof headingPages)[number]
