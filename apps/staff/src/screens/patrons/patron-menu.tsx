import { useQueryClient } from '@tanstack/react-query'
import { Ban, CalendarPlus, Ellipsis, House, IdCard, StickyNote } from 'lucide-react'
import { useId, useState } from 'react'
import {
  AddPatronBlock,
  AddPatronNote,
  JoinHousehold,
  RenewCard,
  ReplaceCard,
  type Patron,
} from '../../../../server/src/modules/patrons/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Problem, sentenceFor } from '../../problem.ts'
import { readScan } from '../../scanner.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DatePicker } from '../../ui/date-picker.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { patronByCard } from '../circulation/find-patron.ts'
import { useBlockKinds } from './block-kinds.ts'
import { DeleteDialog } from './delete-dialog.tsx'
import { useMoreLines } from './more-menu.tsx'
import { patronKey } from './patron-queries.ts'
import styles from './patron.module.css'

type NoteKind = Patron['notes'][number]['kind']
const plain = '-'

type Asked = 'card' | 'block' | 'note' | 'household'

/** What is done now and then for a patron: a new card, a block, a note. */
export function PatronMenu({ patron }: { readonly patron: Patron }) {
  const { call, words, format, announce } = useDesk()
  const session = useSession()
  const queries = useQueryClient()
  const [asked, setAsked] = useState<Asked>()
  const more = useMoreLines(patron)
  const { patrons } = words
  const writes = may(session, 'patrons:write')
  const refresh = () => queries.invalidateQueries({ queryKey: patronKey(patron.id) })
  const renew = async () => {
    const renewed = await call(RenewCard, { params: { id: patron.id } })
    await refresh()
    if (renewed.expires !== null) announce(words.desk.cardRenewed(format.day(renewed.expires)))
  }
  const lines = [
    ...(writes
      ? [
          { id: 'card', label: patrons.newCard, icon: IdCard, run: () => setAsked('card') },
          { id: 'renew', label: patrons.renewCard, icon: CalendarPlus, run: () => void renew() },
          { id: 'note', label: patrons.addNote, icon: StickyNote, run: () => setAsked('note') },
          { id: 'household', label: patrons.joinHousehold, icon: House, run: () => setAsked('household') },
        ]
      : []),
    ...(may(session, 'patrons:block')
      ? [{ id: 'block', label: patrons.block, icon: Ban, danger: true, run: () => setAsked('block') }]
      : []),
  ]
  if (lines.length === 0 && more.groups.length === 0) return null
  return (
    <>
      <Menu
        label={patrons.more}
        trigger={<Button icon={Ellipsis}>{patrons.more}</Button>}
        groups={[...(lines.length > 0 ? [{ id: 'more', lines }] : []), ...more.groups]}
      />
      {more.input}
      {more.problem !== undefined && <Banner tone="stop" title={more.problem} live />}
      {more.deleting && <DeleteDialog patron={patron} onClose={more.closeDeleting} />}
      {asked !== undefined && (
        <AskDialog
          patron={patron}
          about={asked}
          onClose={() => setAsked(undefined)}
          onDone={async (said) => {
            setAsked(undefined)
            await refresh()
            announce(said)
          }}
        />
      )}
    </>
  )
}
interface AskDialogProps {
  readonly patron: Patron
  readonly about: Asked
  readonly onClose: () => void
  readonly onDone: (said: string) => Promise<void>
}
function AskDialog({ patron, about, onClose, onDone }: AskDialogProps) {
  const { call, words } = useDesk()
  const { patrons, people } = words
  const kinds = useBlockKinds()
  const [kind, setKind] = useState(plain)
  const [noteKind, setNoteKind] = useState<NoteKind>('staff')
  const [text, setText] = useState('')
  const [lost, setLost] = useState(false)
  const [until, setUntil] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const form = useId()
  const params = { id: patron.id }
  const works: Readonly<Record<Asked, () => Promise<string>>> = {
    async card() {
      const barcode = readScan(text)
      const { card } = await call(ReplaceCard, { params, body: { ...(barcode !== '' && { barcode }), lost } })
      return patrons.cardGiven(card ?? '')
    },
    async block() {
      await call(AddPatronBlock, {
        params,
        body: {
          reason: text.trim(),
          ...(until !== undefined && { until }),
          ...(kind !== plain && { kind }),
        },
      })
      return words.desk.blocked
    },
    async household() {
      const other = await patronByCard(call, readScan(text))
      if (!other) throw new Problem(patrons.noSuchCard, { status: 404, code: 'patron-not-found' })
      await call(JoinHousehold, { params, body: { patron: other.id } })
      return other.name
    },
    async note() {
      await call(AddPatronNote, {
        params,
        body: { text: text.trim(), kind: noteKind, ...(until !== undefined && { until }) },
      })
      return patrons.noteTitle
    },
  }
  const submit = async () => {
    if (about !== 'card' && text.trim() === '') return
    try {
      await onDone(await works[about]())
    } catch (error) {
      setProblem(sentenceFor(error, words.problems))
    }
  }
  const titles = {
    card: patrons.newCardTitle,
    block: patrons.blockTitle,
    note: patrons.noteTitle,
    household: patrons.joinTitle,
  }
  const labels = {
    card: patrons.newCardNumber,
    block: patrons.blockReason,
    note: patrons.note,
    household: patrons.card,
  }
  const buttons = { card: patrons.giveCard, block: patrons.block, note: patrons.addNote, household: patrons.join }
  const texts = { card: patrons.newCardText, block: patrons.blockText, note: undefined, household: patrons.joinText }
  return (
    <Dialog
      title={titles[about]}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button tone={about === 'block' ? 'danger' : 'primary'} type="submit" form={form}>
            {buttons[about]}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {texts[about] !== undefined && <p>{texts[about]}</p>}
        <TextField
          label={labels[about]}
          value={text}
          onChange={setText}
          mono={about === 'card' || about === 'household'}
          autoFocus
        />
        {about === 'card' && (
          <Checkbox isSelected={lost} onChange={setLost}>
            {patrons.oldLost}
          </Checkbox>
        )}
        {about === 'block' && kinds.length > 0 && (
          <Select
            label={people.blockKind}
            value={kind}
            onChange={setKind}
            choices={[
              { id: plain, label: people.plainBlock },
              ...kinds.map(({ code, name }) => ({ id: code, label: name })),
            ]}
          />
        )}
        {about === 'note' && (
          <Select
            label={people.noteKind}
            value={noteKind}
            onChange={setNoteKind}
            choices={(['staff', 'pop-up', 'patron'] as const).map((id) => ({ id, label: words.noteKinds[id] }))}
          />
        )}
        {(about === 'block' || about === 'note') && (
          <DatePicker label={patrons.blockUntil} value={until} onChange={setUntil} />
        )}
        {problem !== undefined && <Banner tone="stop" title={problem} live />}
      </form>
    </Dialog>
  )
}
