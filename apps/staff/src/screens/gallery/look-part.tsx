import { Part, Specimen } from './part.tsx'
import styles from './look-part.module.css'

const grounds = ['paper', 'surface', 'sunken', 'hover', 'line', 'line-strong', 'line-control', 'mark']
const texts = ['ink', 'ink-2', 'ink-3', 'accent', 'ok', 'warn', 'stop', 'info']
const softs = ['accent-soft', 'ok-soft', 'warn-soft', 'stop-soft', 'info-soft']

/** Colours and type. */
export function LookPart() {
  return (
    <Part title="Paper, ink, one green">
      <Specimen name="Grounds and lines">
        {grounds.map((name) => (
          <span key={name} className={styles.swatch} style={{ background: `var(--${name})` }} title={name} />
        ))}
      </Specimen>
      <Specimen name="Soft grounds">
        {softs.map((name) => (
          <span key={name} className={styles.swatch} style={{ background: `var(--${name})` }} title={name} />
        ))}
      </Specimen>
      <Specimen name="Texts">
        {texts.map((name) => (
          <span key={name} style={{ color: `var(--${name})` }}>
            {name}
          </span>
        ))}
      </Specimen>
      <Specimen name="Type" look="stack">
        <p className={styles.serif}>Elm County Libraries</p>
        <p className={styles.large}>The Left Hand of Darkness</p>
        <p>IBM Plex Sans 14/20: Loans past 3 Dec are cut short. Đất rừng phương Nam · Мастер · Οδύσσεια</p>
        <p className={styles.small}>12.5 for second lines. 0123456789 $1,204.50</p>
        <p className="mono">245 10 $a The left hand of darkness / $c Ursula K. Le Guin.</p>
        <p>
          Found words: The <mark>Left Hand</mark> of <mark>Darkness</mark>
        </p>
      </Specimen>
    </Part>
  )
}
