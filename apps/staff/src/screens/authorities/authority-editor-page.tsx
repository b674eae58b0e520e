import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { Save } from 'lucide-react'
import { useMemo, useState } from 'react'
import {
  AddAuthority,
  GetAuthorityRecord,
  ListVocabularies,
  SaveAuthority,
} from '../../../../server/src/modules/authorities/contract-authorities.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { Problem } from '../../problem.ts'
import { Button } from '../../ui/button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import { CharacterPalette } from '../editor/character-palette.tsx'
import editorStyles from '../editor/editor.module.css'
import { FindingsPanel } from '../editor/findings-panel.tsx'
import { flagsOf } from '../editor/findings.ts'
import { FixedFieldForm } from '../editor/fixed-field-form.tsx'
import { Grid } from '../editor/grid.tsx'
import { HelpPanel } from '../editor/help-panel.tsx'
import { LeaderRow } from '../editor/leader-row.tsx'
import { fromMarcRecord, fromView, toMarcRecord, type EditedRecord } from '../editor/record/buffer.ts'
import { hasPositions } from '../editor/record/fixed-fields.ts'
import { fieldsToSend, withoutBlanks } from '../editor/record/send.ts'
import { Meanwhile, RecordNotices, RecordState, UndoRedo, type Theirs } from '../editor/record-parts.tsx'
import { leaderRow, type Place } from '../editor/row-cells.ts'
import { TextView } from '../editor/text-view.tsx'
import { useEditLock } from '../editor/use-edit-lock.ts'
import { useFindings } from '../editor/use-findings.ts'
import { useRecord } from '../editor/use-record.ts'

interface AuthorityEditorPageProps {
  /** By which a draft of it is kept in this browser. */
  readonly name: string
  readonly id?: number
  readonly opened: EditedRecord
  readonly version: number
  /** Of a new record. */
  readonly vocabulary?: string
}

