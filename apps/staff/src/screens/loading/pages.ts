/** Parts of how files are loaded, each with a page of its own. */
export const loadingPages = ['profiles', 'match', 'overlay', 'items', 'sets', 'sources'] as const
/** One of them. */
export type LoadingPage = (typeof loadingPages)[number]
