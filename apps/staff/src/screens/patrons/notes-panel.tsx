import { useQueryClient } from '@tanstack/react-query'
import { EndPatronNote, type Patron } from '../../../../server/src/modules/patrons/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { patronKey } from './patron-queries.ts'
import styles from './patron.module.css'

/** Notes for staff, notes that are told at the desk, and messages to the patron. */
export function NotesPanel({ patron }: { readonly patron: Patron }) {
  const { call, words, format } = useDesk()
  const session = useSession()
  const queries = useQueryClient()
  const { patrons, people } = words
  if (patron.notes.length === 0) return null
  const end = async (note: number) => {
    // Whoever was faster has taken it away already; the list then shows it.
    await call(EndPatronNote, { params: { id: patron.id, note } }).catch(() => undefined)
    await queries.invalidateQueries({ queryKey: patronKey(patron.id) })
  }
  return (
    <Panel title={patrons.notes}>
      <ul className={styles.stack}>
        {patron.notes.map((note) => (
          <li key={note.id} className={styles.line}>
            <div>
              <p>{note.text}</p>
              <p className={styles.second}>
                {patrons.noteBy(note.by, format.when(note.at))}{' '}
                {note.until !== null && patrons.blockUntilDay(format.day(note.until))}
              </p>
            </div>
            {note.kind !== 'staff' && (
              <Pill tone={note.kind === 'pop-up' ? 'warn' : 'info'}>{words.noteKinds[note.kind]}</Pill>
            )}
            {may(session, 'patrons:write') && (
              <Button size="small" onPress={() => void end(note.id)}>
                {people.endNote}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
