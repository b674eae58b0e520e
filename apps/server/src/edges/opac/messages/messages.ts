import type { Html } from '../../../platform/html.ts'
import type { en } from './en.ts'

/** The shape of words: texts may say anything, functions take and give the same. */
type Widened<T> = T extends string
  ? string
  : T extends Html
    ? Html
    : T extends (...given: infer A) => infer R
      ? (...given: A) => Widened<R>
      : { readonly [K in keyof T]: Widened<T[K]> }

/** Everything the public pages say in a language. A new one is a file of this shape and a line in `languages.ts`. */
export type Messages = Widened<typeof en>
