import { writeXml, type XmlPart } from '@carrel/xml'
import { relationOf, type OpdsDoor, type OpdsFeed, type OpdsPublication } from './feed.ts'
import { pageLinks } from './json.ts'

const atom = 'application/atom+xml;profile=opds-catalog'
const types = { navigation: `${atom};kind=navigation`, publications: `${atom};kind=acquisition` } as const
/** The media type of one title by itself. */
export const entryType = 'application/atom+xml;type=entry;profile=opds-catalog'
const namespaces = {
  xmlns: 'http://www.w3.org/2005/Atom',
  'xmlns:dc': 'http://purl.org/dc/terms/',
  'xmlns:opds': 'http://opds-spec.org/2010/catalog',
  'xmlns:opensearch': 'http://a9.com/-/spec/opensearch/1.1/',
  'xmlns:thr': 'http://purl.org/syndication/thread/1.0',
}

const part = (name: string, text: string, attributes?: Readonly<Record<string, string>>): XmlPart => ({
  name,
  text,
  ...(attributes && { attributes }),
})
const link = (rel: string, href: string, type: string, more: Readonly<Record<string, string>> = {}): XmlPart =>
  part('link', '', { rel, href, type, ...more })

/** The media type of a feed: one of doors, or one of titles (OPDS 1.2, section 2). */
export const atomType = (feed: OpdsFeed): string => types[feed.paging ? 'publications' : 'navigation']

/** A feed as OPDS 1.2 (specs.opds.io/opds-1.2), on Atom (RFC 4287). */
export function atomFeed(feed: OpdsFeed, root: string, library: string): string {
  const { paging } = feed
  return writeXml(
    {
      name: 'feed',
      attributes: namespaces,
      children: [
        part('id', `${root}${feed.self}`),
        part('title', feed.title),
        part('updated', feed.updated.toString({ smallestUnit: 'second' })),
        { name: 'author', children: [part('name', library)] },
        link('self', `${root}${feed.self}`, atomType(feed)),
        link('start', root, types.navigation),
        link('search', `${root}/search.xml`, 'application/opensearchdescription+xml'),
        ...(paging ? pageLinks(paging).map(([rel, path]) => link(rel, `${root}${path}`, types.publications)) : []),
        ...(paging
          ? [
              part('opensearch:totalResults', String(paging.total)),
              part('opensearch:itemsPerPage', String(paging.perPage)),
              part('opensearch:startIndex', String((paging.page - 1) * paging.perPage + 1)),
            ]
          : []),
        ...feed.facets.flatMap(({ title, values }) =>
          values.map((value) =>
            link('http://opds-spec.org/facet', `${root}${value.path}`, types.publications, {
              title: value.title,
              'opds:facetGroup': title,
              'thr:count': String(value.count),
              ...(value.active && { 'opds:activeFacet': 'true' }),
            }),
          ),
        ),
        ...feed.navigation.map((door) => doorEntry(door, feed, root)),
        ...feed.publications.map((title) => entryParts(title, root, {})),
      ],
    },
    { indent: true },
  )
}

function doorEntry(door: OpdsDoor, { updated }: OpdsFeed, root: string): XmlPart {
  return {
    name: 'entry',
    children: [
      part('title', door.title),
      part('id', `${root}${door.path}`),
      part('updated', updated.toString({ smallestUnit: 'second' })),
      part('content', door.summary, { type: 'text' }),
      link(door.rel ?? 'subsection', `${root}${door.path}`, types[door.holds]),
    ],
  }
}

/** One title as a document of its own. Where no author is known, the library answers for it (RFC 4287, section 4.2.1). */
export const atomEntry = (title: OpdsPublication, root: string, library: string): string =>
  writeXml(entryParts({ ...title, author: title.author ?? library }, root, namespaces), { indent: true })

function entryParts(title: OpdsPublication, root: string, attributes: Readonly<Record<string, string>>): XmlPart {
  const { copies } = title
  return {
    name: 'entry',
    attributes,
    children: [
      part('title', title.title),
      part('id', title.page),
      part('updated', title.changedAt),
      ...(title.author === null ? [] : [{ name: 'author', children: [part('name', title.author)] }]),
      ...(title.language === undefined ? [] : [part('dc:language', title.language)]),
      ...(title.publisher === null ? [] : [part('dc:publisher', title.publisher)]),
      ...(title.year === null ? [] : [part('dc:issued', String(title.year))]),
      ...(title.isbn === null ? [] : [part('dc:identifier', `urn:isbn:${title.isbn}`)]),
      ...title.subjects.map((subject) => part('category', '', { term: subject, label: subject })),
      ...(title.summary === null ? [] : [part('summary', title.summary, { type: 'text' })]),
      link('self', `${root}/title/${title.id}`, entryType),
      link('alternate', title.page, 'text/html'),
      ...imageLinks(title),
      ...title.online.map((way) =>
        link(relationOf(way), way.url, way.type, way.text === '' ? {} : { title: way.text }),
      ),
      ...(copies
        ? [
            {
              name: 'link',
              attributes: { rel: 'http://opds-spec.org/acquisition/borrow', href: copies.borrow, type: 'text/html' },
              children: [
                part('opds:availability', '', { status: copies.available > 0 ? 'available' : 'unavailable' }),
                part('opds:copies', '', { total: String(copies.total), available: String(copies.available) }),
                part('opds:holds', '', { total: String(copies.waiting) }),
              ],
            },
          ]
        : []),
    ],
  }
}

/** Pictures in OPDS 1.2 are GIF, JPEG or PNG (section 5.2.2); here one serves as the small one too. */
function imageLinks({ images }: OpdsPublication): readonly XmlPart[] {
  return images
    .filter(({ type }) => type === 'image/jpeg' || type === 'image/png')
    .slice(0, 1)
    .flatMap(({ href, type }) => [
      link('http://opds-spec.org/image', href, type),
      link('http://opds-spec.org/image/thumbnail', href, type),
    ])
}

/** How a program searches (OpenSearch 1.1 description document). */
export function searchDescription(root: string, library: string): string {
  return writeXml(
    {
      name: 'OpenSearchDescription',
      attributes: { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' },
      children: [
        // The format allows sixteen characters.
        part('ShortName', library.slice(0, 16)),
        part('Description', library),
        part('InputEncoding', 'UTF-8'),
        part('OutputEncoding', 'UTF-8'),
        part('Url', '', { type: types.publications, template: `${root}/search?query={searchTerms}&page={startPage?}` }),
      ],
    },
    { indent: true },
  )
}
