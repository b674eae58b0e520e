import { useWords } from '../desk-context.ts'
import { cx } from './cx.ts'
import styles from './field-diff.module.css'

/** A run of a field: a subfield code, text, or text that goes or comes. */
export interface DiffPart {
  readonly text: string
  readonly is: 'code' | 'same' | 'removed' | 'added'
}

/** A MARC field before and after a change, in one line. */
export interface DiffOfField {
  readonly tag: string
  /** Two indicators; a blank is written `#`. */
  readonly indicators: string
  readonly parts: readonly DiffPart[]
}

/** What a change does to a field: what goes is struck, what comes is marked. */
export function FieldDiff({ tag, indicators, parts }: DiffOfField) {
  const { ui } = useWords()
  return (
    <code className={cx('mono', styles.field)} dir="ltr">
      <span className={styles.tag}>
        {tag} {indicators}
      </span>
      {parts.map((part, i) => {
        if (part.is === 'code')
          return (
            <b key={i} className={styles.code}>
              {part.text}
            </b>
          )
        if (part.is === 'same') return <bdi key={i}>{part.text}</bdi>
        const Element = part.is === 'removed' ? 'del' : 'ins'
        return (
          <Element key={i} className={styles[part.is]}>
            <span className="visually-hidden">{ui[part.is]}: </span>
            <bdi>{part.text}</bdi>
          </Element>
        )
      })}
    </code>
  )
}
