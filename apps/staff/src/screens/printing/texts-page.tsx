import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { useDeferredValue, useRef, useState } from 'react'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { nameOf, useBranches, useLendingBranches } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { When } from '../../ui/formatted.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { languageChoices, languageName } from '../patrons/languages.ts'
import settings from '../settings/settings.module.css'
import styles from './printing.module.css'
import {
  anyKinds,
  keepText,
  loadText,
  loadVersions,
  previewText,
  resetText,
  textAt,
  type AnyKind,
  type KindText,
  type TextPlace,
} from './text-kinds.ts'

const key = ['print-texts'] as const
const everywhere = 'all'

/** What slips, receipts and labels say, for the library or a branch, in each language; beside it how they come out. */
export function TextsPage() {
  const { words, call, format } = useDesk()
  const { slipTemplates: slip } = words
  const names: Readonly<Record<AnyKind, string>> = { ...words.slipKindNames, ...words.printTextNames }
  const address = useAddress()
  const branches = useLendingBranches()
  const kind = anyKinds.find((one) => one === address.text('kind')) ?? 'check-out'
  const { locale } = format.settings
  const language = address.text('language') ?? locale.slice(0, 2)
  const branch = address.number('branch')
  const text = useQuery({ queryKey: [...key, kind], queryFn: ({ signal }) => loadText(call, kind, signal) })
  return (
    <>
      <Panel>
        <div className={styles.choices}>
          <Select
            label={slip.kind}
            choices={anyKinds.map((id) => ({ id, label: names[id] }))}
            value={kind}
            onChange={(next) => address.set({ kind: next }, 'replace')}
          />
          <Select
            label={slip.where}
            choices={[
              { id: everywhere, label: slip.everywhere },
              ...branches.map(({ id, name }) => ({ id: String(id), label: name })),
            ]}
            value={branch === undefined ? everywhere : String(branch)}
            onChange={(id) => address.set({ branch: id === everywhere ? undefined : Number(id) }, 'replace')}
          />
          <Select
            label={slip.language}
            choices={languageChoices(language, locale, '').filter(({ id }) => id !== '')}
            value={language}
            onChange={(next) => address.set({ language: next }, 'replace')}
          />
        </div>
      </Panel>
      {text.error !== null && <FailedState error={text.error} onRetry={() => void text.refetch()} />}
      {text.isPending && <SkeletonRows rows={6} />}
      {text.data && (
        <Editor
          key={`${kind} ${branch} ${language}`}
          kind={kind}
          place={{ branch: branch ?? null, language }}
          text={text.data}
        />
      )}
    </>
  )
}

interface EditorProps {
  readonly kind: AnyKind
  readonly place: TextPlace
  readonly text: KindText
}

const isLabel = (kind: AnyKind) => kind === 'spine-label' || kind === 'item-label'

