import { childOf, childrenOf, readXml, textOf, writeXml, type XmlElement, type XmlPart } from '@carrel/xml'
import { responseLimits } from './limits.ts'

/** An index that a server searches by. */
export interface ExplainedIndex {
  readonly title?: string
  /** Its names, with the prefix of the set: `dc.title`. */
  readonly names: readonly string[]
  readonly search: boolean
  readonly scan: boolean
  readonly sort: boolean
}

/** A schema in which a server gives records. */
export interface ExplainedSchema {
  readonly identifier: string
  readonly name: string
  readonly title?: string
  readonly sort: boolean
  readonly retrieve: boolean
}

/** What a server says of itself (ZeeRex 2.0). */
export interface Explained {
  readonly host?: string
  readonly port?: number
  readonly database?: string
  /** Version of SRU that it names. */
  readonly version?: string
  readonly title?: string
  readonly description?: string
  /** Sets of indexes: their addresses by prefix. */
  readonly sets: Readonly<Record<string, string>>
  readonly indexes: readonly ExplainedIndex[]
  readonly schemas: readonly ExplainedSchema[]
  /** Settings such as `numberOfRecords`, by their names. */
  readonly defaults: Readonly<Record<string, string>>
  /** Records at most in one answer, where it says so. */
  readonly mostRecords?: number
  /** What it supports: pairs of a kind (`relation`, `relationModifier`, `scan`) and a word. */
  readonly supports: readonly (readonly [kind: string, value: string])[]
}

/** Reads the record of an explain; undefined for what is none. */
export function readExplain(xml: string): Explained | undefined {
  const read = readXml(new TextEncoder().encode(xml.replace(/^\uFEFF?\s*<\?xml[^>]*\?>/, '')), responseLimits)
  if (!read.ok || read.root.name !== 'explain') return undefined
  const { root } = read
  const server = childOf(root, 'serverInfo')
  const port = textOf(server, 'port')
  const host = textOf(server, 'host')
  const database = textOf(server, 'database')
  const version = server?.attributes.get('version')
  const title = textOf(root, 'databaseInfo', 'title')
  const description = textOf(root, 'databaseInfo', 'description')
  const config = childOf(root, 'configInfo')
  const settings = Object.fromEntries(
    [...childrenOf(config, 'default'), ...childrenOf(config, 'setting')].flatMap((one) => {
      const type = one.attributes.get('type')
      return type === undefined ? [] : [[type, one.text.trim()]]
    }),
  )
  const most = Number(settings['maximumRecords'] ?? Number.NaN)
  return {
    ...(host !== undefined && { host }),
    ...(port !== undefined && /^\d{1,5}$/.test(port) && { port: Number(port) }),
    ...(database !== undefined && { database }),
    ...(version !== undefined && { version }),
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    sets: setsOf(childOf(root, 'indexInfo')),
    indexes: childrenOf(childOf(root, 'indexInfo'), 'index').map(indexOf),
    schemas: childrenOf(childOf(root, 'schemaInfo'), 'schema').map(schemaOf),
    defaults: settings,
    ...(Number.isSafeInteger(most) && { mostRecords: most }),
    supports: childrenOf(config, 'supports').map((one) => [one.attributes.get('type') ?? '', one.text.trim()] as const),
  }
}

function setsOf(info: XmlElement | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    childrenOf(info, 'set').flatMap((set) => {
      const name = set.attributes.get('name')
      return name === undefined ? [] : [[name, set.attributes.get('identifier') ?? '']]
    }),
  )
}

function indexOf(index: XmlElement): ExplainedIndex {
  const title = textOf(index, 'title')
  const names = childrenOf(index, 'map').flatMap((map) =>
    childrenOf(map, 'name').map((name) => {
      const set = name.attributes.get('set')
      return set === undefined ? name.text.trim() : `${set}.${name.text.trim()}`
    }),
  )
  return {
    ...(title !== undefined && { title }),
    names,
    search: index.attributes.get('search') !== 'false',
    scan: index.attributes.get('scan') === 'true',
    sort: index.attributes.get('sort') === 'true',
  }
}

function schemaOf(schema: XmlElement): ExplainedSchema {
  const title = textOf(schema, 'title')
  return {
    identifier: schema.attributes.get('identifier') ?? '',
    name: schema.attributes.get('name') ?? '',
    ...(title !== undefined && { title }),
    sort: schema.attributes.get('sort') === 'true',
    retrieve: schema.attributes.get('retrieve') !== 'false',
  }
}

const text = (name: string, content: string | number | undefined): readonly XmlPart[] =>
  content === undefined ? [] : [{ name, text: String(content) }]

/** Writes the record of an explain (ZeeRex 2.0), for a server's answer. */
export function writeExplain(explained: Explained): string {
  const { host, port, database, version, title, description, sets, indexes, schemas, defaults, supports } = explained
  const flag = (is: boolean) => (is ? 'true' : 'false')
  return writeXml({
    name: 'explain',
    attributes: { xmlns: 'http://explain.z3950.org/dtd/2.0/' },
    children: [
      {
        name: 'serverInfo',
        attributes: {
          protocol: 'SRU',
          ...(version !== undefined && { version }),
          transport: 'http',
          method: 'GET POST SOAP',
        },
        children: [...text('host', host), ...text('port', port), ...text('database', database)],
      },
      { name: 'databaseInfo', children: [...text('title', title), ...text('description', description)] },
      {
        name: 'indexInfo',
        children: [
          ...Object.entries(sets).map(([name, identifier]) => ({ name: 'set', attributes: { name, identifier } })),
          ...indexes.map((index) => ({
            name: 'index',
            attributes: { search: flag(index.search), scan: flag(index.scan), sort: flag(index.sort) },
            children: [
              ...text('title', index.title),
              ...index.names.map((name) => {
                const [, set, bare = name] = /^([^.]+)\.(.+)$/.exec(name) ?? []
                return {
                  name: 'map',
                  children: [{ name: 'name', ...(set !== undefined && { attributes: { set } }), text: bare }],
                }
              }),
            ],
          })),
        ],
      },
      {
        name: 'schemaInfo',
        children: schemas.map((schema) => ({
          name: 'schema',
          attributes: {
            identifier: schema.identifier,
            name: schema.name,
            sort: flag(schema.sort),
            retrieve: flag(schema.retrieve),
          },
          children: text('title', schema.title),
        })),
      },
      {
        name: 'configInfo',
        children: [
          ...Object.entries(defaults).map(([type, content]) => ({
            name: type.startsWith('maximum') ? 'setting' : 'default',
            attributes: { type },
            text: content,
          })),
          ...supports.map(([type, content]) => ({ name: 'supports', attributes: { type }, text: content })),
        ],
      },
    ],
  })
}
