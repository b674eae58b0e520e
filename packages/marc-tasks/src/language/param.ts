import { tagPattern } from '../text/tag-pattern.ts'

/** What kind of value a parameter of a step has: it decides how a form asks for it. */
export type ParamKind =
  | 'text'
  | 'lines'
  | 'field-line'
  | 'tag'
  | 'tags'
  | 'indicators'
  | 'code'
  | 'codes'
  | 'pattern'
  | 'flag'
  | 'choice'
  | 'number'
  | 'list'
  | 'positions'
  | 'task'
  | 'stylesheet'

/** What a value given for a parameter comes to: the value as the step uses it, or a sentence that says what is wrong. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string }

/** A parameter of a kind of step: how it is asked for, explained and read. */
export interface Param<T> {
  readonly kind: ParamKind
  /** What it is called on a form. */
  readonly label: string
  /** What it does, in a sentence. */
  readonly help?: string
  /** Values to choose among, with their names on a form. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
  readonly required: boolean
  /** What it is when nothing is given, as it would be written. */
  readonly preset?: unknown
  read(given: unknown): Read<T>
}

/** Parameters by name. */
export type Params = Readonly<Record<string, Param<unknown>>>

/** What the parameters of a step come to. */
export type Values<P extends Params> = { readonly [Name in keyof P]: P[Name] extends Param<infer T> ? T : never }

interface Words {
  readonly label: string
  readonly help?: string
}

/** A text. */
export function text(words: Words & { readonly kind?: ParamKind; readonly preset?: string }): Param<string> {
  const { kind = 'text', preset, ...rest } = words
  return {
    ...rest,
    kind,
    required: preset === undefined,
    ...(preset !== undefined && { preset }),
    read: (given) => {
      if (given === undefined && preset !== undefined) return good(preset)
      return typeof given === 'string' ? good(given) : bad('must be a text')
    },
  }
}

/** A tag, or a pattern for several such as `9XX` or `4**`. */
export function tag(words: Words & { readonly pattern?: boolean }): Param<string> {
  const { pattern = false, ...rest } = words
  const allowed = pattern ? /^[0-9A-Za-z*?.]{3}$/ : /^[0-9A-Za-z]{3}$/
  return {
    ...rest,
    kind: pattern ? 'tags' : 'tag',
    required: true,
    read: (given) => {
      const value = typeof given === 'string' ? given.trim() : ''
      if (allowed.test(value)) return good(value)
      return bad(pattern ? 'must be a tag such as 245, or a pattern such as 9XX' : 'must be a tag of three characters')
    },
  }
}

/** One of some words. */
export function choice<const T extends string>(
  words: Words & { readonly choices: readonly { readonly value: T; readonly label: string }[]; readonly preset: T },
): Param<T> {
  return {
    ...words,
    kind: 'choice',
    required: false,
    read: (given) => {
      if (given === undefined) return good(words.preset)
      const found = words.choices.find(({ value }) => value === given)
      return found ? good(found.value) : bad(`must be one of ${words.choices.map(({ value }) => value).join(', ')}`)
    },
  }
}

/** Yes or no; no unless told. */
export function flag(words: Words & { readonly preset?: boolean }): Param<boolean> {
  const preset = words.preset ?? false
  return {
    label: words.label,
    ...(words.help !== undefined && { help: words.help }),
    kind: 'flag',
    required: false,
    preset,
    read: (given) => {
      if (given === undefined) return good(preset)
      return typeof given === 'boolean' ? good(given) : bad('must be true or false')
    },
  }
}

/** Several tags or patterns in one text, `245 246 7XX`, commas or blanks between them; as patterns of `@carrel/marc`. */
export function tagList(words: Words & { readonly preset?: string }): Param<readonly string[]> {
  const { preset, ...rest } = words
  return {
    ...rest,
    kind: 'tags',
    required: preset === undefined,
    ...(preset !== undefined && { preset }),
    read: (given = preset) => {
      const tags = typeof given === 'string' ? given.split(/[\s,;]+/).filter((each) => each !== '') : []
      if (tags.length === 0 || !tags.every((each) => /^[0-9A-Za-z*?.]{3}$/.test(each)))
        return bad('must be one or more tags such as 245 or 7XX, with blanks between them')
      return good(tags.map(tagPattern))
    },
  }
}

/** A whole number within bounds. */
export function wholeNumber(
  words: Words & { readonly preset?: number; readonly least?: number; readonly most?: number },
): Param<number> {
  const { preset, least = 0, most = 1_000_000_000, ...rest } = words
  return {
    ...rest,
    kind: 'number',
    required: preset === undefined,
    ...(preset !== undefined && { preset }),
    read: (given = preset) => {
      const isGood = typeof given === 'number' && Number.isInteger(given) && given >= least && given <= most
      return isGood ? good(given) : bad(`must be a whole number from ${least} to ${most}`)
    },
  }
}

/** The same parameter, which may be left out. */
export function optional<T>(param: Param<T>): Param<T | undefined> {
  return { ...param, required: false, read: (given) => (given === undefined ? good(undefined) : param.read(given)) }
}

/** A value that could be read. */
export function good<T>(value: T): Read<T> {
  return { ok: true, value }
}

/** What is wrong, to follow the name of the parameter: `must be …`. */
export function bad(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message }
}
