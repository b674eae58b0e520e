import { readPattern } from './pattern.ts'

/** What a text has to be like. */
export interface TextWish {
  readonly contains?: string | undefined
  /** A regular expression. */
  readonly matches?: string | undefined
  readonly ignoreCase?: boolean
}

/** Whether a text is as wished; a text says what is wrong with the wish. Anything will do where nothing is wished. */
export function textTest({ contains, matches, ignoreCase = false }: TextWish): ((text: string) => boolean) | string {
  const pattern = matches === undefined || matches === '' ? undefined : readPattern(matches, { ignoreCase })
  if (typeof pattern === 'string') return pattern
  const wanted = ignoreCase ? contains?.toLowerCase() : contains
  return (text) => {
    if (wanted !== undefined && !(ignoreCase ? text.toLowerCase() : text).includes(wanted)) return false
    return pattern === undefined || pattern.test(text)
  }
}
