import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Save } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { useBlocker } from '@tanstack/react-router'
import { titleOf } from '@carrel/marc'
import { AddRecord, GetRecord, SaveRecord, type Template } from '../../../../server/src/modules/cataloguing/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk, useShortcut } from '../../desk-context.ts'
import { readFieldPlace, type FieldPlace } from '../../editor-address.ts'
import { Problem } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import { EditorMenu } from './editor-menu.tsx'
import { EditorSide } from './editor-side.tsx'
import styles from './editor.module.css'
import { flagsOf } from './findings.ts'
import { Grid } from './grid.tsx'
import { LeaderRow } from './leader-row.tsx'
import { fromMarcRecord, fromView, toMarcRecord, type EditedRecord } from './record/buffer.ts'
import { fieldsToSend, withoutBlanks } from './record/send.ts'
import { Meanwhile, RecordNotices, RecordState, UndoRedo, type Theirs } from './record-parts.tsx'
import { leaderRow, type Place } from './row-cells.ts'
import { TemplatePicker } from './template-picker.tsx'
import { TextView } from './text-view.tsx'
import { useEditLock } from './use-edit-lock.ts'
import { useFindings } from './use-findings.ts'
import { useRecord } from './use-record.ts'
import { VersionsPanel } from './versions-panel.tsx'

interface EditorPageProps {
  /** By which a draft of it is kept in this browser. */
  readonly name: string
  readonly bib?: number
  readonly opened: EditedRecord
  readonly version: number
  /** What a new record can begin with. */
  readonly templates?: readonly Template[]
}

