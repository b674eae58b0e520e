/** What a provider says of somebody: names of attributes with their values. */
export type Attributes = Readonly<Record<string, readonly string[]>>

const mostNames = 200
const mostValues = 100
const longest = 1000

/**
 * Attributes from what a provider sent: texts, numbers, lists and objects become lists of texts, an object within as
 * `address.country`. Too many, too long or unreadable ones are left out.
 */
export function attributesFrom(sent: Readonly<Record<string, unknown>>): Attributes {
  const found = new Map<string, string[]>()
  const add = (name: string, value: unknown, depth: number): void => {
    if (name.length > 200 || (found.size >= mostNames && !found.has(name))) return
    if (Array.isArray(value)) {
      for (const one of value.slice(0, mostValues)) add(name, one, depth + 1)
      return
    }
    if (typeof value === 'object' && value !== null) {
      if (depth < 3) for (const [key, inner] of Object.entries(value)) add(`${name}.${key}`, inner, depth + 1)
      return
    }
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return
    const text = readable(String(value))
    if (text === '' || text.length > longest) return
    const values = found.get(name) ?? []
    if (values.length < mostValues && !values.includes(text)) values.push(text)
    found.set(name, values)
  }
  for (const [name, value] of Object.entries(sent)) add(readable(name), value, 0)
  return Object.fromEntries(found)
}

/** The text without control characters and what surrounds it. */
export function readable(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .toWellFormed()
    .trim()
}

/** The first value of an attribute; empty where there is none or no name is set. */
export function firstOf(attributes: Attributes, name: string): string {
  return name === '' ? '' : (valuesOf(attributes, name)[0] ?? '')
}

/** All values of an attribute, whose name may be written with other capitals. */
export function valuesOf(attributes: Attributes, name: string): readonly string[] {
  const exact = Object.hasOwn(attributes, name) ? attributes[name] : undefined
  if (exact) return exact
  const wanted = name.toLowerCase()
  return Object.entries(attributes).find(([key]) => key.toLowerCase() === wanted)?.[1] ?? []
}
