import assert from 'node:assert/strict'
import { childOf, childrenOf, readXml, textOf, type XmlElement } from '@carrel/xml'

type Row = Readonly<Record<string, unknown>>

const acquisition = /^http:\/\/opds-spec\.org\/acquisition(?:\/(?:buy|open-access|borrow|sample|subscribe))?$/
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/
const raster = /^image\/(?:jpeg|png|gif)$/
const language = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)
const rowsOf = (value: unknown): readonly Row[] => {
  assert(Array.isArray(value) && value.every(isRow), `no list: ${JSON.stringify(value)}`)
  assert.equal(new Set(value.map((each) => JSON.stringify(each))).size, value.length, 'one stands there twice')
  return value
}
const rowOf = (value: unknown): Row => {
  assert(isRow(value), `no object: ${JSON.stringify(value)}`)
  return value
}
const count = (value: unknown, least: number) => assert(Number.isInteger(value) && Number(value) >= least)

/** Holds a feed against what the JSON schemas of OPDS 2.0 and of the Readium manifest say of it. */
export function checkOpdsFeed(text: string): void {
  const feed = rowOf(JSON.parse(text))
  checkFeedMetadata(feed['metadata'])
  const links = rowsOf(feed['links'])
  links.forEach(checkLink)
  assert(links.some(({ rel }) => rel === 'self'))
  assert('publications' in feed || 'navigation' in feed)
  if ('navigation' in feed)
    for (const each of rowsOf(feed['navigation'])) {
      checkLink(each)
      assert.equal(typeof each['title'], 'string')
    }
  if ('publications' in feed) rowsOf(feed['publications']).forEach(checkPublication)
  if ('facets' in feed)
    for (const facet of rowsOf(feed['facets'])) {
      checkFeedMetadata(facet['metadata'])
      rowsOf(facet['links']).forEach(checkLink)
    }
}

function checkFeedMetadata(value: unknown): void {
  const metadata = rowOf(value)
  assert.equal(typeof metadata['title'], 'string')
  if ('modified' in metadata) assert.match(String(metadata['modified']), moment)
  if ('itemsPerPage' in metadata) count(metadata['itemsPerPage'], 1)
  if ('currentPage' in metadata) count(metadata['currentPage'], 1)
  if ('numberOfItems' in metadata) count(metadata['numberOfItems'], 0)
}

function checkLink(link: Row): void {
  const { href, type, title, rel, templated, properties, width, height } = link
  assert(typeof href === 'string' && href !== '')
  assert(templated === true || URL.canParse(href), href)
  for (const text of [type, title, rel]) assert(text === undefined || typeof text === 'string')
  for (const points of [width, height]) if (points !== undefined) count(points, 1)
  if (properties === undefined) return
  const { numberOfItems, availability, copies, holds } = rowOf(properties)
  if (numberOfItems !== undefined) count(numberOfItems, 0)
  if (availability !== undefined) {
    const { state, until } = rowOf(availability)
    assert(['available', 'unavailable', 'reserved', 'ready'].includes(String(state)))
    assert(until === undefined || (typeof until === 'string' && moment.test(until)))
  }
  for (const counts of [copies, holds])
    if (counts !== undefined) for (const value of Object.values(rowOf(counts))) count(value, 0)
}

/** Holds one title against the same. */
export function checkPublication(title: Row): void {
  const metadata = rowOf(title['metadata'])
  assert(typeof metadata['title'] === 'string' && metadata['title'] !== '')
  for (const name of ['identifier', '@type'])
    if (name in metadata) assert(URL.canParse(String(metadata[name])), String(metadata[name]))
  if ('modified' in metadata) assert.match(String(metadata['modified']), moment)
  if ('published' in metadata) assert.match(String(metadata['published']), /^\d{4}-\d\d-\d\d$/)
  if ('language' in metadata) assert.match(String(metadata['language']), language)
  if ('description' in metadata) assert.equal(typeof metadata['description'], 'string')
  const links = rowsOf(title['links'])
  links.forEach(checkLink)
  assert(
    links.some(({ rel }) => acquisition.test(String(rel))),
    'it leads nowhere',
  )
  const images = rowsOf(title['images'])
  images.forEach(checkLink)
  assert(
    images.some(({ type }) => raster.test(String(type))),
    'no picture that every app shows',
  )
}

const atom = 'http://www.w3.org/2005/Atom'

/** Holds a feed or an entry against Atom (RFC 4287, sections 4.1.1 and 4.1.2) and OPDS 1.2. */
export function checkOpdsAtom(bytes: Uint8Array): void {
  const read = readXml(bytes)
  assert(read.ok, read.ok ? '' : read.problem.message)
  const { root } = read
  assert.equal(root.attributes.get('xmlns'), atom)
  assert(root.name === 'feed' || root.name === 'entry')
  if (root.name === 'entry') return checkEntry(root, false)
  checkOnce(root)
  assert(linksOf(root).some((link) => link.attributes.get('rel') === 'self'))
  const entries = childrenOf(root, 'entry')
  const ids = entries.map((entry) => textOf(entry, 'id'))
  assert.equal(new Set(ids).size, ids.length, 'an id stands there twice')
  const isOfTitles = /kind=acquisition/.test(
    linksOf(root)
      .find((link) => link.attributes.get('rel') === 'self')
      ?.attributes.get('type') ?? '',
  )
  const hasAuthor = childOf(root, 'author') !== undefined
  for (const entry of entries) checkEntry(entry, hasAuthor, isOfTitles)
}

const linksOf = (element: XmlElement) => childrenOf(element, 'link')

function checkOnce(element: XmlElement): void {
  for (const name of ['id', 'title', 'updated']) assert.equal(childrenOf(element, name).length, 1, name)
  assert(URL.canParse(textOf(element, 'id') ?? ''))
  assert.match(textOf(element, 'updated') ?? '', moment)
  for (const author of childrenOf(element, 'author')) assert.notEqual(textOf(author, 'name'), undefined)
  for (const link of linksOf(element)) assert(URL.canParse(link.attributes.get('href') ?? ''))
}

function checkEntry(entry: XmlElement, isInFeed: boolean, isTitle = true): void {
  checkOnce(entry)
  assert(isInFeed || childrenOf(entry, 'author').length > 0, 'Nobody is its author.')
  const links = linksOf(entry)
  const ofRelation = (pattern: RegExp) => links.filter((link) => pattern.test(link.attributes.get('rel') ?? ''))
  assert(childOf(entry, 'content') || ofRelation(/^alternate$/).length > 0, 'neither content nor an alternate')
  if (!isTitle) return
  assert(ofRelation(acquisition).length > 0, 'it leads nowhere')
  for (const link of ofRelation(/^http:\/\/opds-spec\.org\/image/))
    assert.match(link.attributes.get('type') ?? '', raster)
}
