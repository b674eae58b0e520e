import { drawCover, type CoverOf } from '@carrel/cover-art'
import { useMemo } from 'react'
import { cx } from './cx.ts'
import styles from './cover.module.css'

interface CoverProps {
  readonly of: Omit<CoverOf, 'size'>
  /** Address of the library's own picture of it, where there is one. */
  readonly picture?: string | undefined
  /** `row`: beside two lines of text; `dense`: beside one; `card` and `page` carry the words too. */
  readonly size?: 'dense' | 'row' | 'card' | 'page'
}

/** The cover of a title. The title stands beside it, so it is hidden from those who listen. */
export function Cover({ of, picture, size = 'row' }: CoverProps) {
  const { title, author, classNumber, kind, script } = of
  const svg = useMemo(
    () =>
      picture === undefined
        ? drawCover({
            title,
            author,
            classNumber,
            kind,
            script,
            size: size === 'card' || size === 'page' ? 'full' : 'thumb',
          })
        : '',
    [title, author, classNumber, kind, script, picture, size],
  )
  const className = cx(styles.cover, styles[size])
  if (picture !== undefined) {
    return <img src={picture} alt="" loading="lazy" decoding="async" className={className} />
  }
  // The drawing escapes everything that it takes from the record.
  return <span aria-hidden="true" className={className} dangerouslySetInnerHTML={{ __html: svg }} />
}
