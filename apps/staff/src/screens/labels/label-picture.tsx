import { cx } from '../../ui/cx.ts'
import styles from './labels.module.css'

interface LabelPictureProps {
  /** From the server: text on it is escaped. */
  readonly svg: string
  readonly problems: readonly string[]
  /** How wide it is drawn, in pixels for a millimetre. */
  readonly scale: number
  readonly title: string
  /** The title stands below the picture too. */
  readonly isNamed?: boolean
}

/** A label as it will come out, with what is wrong with it below. */
export function LabelPicture({ svg, problems, scale, title, isNamed }: LabelPictureProps) {
  const width = Number(/viewBox="0 0 ([\d.]+)/.exec(svg)?.[1] ?? 0)
  return (
    <figure className={styles.picture} style={{ inlineSize: `${Math.round(width * scale)}px` }}>
      <span
        role="img"
        aria-label={title}
        dir="ltr"
        className={cx(styles.paper, problems.length > 0 && styles.paperWrong)}
        dangerouslySetInnerHTML={{ __html: svg }}
      />
      {isNamed && <figcaption className={styles.pictureName}>{title}</figcaption>}
      {problems.length > 0 && (
        <ul className={styles.problems}>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </figure>
  )
}
