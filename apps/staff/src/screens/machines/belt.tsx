import { useQuery } from '@tanstack/react-query'
import { Eye } from 'lucide-react'
import { useState } from 'react'
import type { Machine, TraceEntry } from '../../../../server/src/modules/machines/contract.ts'
import { GetSortPlan } from '../../../../server/src/modules/sorting/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Cover } from '../../ui/cover.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { ScanField } from '../../ui/scan-field.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import styles from './emulator.module.css'
import { fieldOf } from './message-fields.ts'
import { sipLine } from './sip-lines.ts'
import { useEmulation } from './use-emulation.ts'

interface Fallen {
  readonly key: number
  readonly title: string
  readonly bin: string
  readonly alert: string
}

const noAlert: ReadonlySet<string> = new Set(['', '00'])

/** A sorter with its belt: what is thrown in runs along and falls into its bin, by the answers that a real one would get. */
export function Belt({ machine }: { readonly machine: Machine }) {
  const { words, call, announce } = useDesk()
  const { machines, sorting } = words
  const [fallen, setFallen] = useState<readonly Fallen[]>([])
  const plan = useQuery({
    queryKey: ['sorting', 'plan', machine.branch],
    queryFn: ({ signal }) => call(GetSortPlan, { params: { branch: machine.branch } }, signal),
  })
  const land = (entry: TraceEntry) => {
    const bin = fieldOf(entry.answer, 'CL')?.trim() ?? ''
    const title = fieldOf(entry.answer, 'AJ')?.trim() || (fieldOf(entry.request, 'AB') ?? '')
    setFallen((before) => [...before, { key: entry.id, title, bin, alert: fieldOf(entry.answer, 'CV')?.trim() ?? '' }])
    announce(bin === '' ? machines.fellNowhere(title) : machines.fellInto(title, bin))
  }
  const emulation = useEmulation(machine.id, land)
  const bins = plan.data?.bins ?? []
  const last = fallen.at(-1)
  const at = bins.findIndex(({ number }) => number === last?.bin)
  const alertOf = (code: string) => Object.entries(words.sortAlertTypes).find(([type]) => type === code)?.[1]
  return (
    <Panel
      title={machines.belt}
      actions={fallen.length > 0 && <TextButton onPress={() => setFallen([])}>{machines.emptyBins}</TextButton>}
    >
      <div className={styles.stack}>
        <p className={styles.hint}>{machines.beltText}</p>
        <ScanField
          label={machines.throwIn}
          action={machines.throwIn}
          keys="F6"
          keepFocus={false}
          isDisabled={emulation.isPending}
          onScan={(barcode) =>
            emulation.say(
              sipLine('check-in', {
                institution: machine.options.institution,
                card: '',
                pin: '',
                barcode,
                amount: '',
                currency: '',
              }),
            )
          }
        />
        {emulation.error !== null && <Banner tone="stop" live title={sentenceFor(emulation.error, words.problems)} />}
        {plan.data && bins.length === 0 && <p className={styles.hint}>{machines.noBins}</p>}
        {bins.length > 0 && (
          <div className={styles.sorter}>
            <div className={styles.beltTrack} style={{ minInlineSize: bins.length * 120 }} aria-hidden="true">
              {last && (
                <span
                  key={last.key}
                  className={styles.rider}
                  style={{
                    insetInlineStart: `calc(${((at < 0 ? bins.length : at + 0.5) / bins.length) * 100}% - 14px)`,
                  }}
                >
                  <Cover of={{ title: last.title }} size="dense" />
                </span>
              )}
            </div>
            <ul className={styles.chutes} style={{ gridTemplateColumns: `repeat(${bins.length}, minmax(120px, 1fr))` }}>
              {bins.map((bin) => {
                const inside = fallen.filter((one) => one.bin === bin.number)
                return (
                  <li key={bin.number} className={styles.chute} data-hit={last?.bin === bin.number || undefined}>
                    <p className={styles.chuteHead}>
                      <strong>{bin.number}</strong> {bin.name}
                      {bin.emptiedBy === 'people' && <Eye aria-label={sorting.byPeople} />}
                    </p>
                    <div className={styles.pile}>
                      {inside.slice(-8).map((one) => (
                        <Cover key={one.key} of={{ title: one.title }} size="dense" />
                      ))}
                    </div>
                    <p className={styles.hint}>{machines.inBin(inside.length)}</p>
                  </li>
                )
              })}
            </ul>
          </div>
        )}
        {last && (
          <p className={styles.landed}>
            <bdi>{last.title}</bdi>
            {alertOf(last.alert) !== undefined && (
              <Pill tone="warn" icon="tone">
                {alertOf(last.alert)}
              </Pill>
            )}
            {!noAlert.has(last.alert) && <span className={styles.hint}>CV {last.alert}</span>}
          </p>
        )}
        {emulation.entries[0] && (
          <details className={styles.whole}>
            <summary>{machines.transcript}</summary>
            <p className={styles.line} dir="ltr">
              → {emulation.entries[0].request?.line}
            </p>
            <p className={styles.line} dir="ltr">
              ← {emulation.entries[0].answer?.line}
            </p>
            <ul className={styles.whys}>
              {emulation.entries[0].why.map((why) => (
                <li key={why.text}>{why.text}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Panel>
  )
}
