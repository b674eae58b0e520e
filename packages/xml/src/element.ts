/** An element as it was read. */
export interface XmlElement {
  /** Local name, without a prefix. */
  readonly name: string
  readonly prefix: string
  /** Values by local name; of two with the same local name the first. Declarations of namespaces are among them by their prefix. */
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** Its own text and CDATA, all pieces together, as they stand. */
  readonly text: string
  /** Where it begins and ends in the text of the document, in UTF-16 units: from its `<` to after its last `>`. */
  readonly start: number
  readonly end: number
}

/** The first child of a name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name)
}

/** All children of a name, in order. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? []
}

/** The text at the end of a path of names, without the space around it; undefined where an element is missing or empty. */
export function textOf(element: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  let at = element
  for (const name of path) at = childOf(at, name)
  const text = at?.text.trim() ?? ''
  return text === '' ? undefined : text
}
