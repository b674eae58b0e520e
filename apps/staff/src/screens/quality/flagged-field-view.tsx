import { Fragment } from 'react'
import type { Flag } from '../../../../server/src/modules/quality/contract.ts'
import { useWords } from '../../desk-context.ts'
import { cx } from '../../ui/cx.ts'
import styles from './quality.module.css'

/** The field of a flag in one line, with what is wrong in it marked. */
export function FlaggedFieldView({ flag: { tag, field } }: { readonly flag: Pick<Flag, 'tag' | 'field'> }) {
  const { quality } = useWords()
  if (!field) {
    return (
      <span className={styles.absent}>
        {tag !== null && <code className="mono">{tag}</code>} {tag === null ? quality.wholeRecord : quality.missing}
      </span>
    )
  }
  const indicators = field.indicators?.replaceAll(' ', '#')
  return (
    <code className={cx('mono', styles.field)} dir="ltr" translate="no">
      <span className={styles.tag}>
        {field.marked === 'tag' ? <Mark text={field.tag} /> : field.tag}{' '}
        {indicators !== undefined && (field.marked === 'indicators' ? <Mark text={indicators} /> : indicators)}
      </span>
      {field.parts.map(({ code, text, marked }, at) => (
        <Fragment key={at}>
          {(code !== null || at === 0) && ' '}
          {code !== null && (
            <>
              <b className={styles.code}>${code}</b>{' '}
            </>
          )}
          {marked ? <Mark text={text} /> : <bdi>{text}</bdi>}
        </Fragment>
      ))}
    </code>
  )
}

function Mark({ text }: { readonly text: string }) {
  const { quality } = useWords()
  return (
    <mark className={styles.mark}>
      <span className="visually-hidden">{quality.wrong}: </span>
      <bdi>{text === '' ? '∅' : text}</bdi>
    </mark>
  )
}
