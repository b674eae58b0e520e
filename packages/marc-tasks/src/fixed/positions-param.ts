import { bad, good, type Param } from '../language/param.ts'
import type { PositionValues } from './wanted-positions.ts'

/** Values of positions by name or place, as an object. */
export function positionValues(words: {
  readonly label: string
  readonly help?: string
  readonly optional?: boolean
}): Param<PositionValues> {
  const { optional = false, ...rest } = words
  return {
    ...rest,
    kind: 'positions',
    required: !optional,
    ...(optional && { preset: {} }),
    read: (given) => {
      if (given === undefined && optional) return good({})
      if (typeof given !== 'object' || given === null || Array.isArray(given))
        return bad('must be positions with their values, such as { "form of item": "o" }')
      const values: Record<string, string> = {}
      for (const [name, value] of Object.entries(given)) {
        if (typeof value !== 'string' || value.length > 200)
          return bad(`must have a text of up to 200 characters for “${name}”`)
        values[name] = value
      }
      return Object.keys(values).length === 0 && !optional ? bad('must set at least one position') : good(values)
    },
  }
}

/** Positions that a builder sets beside those that it finds out. */
export function otherPositions(): Param<PositionValues> {
  return positionValues({ label: 'Other positions', help: 'Names or places with their values.', optional: true })
}
