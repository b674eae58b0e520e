import { Check, CircleQuestionMark, Minus } from 'lucide-react'
import { useWords } from '../desk-context.ts'
import { Link } from './link.tsx'
import { Panel } from './panel.tsx'
import styles from './why-panel.module.css'

/** One step of an answer to "why?", as the server gives it. */
export interface WhyReason {
  /** Whether this rule or fact decided; false for one that was looked at and overruled. */
  readonly decided: boolean
  readonly text: string
  readonly detail?: string | undefined
  /** Where it can be changed. */
  readonly link?: string | undefined
}

interface WhyProps {
  /** The question: `Why due 15 Dec?` */
  readonly title: string
  readonly reasons: readonly WhyReason[]
}

/** The answer to "why?": what decided, what lost, and where to change it. */
export function WhyPanel({ title, reasons }: WhyProps) {
  return (
    <Panel title={title} icon={CircleQuestionMark}>
      <WhyList reasons={reasons} />
    </Panel>
  )
}

/** The reasons by themselves, for a place that has its own title. */
export function WhyList({ reasons }: Pick<WhyProps, 'reasons'>) {
  const { ui } = useWords()
  const link = reasons.find((reason) => reason.decided && reason.link !== undefined)?.link
  return (
    <>
      <ul className={styles.list}>
        {reasons.map((reason) => (
          <li key={reason.text} className={reason.decided ? styles.decided : styles.overruled}>
            {reason.decided ? <Check aria-hidden="true" /> : <Minus aria-hidden="true" />}
            <div>
              <p>
                <span className="visually-hidden">{reason.decided ? ui.decided : ui.overruled}: </span>
                {reason.text}
              </p>
              {reason.detail !== undefined && <p className={styles.detail}>{reason.detail}</p>}
            </div>
          </li>
        ))}
      </ul>
      {link !== undefined && (
        <p className={styles.link}>
          <Link href={link} look="strong">
            {ui.openRule}
          </Link>
        </p>
      )}
    </>
  )
}