function Editor({ kind, place, text }: EditorProps) {
  const { words, call, announce, format } = useDesk()
  const { slipTemplates: slip, printing } = words
  const session = useSession()
  const branches = useBranches()
  const queries = useQueryClient()
  const field = useRef<HTMLDivElement>(null)
  const now = textAt(text, place)
  const [body, setBody] = useState(now.body)
  const shown = useDeferredValue(body)
  const mayChange = may(session, kind in words.printTextNames ? 'printing:manage' : 'circulation:slips')
  const preview = useQuery({
    queryKey: [...key, 'preview', kind, place.branch, shown],
    queryFn: ({ signal }) => previewText(call, kind, shown, place.branch, signal),
    placeholderData: keepPreviousData,
  })
  const again = () => queries.invalidateQueries({ queryKey: key })
  const save = useMutation({
    mutationFn: () => keepText(call, kind, place, body),
    onSuccess: async () => {
      announce(slip.saved)
      await again()
    },
  })
  const reset = useMutation({
    mutationFn: () => resetText(call, kind, place),
    onSuccess: async () => {
      await again()
      const fresh = queries.getQueryData<KindText>([...key, kind])
      if (fresh) setBody(textAt(fresh, place).body)
    },
  })
  const insert = (name: string) => {
    const area = field.current?.querySelector('textarea')
    const at = area?.selectionStart ?? body.length
    const end = area?.selectionEnd ?? at
    setBody(`${body.slice(0, at)}{{${name}}}${body.slice(end)}`)
    requestAnimationFrame(() => {
      area?.focus()
      area?.setSelectionRange(at + name.length + 4, at + name.length + 4)
    })
  }
  const problems = preview.data?.problems ?? []
  const failed = save.error ?? reset.error
  const title = place.branch === null ? slip.everywhere : nameOf(branches, place.branch)
  return (
    <div className={styles.editor}>
      <Panel
        title={title}
        aside={
          <Pill tone={now.own ? 'ok' : 'neutral'}>
            {now.own ? printing.ownText : printing.readyIn(languageName(place.language, format.settings.locale))}
          </Pill>
        }
        {...(mayChange && {
          footer: (
            <div className={settings.buttons}>
              {now.own && (
                <Button icon={Undo2} tone="plain" isPending={reset.isPending} onPress={() => reset.mutate()}>
                  {slip.back}
                </Button>
              )}
              <Button
                tone="primary"
                keys="Mod+Enter"
                isDisabled={problems.length > 0 || body.trim() === '' || body === now.body}
                isPending={save.isPending}
                onPress={() => save.mutate()}
              >
                {slip.save}
              </Button>
            </div>
          ),
        })}
      >
        <div className={styles.stack}>
          {failed !== null && <Banner tone="stop" live title={sentenceFor(failed, words.problems)} />}
          <div ref={field}>
            <TextField
              label={slip.text}
              hint={printing.textHint}
              lines={isLabel(kind) ? 8 : 20}
              mono
              value={body}
              onChange={setBody}
              isReadOnly={!mayChange}
            />
          </div>
          {problems.length > 0 && (
            <ul className={styles.problems} role="status">
              {problems.map(({ line, column, message }) => (
                <li key={`${line} ${column} ${message}`}>{printing.line(line, message)}</li>
              ))}
            </ul>
          )}
          {mayChange && (
            <div>
              <p className={styles.faint}>{slip.fields}</p>
              <div className={styles.chips}>
                {text.fields.map(({ name, list }) => (
                  <button
                    key={`${list} ${name}`}
                    type="button"
                    className={styles.chip}
                    aria-label={printing.insert(name)}
                    title={list === null ? name : slip.within(list)}
                    onClick={() => insert(name)}
                  >
                    {list === null ? name : `${list} › ${name}`}
                  </button>
                ))}
              </div>
            </div>
          )}
          <Versions kind={kind} place={place} onTake={mayChange ? setBody : undefined} />
        </div>
      </Panel>
      <Panel title={isLabel(kind) ? printing.labelPreview : printing.paperPreview}>
        {preview.data && (
          <iframe
            className={isLabel(kind) ? styles.labelPaper : styles.paper}
            title={isLabel(kind) ? printing.labelPreview : printing.paperPreview}
            srcDoc={isLabel(kind) ? labelPage(preview.data.html) : preview.data.html}
            sandbox=""
          />
        )}
      </Panel>
    </div>
  )
}

/** A label alone on a page, as large as there is room. */
function labelPage(svg: string): string {
  return `<!doctype html><style>body{margin:0;display:grid;place-items:center;min-height:100vh}svg{width:auto;height:auto;max-width:100%;max-height:92vh;min-width:60%;outline:1px solid #bbb}</style>${svg}`
}

interface VersionsProps {
  readonly kind: AnyKind
  readonly place: TextPlace
  readonly onTake: ((body: string) => void) | undefined
}

/** Who changed the text and when; an earlier one is taken into the editor. */
function Versions({ kind, place, onTake }: VersionsProps) {
  const { words, call } = useDesk()
  const { printing } = words
  const versions = useQuery({
    queryKey: [...key, 'versions', kind, place.branch, place.language],
    queryFn: ({ signal }) => loadVersions(call, kind, place, signal),
  })
  if (!versions.data || versions.data.length === 0) return null
  return (
    <details>
      <summary>{printing.versions}</summary>
      <ul className={styles.versions}>
        {versions.data.map((version) => (
          <li key={version.changedAt}>
            <When value={version.changedAt} />, {version.changedBy}
            {version.body === '' ? (
              ` (${printing.wasReset})`
            ) : (
              <> {onTake && <TextButton onPress={() => onTake(version.body)}>{printing.takeBack}</TextButton>}</>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
