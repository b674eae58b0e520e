/** A protocol of the catalogue by which other programs reach the library. */
export interface Protocol {
  readonly name: string
  readonly title: string
  /** What it is for, in one sentence. */
  readonly text: string
  /** Where it is reached: a path of the web address, or a port of its own. */
  readonly path: string | null
  /** A request that every server of it answers, for the button that tries it; a path with its parameters. */
  readonly trial: string | null
  /** What the answer to it holds when all is well. */
  readonly sign: string
  readonly audience: 'everybody' | 'keys' | 'nobody'
  readonly perMinute: number
  readonly mostRecords: number
}

const usual = { audience: 'everybody', perMinute: 600, mostRecords: 100 } as const

/** All of them, in the order of the page. */
export const protocolList = [
  {
    name: 'z3950',
    title: 'Z39.50',
    text: 'Other libraries search the catalogue and copy its records.',
    path: null,
    trial: null,
    sign: '',
    ...usual,
    perMinute: 3000,
  },
  {
    name: 'sru',
    title: 'SRU',
    text: 'Programs search the catalogue over the web with CQL.',
    path: '/sru',
    trial: '/sru?operation=searchRetrieve&version=1.2&query=cql.allRecords%3D1&maximumRecords=1',
    sign: 'numberOfRecords',
    ...usual,
  },
  {
    name: 'oai-pmh',
    title: 'OAI-PMH',
    text: 'Union catalogues and discovery services harvest all records and what changes.',
    path: '/oai',
    trial: '/oai?verb=Identify',
    sign: '<Identify>',
    ...usual,
  },
  {
    name: 'opds',
    title: 'OPDS',
    text: 'Reading apps browse the catalogue.',
    path: '/opds',
    trial: '/opds',
    sign: 'metadata',
    ...usual,
  },
  {
    name: 'daia',
    title: 'DAIA',
    text: 'Discovery systems ask whether a title is available.',
    path: '/daia',
    trial: '/daia?id=1&format=json',
    sign: 'document',
    ...usual,
  },
  {
    name: 'paia',
    title: 'PAIA',
    text: 'Apps show patrons their account after they have signed in.',
    path: '/paia',
    trial: null,
    sign: '',
    ...usual,
  },
  {
    name: 'openurl',
    title: 'OpenURL',
    text: 'Databases send readers here to find out what the library has of an article or book.',
    path: '/openurl',
    trial: '/openurl?rft.title=test',
    sign: '<html',
    ...usual,
  },
] as const satisfies readonly Protocol[]

/** The protocols by name. */
export type ProtocolName = (typeof protocolList)[number]['name']

/** A protocol by its name; undefined for what is none. */
export function protocolNamed(name: string): (Protocol & { readonly name: ProtocolName }) | undefined {
  return protocolList.find((protocol) => protocol.name === name)
}
