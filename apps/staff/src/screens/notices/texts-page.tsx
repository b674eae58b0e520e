import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Send, Undo2 } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import {
  GetNoticeTemplate,
  PreviewNoticeTemplate,
  PutNoticeTemplate,
  ResetNoticeTemplate,
  TestNoticeTemplate,
  UndoNoticeTemplate,
  type NoticeTemplate,
} from '../../../../server/src/modules/notifications/contract-templates.ts'
import {
  ListNoticeKinds,
  noticeKindCodes,
  type NoticeKind,
} from '../../../../server/src/modules/notifications/contract.ts'
import { GetPatronByCard } from '../../../../server/src/modules/patrons/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { useBranches } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './notices.module.css'
import { FieldChips } from './field-chips.tsx'
import { MailBody } from './mail-body.tsx'
import { Versions } from './versions.tsx'

const ways = ['email', 'sms', 'print'] as const
const whole = 'all'

/** The texts of notices, beside them how they would arrive. */
export function TextsPage() {
  const { words, call, format } = useDesk()
  const { notices, noticeKinds } = words
  const address = useAddress()
  const branches = useBranches()
  const kinds = useQuery({
    queryKey: ['notice-kinds'],
    queryFn: ({ signal }) => call(ListNoticeKinds, {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const library = format.settings.locale.slice(0, 2)
  const kind = noticeKindCodes.find((code) => code === address.text('kind')) ?? 'overdue'
  const channel = ways.find((way) => way === address.text('way')) ?? 'email'
  const language = address.text('language') ?? library
  const branch = address.number('branch')
  const place = { kind, channel, language, ...(branch !== undefined && { branch }) }
  const text = useQuery({
    queryKey: ['notice-text', place],
    queryFn: ({ signal }) => call(GetNoticeTemplate, { query: place }, signal),
    placeholderData: keepPreviousData,
  })
  const names = new Intl.DisplayNames([format.settings.locale], { type: 'language' })
  const languages = [...new Set([...(kinds.data?.languages ?? [library]), language])]
  return (
    <>
      <div className={styles.filters}>
        <Select
          label={notices.kind}
          value={kind}
          onChange={(next) => address.set({ kind: next }, 'replace')}
          choices={noticeKindCodes.map((id) => ({ id, label: noticeKinds[id] }))}
        />
        <Select
          label={notices.way}
          value={channel}
          onChange={(next) => address.set({ way: next }, 'replace')}
          choices={ways.map((id) => ({ id, label: notices[id] }))}
        />
        <Select
          label={notices.language}
          value={language}
          onChange={(next) => address.set({ language: next }, 'replace')}
          choices={languages.map((id) => ({ id, label: names.of(id) ?? id }))}
        />
        <Select
          label={notices.place}
          value={branch === undefined ? whole : String(branch)}
          onChange={(next) => address.set({ branch: next === whole ? undefined : next }, 'replace')}
          choices={[
            { id: whole, label: notices.wholeLibrary },
            ...branches.map(({ id, name }) => ({ id: String(id), label: name })),
          ]}
        />
      </div>
      {text.isError ? (
        <FailedState error={text.error} onRetry={() => void text.refetch()} />
      ) : text.data && kinds.data ? (
        <TextEditor
          key={`${JSON.stringify(place)} ${text.data.versions.length} ${text.isPlaceholderData}`}
          text={text.data}
          place={place}
          kind={kinds.data.rows.find(({ code }) => code === kind)}
        />
      ) : (
        <SkeletonRows rows={6} />
      )}
    </>
  )
}

interface Place {
  readonly kind: string
  readonly channel: 'email' | 'sms' | 'print'
  readonly language: string
  readonly branch?: number
}

interface EditorProps {
  readonly text: NoticeTemplate
  readonly place: Place
  readonly kind: NoticeKind | undefined
}

function TextEditor({ text, place, kind }: EditorProps) {
  const { words, call, announce } = useDesk()
  const { notices } = words
  const session = useSession()
  const queries = useQueryClient()
  const [subject, setSubject] = useState(text.subject)
  const [body, setBody] = useState(text.body)
  const [card, setCard] = useState('')
  const [to, setTo] = useState('')
  const mayChange = may(session, 'notifications:templates')
  const patron = useQuery({
    queryKey: ['patron-by-card', card],
    queryFn: ({ signal }) => call(GetPatronByCard, { params: { barcode: card.trim() } }, signal),
    enabled: card.trim().length > 3,
    retry: false,
  })
  const draft = useDeferredValue({ ...place, subject, body, ...(patron.data && { patron: patron.data.id }) })
  const preview = useQuery({
    queryKey: ['notice-preview', draft],
    queryFn: ({ signal }) => call(PreviewNoticeTemplate, { body: draft }, signal),
    placeholderData: keepPreviousData,
  })
  const onSuccess = (saved: NoticeTemplate) => {
    announce(notices.saved)
    setSubject(saved.subject)
    setBody(saved.body)
    return queries.invalidateQueries({ queryKey: ['notice-text'] })
  }
  const save = useMutation({
    mutationFn: () => call(PutNoticeTemplate, { body: { ...place, subject, body } }),
    onSuccess,
  })
  const undo = useMutation({ mutationFn: () => call(UndoNoticeTemplate, { body: place }), onSuccess })
  const reset = useMutation({ mutationFn: () => call(ResetNoticeTemplate, { body: place }), onSuccess })
  const test = useMutation({
    mutationFn: () => call(TestNoticeTemplate, { body: { ...draft, to } }),
    onSuccess: () => announce(notices.testSent),
  })
  const failed = [save, undo, reset, test].find(({ isError }) => isError)
  const sources = {
    own: notices.own,
    above: notices.fromAbove,
    library: notices.fromLibrary,
    carrel: notices.fromCarrel,
    none: '',
  }
  const problems = preview.data?.problems ?? []
  const changed = subject !== text.subject || body !== text.body
  return (
    <div className={styles.editor}>
      <Panel
        title={notices.body}
        aside={<Pill tone={text.source === 'own' ? 'ok' : 'neutral'}>{sources[text.source]}</Pill>}
        {...(mayChange && {
          footer: (
            <div className={styles.buttons}>
              {text.versions.length > 0 && (
                <Button icon={Undo2} tone="plain" isPending={undo.isPending} onPress={() => undo.mutate()}>
                  {notices.undoText}
                </Button>
              )}
              {text.source === 'own' && (
                <Button tone="plain" isPending={reset.isPending} onPress={() => reset.mutate()}>
                  {notices.resetText}
                </Button>
              )}
              <span className={styles.gap} />
              <Button
                tone="primary"
                keys="Mod+Enter"
                isDisabled={!changed || problems.length > 0}
                isPending={save.isPending}
                onPress={() => save.mutate()}
              >
                {notices.saveText}
              </Button>
            </div>
          ),
        })}
      >
        <div className={styles.stack}>
          {failed && <Banner tone="stop" live title={sentenceFor(failed.error, words.problems)} />}
          {place.channel !== 'sms' && (
            <TextField label={notices.subject} value={subject} onChange={setSubject} isReadOnly={!mayChange} />
          )}
          <TextField
            label={notices.body}
            hint={place.channel === 'sms' ? notices.smsHint : notices.bodyHint}
            mono
            lines={place.channel === 'sms' ? 6 : 18}
            value={body}
            onChange={setBody}
            isReadOnly={!mayChange}
          />
          {problems.length > 0 && (
            <ul className={styles.problems} role="status">
              {problems.map((problem) => (
                <li key={`${problem.part} ${problem.line} ${problem.column} ${problem.message}`}>
                  {problem.part === 'subject' ? notices.subject : notices.line(problem.line)}: {problem.message}
                </li>
              ))}
            </ul>
          )}
          {kind && mayChange && <FieldChips kind={kind} onInsert={(field) => setBody(`${body}{{${field}}}`)} />}
          <Versions
            versions={text.versions}
            onTake={
              mayChange
                ? (version) => {
                    setSubject(version.subject)
                    setBody(version.body)
                  }
                : undefined
            }
          />
        </div>
      </Panel>
      <Panel
        title={notices.preview}
        aside={
          <span className={styles.faint}>
            {preview.data?.about ? notices.previewFor(preview.data.about) : notices.previewMade}
          </span>
        }
        {...(mayChange && {
          footer: (
            <div className={styles.buttons}>
              <span className={styles.gap} />
              <TextField label={notices.testTo} beside value={to} onChange={setTo} />
              <Button
                icon={Send}
                isDisabled={to.trim() === ''}
                isPending={test.isPending}
                onPress={() => test.mutate()}
              >
                {notices.test}
              </Button>
            </div>
          ),
        })}
      >
        <div className={styles.stack}>
          <TextField
            label={notices.previewOf}
            value={card}
            onChange={setCard}
            {...(patron.isError && { error: sentenceFor(patron.error, words.problems) })}
          />
          {place.channel === 'sms' ? (
            <>
              <p className={styles.phone}>
                <bdi>{preview.data?.text ?? ''}</bdi>
              </p>
              {preview.data?.sms && (
                <p className={styles.faint}>
                  {notices.parts(preview.data.sms.segments)} · {preview.data.sms.units} · {preview.data.sms.encoding}
                </p>
              )}
            </>
          ) : (
            <>
              <p>
                <strong>
                  <bdi>{preview.data?.subject ?? ''}</bdi>
                </strong>
              </p>
              <div className={styles.mail}>
                <MailBody html={preview.data?.html ?? ''} />
              </div>
            </>
          )}
        </div>
      </Panel>
    </div>
  )
}
