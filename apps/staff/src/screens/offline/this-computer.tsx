import { useQuery, useQueryClient } from '@tanstack/react-query'
import { CloudCheck, Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useDesk } from '../../desk-context.ts'
import { useLine } from '../../offline/use-line.ts'
import type { QueuedEntry } from '../../offline/store.ts'
import { Banner } from '../../ui/banner.tsx'
import { Barcode } from '../../ui/barcode.tsx'
import { Button } from '../../ui/button.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './offline.module.css'
import { queueFile, readQueueFile } from './queue-file.ts'

/** What this computer keeps, what waits in its queue, and how to carry that to another desk. */
export function ThisComputer() {
  const { words, format } = useDesk()
  const line = useLine()
  const { offline } = words
  return (
    <div className={styles.computer}>
      {line.snapshotAt === undefined ? (
        <Banner tone="info" title={offline.notReady} />
      ) : (
        <Banner tone="ok" title={offline.ready}>
          {offline.readyFrom(
            format.when(new Date(line.snapshotAt)),
            line.until === undefined ? '' : format.when(new Date(line.until)),
          )}
        </Banner>
      )}
      <Queue />
      <NameOfDesk />
      <PinOfDesk />
    </div>
  )
}

function Queue() {
  const { words, offline } = useDesk()
  const line = useLine()
  const queries = useQueryClient()
  const [told, setTold] = useState<{ readonly tone: 'ok' | 'stop'; readonly text: string }>()
  const { data = [] } = useQuery({
    queryKey: ['offline', 'queue', line.waiting, line.snapshotAt],
    queryFn: () => offline.queue(),
  })
  const shown = data.filter(({ state }) => state !== 'sent')
  const waiting = data.filter(({ state }) => state === 'waiting')
  const save = async () => {
    const text = queueFile(
      waiting.map(({ entry }) => entry),
      await offline.deskName(),
      new Date(),
    )
    const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
    const link = document.createElement('a')
    link.href = address
    link.download = `carrel-${new Date().toISOString().slice(0, 16).replaceAll(':', '')}.json`
    link.click()
    setTimeout(() => URL.revokeObjectURL(address), 10_000)
  }
  const takeIn = async (files: readonly File[]) => {
    const lists = await Promise.all(files.map(async (file) => readQueueFile(await file.text())))
    const entries = lists.flatMap((list) => list ?? [])
    if (lists.includes(undefined)) return setTold({ tone: 'stop', text: words.offline.badFile })
    setTold({ tone: 'ok', text: words.offline.imported(await offline.takeIn(entries)) })
    await queries.invalidateQueries({ queryKey: ['offline'] })
  }
  return (
    <Panel title={words.offline.queueTitle} aside={<Pill>{waiting.length}</Pill>} flush>
      {shown.length === 0 ? (
        <EmptyState icon={CloudCheck} title={words.offline.queueNone}>
          {words.offline.queueNoneText}
        </EmptyState>
      ) : (
        <ul>
          {shown.toReversed().map((queued) => (
            <Line key={queued.number} queued={queued} />
          ))}
        </ul>
      )}
      <div className={styles.carry}>
        <p>{words.offline.exportText}</p>
        {told && <Banner tone={told.tone} live title={told.text} />}
        <Button icon={Download} isDisabled={waiting.length === 0} onPress={() => void save()}>
          {words.offline.exportFile}
        </Button>
        <FileDrop
          label={words.offline.importFile}
          dropping={words.offline.importFile}
          hint=".json"
          onFiles={(files) => void takeIn(files)}
          several
        />
      </div>
    </Panel>
  )
}

function Line({ queued }: { readonly queued: QueuedEntry }) {
  const { words, format } = useDesk()
  const { entry, state, title, messages } = queued
  return (
    <li className={styles.line}>
      <div className={styles.head}>
        <span className={styles.name}>
          <bdi>{title}</bdi>
        </span>
        <Pill>{words.offlineKinds[entry.kind]}</Pill>
        {state === 'undone' && <Pill>{words.offline.undone}</Pill>}
        {state === 'waiting' && <Pill tone="warn">{words.offline.waits}</Pill>}
      </div>
      <p className={styles.facts}>
        <Barcode value={entry.barcode} />
        {entry.card !== undefined && <Barcode value={entry.card} />}
        <span>{format.when(entry.at)}</span>
        <span>{entry.by?.name}</span>
        {entry.due !== undefined && (
          <span>
            {words.offline.due} {format.day(entry.due)}
          </span>
        )}
      </p>
      {messages?.map((message) => (
        <p key={message} className={styles.settled}>
          {message}
        </p>
      ))}
    </li>
  )
}

function NameOfDesk() {
  const { words, offline, announce } = useDesk()
  const [name, setName] = useState('')
  useEffect(() => void offline.deskName().then(setName), [offline])
  return (
    <Panel>
      <form
        className={styles.desk}
        onSubmit={(event) => {
          event.preventDefault()
          void offline.rename(name).then(() => announce(words.offline.saved))
        }}
      >
        <TextField label={words.offline.deskName} hint={words.offline.deskNameHint} value={name} onChange={setName} />
        <Button type="submit">{words.offline.save}</Button>
      </form>
    </Panel>
  )
}

/** The PIN with which a page opens that is loaded while the server is away. */
function PinOfDesk() {
  const { words, offline, announce } = useDesk()
  const queries = useQueryClient()
  const [pin, setPin] = useState('')
  const [short, setShort] = useState(false)
  const { data: isSet } = useQuery({
    queryKey: ['offline', 'pin'],
    queryFn: async () => (await offline.hasPin()) ?? null,
  })
  if (isSet === undefined || isSet === null) return null
  const keep = async (next: string) => {
    await offline.setPin(next)
    setPin('')
    announce(words.offline.saved)
    await queries.invalidateQueries({ queryKey: ['offline', 'pin'] })
  }
  return (
    <Panel>
      <form
        className={styles.desk}
        onSubmit={(event) => {
          event.preventDefault()
          setShort(pin.length < 4)
          if (pin.length >= 4) void keep(pin)
        }}
      >
        <TextField
          label={words.offline.pin}
          hint={isSet ? `${words.offline.pinSet} ${words.offline.pinHint}` : words.offline.pinHint}
          type="password"
          autoComplete="new-password"
          value={pin}
          onChange={setPin}
          {...(short && { error: words.offline.pinShort })}
        />
        <Button type="submit">{words.offline.pinNew}</Button>
        {isSet && <Button onPress={() => void keep('')}>{words.offline.pinTakeAway}</Button>}
      </form>
    </Panel>
  )
}