/** One record being edited: grid or text, help and findings beside it, saved as its next version. */
export function EditorPage({ name, bib, opened, version, templates }: EditorPageProps) {
  const { words, call, announce, preferences, setPreferences } = useDesk()
  const { editor, catalogue } = words
  const queries = useQueryClient()
  const session = useSession()
  const address = useAddress()
  const goTo = useGoTo()
  const edited = useRecord(name, opened, version)
  const { record, isChanged, change } = edited
  const lock = useEditLock('bib', bib)
  const [place, setPlace] = useState<Place | undefined>(() => placeOf(opened, readFieldPlace(address.text('at'))))
  const [theirs, setTheirs] = useState<Theirs>()
  const [why, setWhy] = useState('')
  const waiting = (address.text('next') ?? '').split(',').filter((one) => /^\d{1,15}$/.test(one))
  const isNext = useRef(false)
  const view = address.oneOf('view', ['grid', 'text', 'versions'])
  const mayWrite = may(session, 'catalog:write')
  const findings = useFindings(record, bib === undefined)
  const flags = useMemo(() => flagsOf(findings), [findings])
  const titleField = record.fields.find(({ tag }) => tag === '245')
  const title =
    (titleField && titleOf(toMarcRecord({ leader: record.leader, fields: [titleField] }))) || editor.untitled
  useBlocker({
    shouldBlockFn: () => isChanged && !save.isPending && !window.confirm(editor.leave),
    enableBeforeUnload: false,
  })
  const save = useMutation({
    mutationFn: async () => {
      const sent = bib === undefined ? withoutBlanks(record) : record
      const reason = why.trim() === '' ? {} : { why: why.trim() }
      const body = { leader: sent.leader, fields: fieldsToSend(sent) }
      return bib === undefined
        ? call(AddRecord, { body })
        : call(SaveRecord, { params: { id: bib }, body: { ...body, ...reason, version: edited.base.version } })
    },
    onSuccess: async (saved) => {
      announce(editor.saved)
      if (bib === undefined) {
        edited.rebase(record, 0)
        goTo(`/catalogue/${saved.id}/edit`)
        return
      }
      // The server has set the date of the change; what it stored is what is edited from now on.
      const stored = await call(GetRecord, { params: { id: bib }, query: {} })
      // Fields that are as they were keep their numbers, so that the cursor stays where it is.
      edited.rebase(fromMarcRecord(toMarcRecord(fromView(stored)), record), stored.version)
      setWhy('')
      if (waiting.length > 0 && isNext.current) goTo(nextAddress(waiting))
      isNext.current = false
      void queries.invalidateQueries({ queryKey: ['bib', bib] })
    },
    onError: async (error) => {
      if (bib === undefined || !(error instanceof Problem) || error.code !== 'bib-changed-meanwhile') return
      const latest = await call(GetRecord, { params: { id: bib }, query: {} })
      setTheirs({ record: fromView(latest), version: latest.version, by: latest.by, why: latest.why })
    },
  })
  useShortcut('F9', { label: editor.save, run: () => mayWrite && isChanged && !save.isPending && save.mutate() })
  const toggleCells = () => {
    setPreferences({ subfieldCells: !preferences.subfieldCells })
    announce(preferences.subfieldCells ? editor.asLines : editor.byCellOn)
  }
  useShortcut('F8', { label: editor.byCell, run: toggleCells })
  const go = (field: number, code?: string) => {
    if (view !== 'grid') address.set({ view: undefined }, 'replace')
    setPlace({ field, cell: 'content', ...(code !== undefined && { code }) })
  }
  const isConflict = save.error instanceof Problem && save.error.code === 'bib-changed-meanwhile'
  return (
    <>
      <PageHeader
        title={title}
        guide="edit-a-record"
        crumbs={[
          { label: catalogue.title, href: '/catalogue' },
          ...(bib === undefined ? [] : [{ label: title, href: `/catalogue/${bib}` }]),
        ]}
        aside={<RecordState edited={edited} isNew={bib === undefined} />}
        actions={
          <>
            <UndoRedo edited={edited} />
            <EditorMenu record={record} onChange={change} />
            {mayWrite && waiting.length > 0 && (
              <Button
                keys="Mod+Shift+S"
                isPending={save.isPending}
                onPress={() => {
                  isNext.current = true
                  if (isChanged) save.mutate()
                  else goTo(nextAddress(waiting))
                }}
              >
                {words.editorHelp.saveNext(waiting.length)}
              </Button>
            )}
            {mayWrite && (
              <Button
                tone="primary"
                icon={Save}
                keys="Mod+S"
                isPending={save.isPending}
                isDisabled={!isChanged && bib !== undefined}
                onPress={() => save.mutate()}
              >
                {editor.save}
              </Button>
            )}
          </>
        }
      />
      <RecordNotices edited={edited} lock={lock} error={isConflict ? undefined : save.error} />
      {theirs ? (
        <Meanwhile edited={edited} theirs={theirs} onDone={() => setTheirs(undefined)} />
      ) : (
        <div className={styles.columns}>
          <div className={styles.stack}>
            <div className={styles.tools}>
              <RadioGroup
                label={editor.view}
                hideLabel
                look="segments"
                value={view}
                onChange={(next) => address.set({ view: next === 'grid' ? undefined : next }, 'replace')}
                choices={[
                  { id: 'grid', label: editor.grid },
                  { id: 'text', label: editor.text },
                  ...(bib === undefined ? [] : [{ id: 'versions' as const, label: editor.versions }]),
                ]}
              />
              {view === 'grid' && mayWrite && (
                <Switch isSelected={preferences.subfieldCells} onChange={toggleCells}>
                  {editor.byCell} <Kbd keys="F8" />
                </Switch>
              )}
              {templates && <TemplatePicker templates={templates} />}
              {bib !== undefined && mayWrite && isChanged && (
                <TextField label={words.editorHelp.why} beside value={why} onChange={setWhy} maxLength={500} />
              )}
            </div>
            {view === 'grid' && (
              <div className={styles.sheet}>
                <LeaderRow
                  record={record}
                  place={place}
                  onPlace={setPlace}
                  onChange={change}
                  first={record.fields[0]?.id}
                />
                <Grid
                  record={record}
                  place={place}
                  flags={flags}
                  onPlace={setPlace}
                  onChange={change}
                  isReadOnly={!mayWrite}
                  byCell={preferences.subfieldCells}
                />
              </div>
            )}
            {view === 'text' && <TextView record={record} onChange={change} isReadOnly={!mayWrite} />}
            {view === 'versions' && bib !== undefined && (
              <VersionsPanel
                bib={bib}
                record={record}
                current={edited.base.version}
                onRestored={(restored, at) => edited.rebase(restored, at)}
              />
            )}
          </div>
          <EditorSide
            record={record}
            place={place}
            findings={findings}
            onGo={go}
            onChange={change}
            {...(bib !== undefined && { bib })}
          />
        </div>
      )}
    </>
  )
}

/** The next of the records that wait, as a set or a search gave them: `?next=12,13`. */
function nextAddress([first, ...others]: readonly string[]): string {
  return `/catalogue/${first}/edit${others.length > 0 ? `?next=${others.join(',')}` : ''}`
}

/** Where the work begins: at the field that a list leads to, in the title, else in the first field. */
function placeOf({ fields }: EditedRecord, at: FieldPlace | undefined): Place | undefined {
  if (at?.tag === 'LDR') return { field: leaderRow, cell: 'content' }
  const wanted = fields.filter(({ tag }) => tag === at?.tag)[(at?.occurrence ?? 1) - 1]
  const field = wanted ?? fields.find(({ tag }) => tag === '245') ?? fields[0]
  const sub = wanted?.subfields.findIndex(({ code }) => code === at?.subfield) ?? -1
  return (
    field && {
      field: field.id,
      cell: 'content',
      ...(sub >= 0 && at?.subfield !== undefined && { sub, code: at.subfield }),
    }
  )
}
