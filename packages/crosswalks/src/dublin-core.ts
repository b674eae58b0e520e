/** The fifteen elements (Dublin Core Metadata Element Set 1.1), in the order of the standard's own list. */
export const dublinCoreElements = [
  'title',
  'creator',
  'subject',
  'description',
  'publisher',
  'contributor',
  'date',
  'type',
  'format',
  'identifier',
  'source',
  'language',
  'relation',
  'coverage',
  'rights',
] as const

/** One of the fifteen elements. */
export type DublinCoreElement = (typeof dublinCoreElements)[number]

/** A description in unqualified Dublin Core: any element any number of times, none of them needed. */
export type DublinCore = readonly { readonly element: DublinCoreElement; readonly value: string }[]

/** Namespaces of what is written. */
export const dublinCoreNamespaces = {
  dc: 'http://purl.org/dc/elements/1.1/',
  oaiDc: 'http://www.openarchives.org/OAI/2.0/oai_dc/',
  sruDc: 'info:srw/schema/1/dc-schema',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
} as const

/** Whether a name is that of one of the fifteen elements. */
export function isDublinCoreElement(name: string): name is DublinCoreElement {
  return dublinCoreElements.some((element) => element === name)
}
