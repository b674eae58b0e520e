import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import type { Machine } from '../../../../server/src/modules/machines/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { Belt } from './belt.tsx'
import styles from './emulator.module.css'
import { sipActs, sipLine, type Said, type SipAct } from './sip-lines.ts'
import { Transcript } from './transcript.tsx'
import { useEmulation } from './use-emulation.ts'

const groups = [
  ['aboutMachine', ['status', 'again']],
  ['aboutPatron', ['patron-status', 'patron', 'loans', 'holds', 'charges', 'renew-all', 'pay', 'end']],
  ['aboutItem', ['item', 'check-out', 'renew', 'check-in', 'hold', 'cancel-hold', 'armed']],
] as const

/** One machine being played: what it can say, both sides of what was said, and what it means. */
export function EmulatorStage({ machine }: { readonly machine: Machine }) {
  const { words } = useDesk()
  const { machines } = words
  const { library } = useSession()
  const emulation = useEmulation(machine.id)
  const [said, setSaid] = useState<Said>({
    institution: machine.options.institution,
    card: '',
    pin: '',
    barcode: '',
    amount: '',
    currency: library.currency,
  })
  const [raw, setRaw] = useState('')
  const [lesson, setLesson] = useState<string>()
  const set = (change: Partial<Said>) => setSaid((now) => ({ ...now, ...change }))
  const act = (id: SipAct) => {
    const line = sipLine(id, said)
    setRaw(line)
    setLesson(sipActs.find((one) => one.id === id)?.code)
    emulation.say(line)
  }
  const canAct = (id: SipAct) =>
    sipActs.find((one) => one.id === id)?.needs.every((need) => said[need].trim() !== '') ?? false
  const lessonText = Object.entries(words.sipLessons).find(([code]) => code === lesson)?.[1]
  return (
    <>
      {machine.kind === 'sorter' && <Belt machine={machine} />}
      <div className={styles.stage}>
        <div className={styles.stack}>
          <Panel title={machines.acts}>
            <div className={styles.fields}>
              <TextField
                label={machines.card}
                value={said.card}
                maxLength={60}
                mono
                onChange={(card) => set({ card })}
              />
              <TextField label={machines.pin} value={said.pin} maxLength={60} mono onChange={(pin) => set({ pin })} />
              <TextField
                label={machines.barcode}
                value={said.barcode}
                maxLength={60}
                mono
                onChange={(barcode) => set({ barcode })}
              />
              <TextField
                label={machines.amount}
                value={said.amount}
                maxLength={12}
                inputMode="decimal"
                onChange={(amount) => set({ amount })}
              />
            </div>
            {groups.map(([title, acts]) => (
              <div key={title} role="group" aria-label={machines[title]} className={styles.acts}>
                <p>{machines[title]}</p>
                {acts.map((id) => (
                  <Button key={id} size="small" isDisabled={!canAct(id) || emulation.isPending} onPress={() => act(id)}>
                    {words.sipActNames[id]}
                  </Button>
                ))}
              </div>
            ))}
          </Panel>
          <Panel title={machines.raw}>
            <form
              className={styles.raw}
              onSubmit={(event) => {
                event.preventDefault()
                if (raw === '') return
                setLesson(raw.trim().slice(0, 2))
                emulation.say(raw)
              }}
            >
              <TextField
                label={machines.raw}
                hint={machines.rawHint}
                mono
                lines={3}
                value={raw}
                maxLength={8192}
                onChange={setRaw}
              />
              <Button type="submit" keys="Mod+Enter" isPending={emulation.isPending} isDisabled={raw === ''}>
                {machines.send}
              </Button>
            </form>
          </Panel>
          {lessonText !== undefined && (
            <Panel title={machines.lesson}>
              <p>{lessonText}</p>
            </Panel>
          )}
        </div>
        <Panel
          title={machines.transcript}
          actions={
            emulation.entries.length > 0 && (
              <Button size="small" tone="plain" icon={RotateCcw} onPress={emulation.again}>
                {machines.newSession}
              </Button>
            )
          }
        >
          {emulation.error !== null && <Banner tone="stop" live title={sentenceFor(emulation.error, words.problems)} />}
          <Transcript entries={emulation.entries} />
        </Panel>
      </div>
    </>
  )
}
