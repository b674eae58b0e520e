interface Shape {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
}

/**
 * Path parameters or a query as their schema means them: an address is all text, so `7` becomes a number where a number
 * is meant and one value a list where a list is meant. What does not fit stays text, for the check that follows to refuse.
 * Bodies are never read so: JSON says what it means, and null there is null.
 */
export function readAddress(schema: unknown, texts: unknown): unknown {
  const { properties = {} } = (schema ?? {}) as Shape
  const given = Object.entries((texts ?? {}) as Readonly<Record<string, unknown>>)
  return Object.fromEntries(given.map(([name, value]) => [name, readValue(properties[name] ?? {}, value)]))
}

function readValue(shape: Shape, value: unknown): unknown {
  if (shape.anyOf) return shape.anyOf.map((one) => readValue(one, value)).find((read) => read !== value) ?? value
  if (shape.type === 'array') return [value].flat().map((one) => readValue(shape.items ?? {}, one))
  if (typeof value !== 'string') return value
  if (shape.type === 'integer' || shape.type === 'number') return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value
  if (shape.type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value
  return value
}