/** An authority record being edited: grid or text, findings and help beside it, saved as its next version. */
export function AuthorityEditorPage({ name, id, opened, version, vocabulary }: AuthorityEditorPageProps) {
  const { words, call, announce } = useDesk()
  const { editor, authorities } = words
  const queries = useQueryClient()
  const address = useAddress()
  const goTo = useGoTo()
  const edited = useRecord(name, opened, version)
  const { record, isChanged, change } = edited
  const lock = useEditLock('authority', id)
  const findings = useFindings(record, id === undefined)
  const flags = useMemo(() => flagsOf(findings), [findings])
  const [theirs, setTheirs] = useState<Theirs>()
  const [place, setPlace] = useState<Place | undefined>(() => firstPlace(opened))
  const [chosen, setChosen] = useState(vocabulary ?? '')
  const [why, setWhy] = useState('')
  const view = address.oneOf('view', ['grid', 'text'])
  const vocabularies = useQuery({
    queryKey: ['vocabularies'],
    queryFn: ({ signal }) => call(ListVocabularies, {}, signal),
    enabled: id === undefined,
  })
  const save = useMutation({
    mutationFn: () => {
      const sent = id === undefined ? withoutBlanks(record) : record
      const body = { leader: sent.leader, fields: fieldsToSend(sent) }
      return id === undefined
        ? call(AddAuthority, { body: { ...body, vocabulary: chosen } })
        : call(SaveAuthority, {
            params: { id },
            body: { ...body, version: edited.base.version, ...(why.trim() !== '' && { why: why.trim() }) },
          })
    },
    onSuccess: async (saved) => {
      announce(authorities.saved)
      void queries.invalidateQueries({ queryKey: ['authority'] })
      if (id === undefined) {
        edited.rebase(record, 0)
        goTo(`/authorities/${saved.id}`)
        return
      }
      const stored = await call(GetAuthorityRecord, { params: { id }, query: {} })
      edited.rebase(fromMarcRecord(toMarcRecord(fromView(stored)), record), stored.version)
      setWhy('')
    },
    onError: async (error) => {
      if (id === undefined || !isMeanwhile(error)) return
      const latest = await call(GetAuthorityRecord, { params: { id }, query: {} })
      setTheirs({ record: fromView(latest), version: latest.version, by: latest.by, why: latest.why })
    },
  })
  const go = (to: number, code?: string) => {
    if (view !== 'grid') address.set({ view: undefined }, 'replace')
    setPlace({ field: to, cell: 'content', ...(code !== undefined && { code }) })
  }
  useBlocker({
    shouldBlockFn: () => isChanged && !save.isPending && !window.confirm(editor.leave),
    enableBeforeUnload: false,
  })
  const field = record.fields.find((one) => one.id === place?.field)
  const isFixed = place?.field === leaderRow || (field !== undefined && hasPositions(field.tag))
  const heading = record.fields.find(({ tag }) => /^1\d\d$/.test(tag))
  const title =
    heading?.subfields
      .map(({ value }) => value)
      .join(' ')
      .trim() || authorities.newTitle
  const codes = new Map((vocabularies.data?.rows ?? []).map((one) => [one.code, one.name]))
  if (!codes.has(chosen) && chosen !== '') codes.set(chosen, chosen)
  return (
    <>
      <PageHeader
        title={title}
        guide="authorities"
        crumbs={[
          { label: authorities.title, href: '/authorities?view=records' },
          ...(id === undefined ? [] : [{ label: title, href: `/authorities/${id}` }]),
        ]}
        aside={<RecordState edited={edited} isNew={id === undefined} />}
        actions={
          <>
            <UndoRedo edited={edited} />
            <Button
              tone="primary"
              icon={Save}
              keys="Mod+S"
              isPending={save.isPending}
              isDisabled={!isChanged && id !== undefined}
              onPress={() => save.mutate()}
            >
              {id === undefined ? authorities.saveNew : editor.save}
            </Button>
          </>
        }
      />
      <RecordNotices edited={edited} lock={lock} error={isMeanwhile(save.error) ? undefined : save.error} />
      {theirs ? (
        <Meanwhile edited={edited} theirs={theirs} onDone={() => setTheirs(undefined)} />
      ) : (
        <div className={editorStyles.columns}>
          <div className={editorStyles.stack}>
            <div className={editorStyles.tools}>
              <RadioGroup
                label={editor.view}
                hideLabel
                look="segments"
                value={view}
                onChange={(next) => address.set({ view: next === 'grid' ? undefined : next }, 'replace')}
                choices={[
                  { id: 'grid', label: editor.grid },
                  { id: 'text', label: editor.text },
                ]}
              />
              {id === undefined ? (
                <Select
                  label={authorities.vocabulary}
                  beside
                  value={chosen}
                  onChange={setChosen}
                  choices={[...codes].map(([code, label]) => ({ id: code, label }))}
                />
              ) : (
                isChanged && (
                  <TextField label={words.editorHelp.why} beside value={why} onChange={setWhy} maxLength={500} />
                )
              )}
            </div>
            {view === 'grid' ? (
              <div className={editorStyles.sheet}>
                <LeaderRow
                  record={record}
                  place={place}
                  onPlace={setPlace}
                  onChange={change}
                  first={record.fields[0]?.id}
                />
                <Grid record={record} place={place} flags={flags} onPlace={setPlace} onChange={change} />
              </div>
            ) : (
              <TextView record={record} onChange={change} />
            )}
          </div>
          <div className={editorStyles.side} role="group" aria-label={editor.help}>
            <FindingsPanel record={record} findings={findings} onGo={go} onChange={change} />
            {isFixed && place ? (
              <FixedFieldForm key={place.field} record={record} field={place.field} onChange={change} />
            ) : (
              <HelpPanel record={record} place={place} onChange={change} />
            )}
            <Panel title={editor.characters}>
              <CharacterPalette />
            </Panel>
          </div>
        </div>
      )}
    </>
  )
}

/** Somebody else saved while this was edited. */
function isMeanwhile(error: unknown): boolean {
  return error instanceof Problem && error.code === 'authority-changed-meanwhile'
}

/** Where the work begins: in the heading. */
function firstPlace({ fields }: EditedRecord): Place | undefined {
  const field = fields.find(({ tag }) => /^1\d\d$/.test(tag)) ?? fields[0]
  return field && { field: field.id, cell: 'content' }
}
