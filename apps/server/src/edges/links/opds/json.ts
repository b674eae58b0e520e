import { relationOf, type OpdsFeed, type OpdsPublication } from './feed.ts'

const opds = 'application/opds+json'
/** The media type of one title by itself. */
export const publicationType = 'application/opds-publication+json'

/** A feed as OPDS 2.0 (drafts.opds.io/opds-2.0). `root` is the address of the catalogue. */
export function jsonFeed(feed: OpdsFeed, root: string) {
  const link = (rel: string, path: string) => ({ rel, href: `${root}${path}`, type: opds })
  const { paging } = feed
  return {
    metadata: {
      title: feed.title,
      modified: feed.updated.toString({ smallestUnit: 'second' }),
      ...(paging && { numberOfItems: paging.total, itemsPerPage: paging.perPage, currentPage: paging.page }),
    },
    links: [
      link('self', feed.self),
      link('start', ''),
      { rel: 'search', href: `${root}/search{?query,title,author,page}`, type: opds, templated: true },
      ...(paging ? pageLinks(paging).map(([rel, path]) => link(rel, path)) : []),
    ],
    ...(feed.navigation.length > 0 && {
      navigation: feed.navigation.map(({ title, path, rel }) => ({
        title,
        href: `${root}${path}`,
        type: opds,
        ...(rel !== undefined && { rel }),
      })),
    }),
    ...(paging && { publications: feed.publications.map((each) => jsonPublication(each, root)) }),
    ...(feed.facets.length > 0 && {
      facets: feed.facets.map(({ title, values }) => ({
        metadata: { title },
        links: values.map((value) => ({
          ...(value.active && { rel: 'self' }),
          title: value.title,
          href: `${root}${value.path}`,
          type: opds,
          properties: { numberOfItems: value.count },
        })),
      })),
    }),
  }
}

/** The first, last, and neighbouring pages (RFC 5005). */
export function pageLinks({
  page,
  last,
  pathOf,
}: NonNullable<OpdsFeed['paging']>): readonly (readonly [string, string])[] {
  return [
    ...(page > 1
      ? ([
          ['first', pathOf(1)],
          ['previous', pathOf(page - 1)],
        ] as const)
      : []),
    ...(page < last
      ? ([
          ['next', pathOf(page + 1)],
          ['last', pathOf(last)],
        ] as const)
      : []),
  ]
}

/** One title as OPDS 2.0 and the Readium Web Publication Manifest have it. */
export function jsonPublication(title: OpdsPublication, root: string) {
  const { copies } = title
  return {
    metadata: {
      '@type': title.kind,
      identifier: title.isbn === null ? title.page : `urn:isbn:${title.isbn}`,
      title: title.title,
      ...(title.author !== null && { author: { name: title.author } }),
      ...(title.language !== undefined && { language: title.language }),
      ...(title.publisher !== null && { publisher: title.publisher }),
      ...(title.year !== null &&
        title.year > 0 && {
          // Readium wants a whole date.
          published: `${String(title.year).padStart(4, '0')}-01-01`,
        }),
      modified: title.changedAt,
      ...(title.summary !== null && { description: title.summary }),
      ...(title.subjects.length > 0 && { subject: title.subjects }),
    },
    links: [
      { rel: 'self', href: `${root}/title/${title.id}`, type: publicationType },
      { rel: 'alternate', href: title.page, type: 'text/html' },
      ...title.online.map((way) => ({
        rel: relationOf(way),
        href: way.url,
        type: way.type,
        ...(way.text !== '' && { title: way.text }),
      })),
      ...(copies
        ? [
            {
              rel: 'http://opds-spec.org/acquisition/borrow',
              href: copies.borrow,
              type: 'text/html',
              properties: {
                availability: {
                  state: copies.available > 0 ? 'available' : 'unavailable',
                  ...(copies.available === 0 && copies.back !== undefined && { until: copies.back }),
                },
                copies: { total: copies.total, available: copies.available },
                holds: { total: copies.waiting },
              },
            },
          ]
        : []),
    ],
    images: title.images,
  }
}
