import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import {
  DeleteSlipTemplate,
  ListSlipTemplates,
  PreviewSlip,
  PutSlipTemplate,
  slipKinds,
  type SlipKind,
  type SlipTemplate,
} from '../../../../server/src/modules/circulation/contract-slips.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { nameOf, useBranches, useLendingBranches } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from './save-form.tsx'
import own from './slips-page.module.css'
import styles from './settings.module.css'

const key = ['slip-templates'] as const

/** What slips say, for the library or a branch, in each language; beside it the slip as it comes out. */
export function SlipsPage() {
  const { words, call } = useDesk()
  const { slipTemplates: slip } = words
  const address = useAddress()
  const branches = useLendingBranches()
  const kind = address.oneOf('kind', slipKinds)
  const language = address.text('language') ?? 'en'
  const branch = address.number('branch')
  const list = useQuery({ queryKey: key, queryFn: ({ signal }) => call(ListSlipTemplates, {}, signal) })
  const template = list.data?.rows.find((row) => row.kind === kind)
  return (
    <>
      <Panel>
        <div className={own.choices}>
          <Select
            label={slip.kind}
            choices={slipKinds.map((id) => ({ id, label: words.slipKindNames[id] }))}
            value={kind}
            onChange={(next) => address.set({ kind: next }, 'replace')}
          />
          <Select
            label={slip.where}
            choices={[
              { id: 'all', label: slip.everywhere },
              ...branches.map(({ id, name }) => ({ id: String(id), label: name })),
            ]}
            value={branch === undefined ? 'all' : String(branch)}
            onChange={(id) => address.set({ branch: id === 'all' ? undefined : Number(id) }, 'replace')}
          />
          <TextField
            label={slip.language}
            value={language}
            onChange={(text) => address.set({ language: text === '' ? undefined : text }, 'replace')}
          />
        </div>
      </Panel>
      {list.error !== null && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
      {!template && list.error === null && <SkeletonRows rows={6} />}
      {template && (
        <Editor
          key={`${kind} ${branch} ${language}`}
          kind={kind}
          branch={branch ?? null}
          language={language}
          template={template}
        />
      )}
    </>
  )
}

interface EditorProps {
  readonly kind: SlipKind
  readonly branch: number | null
  readonly language: string
  readonly template: SlipTemplate
}

function Editor({ kind, branch, language, template }: EditorProps) {
  const { words, call, announce } = useDesk()
  const { slipTemplates: slip } = words
  const session = useSession()
  const branches = useBranches()
  const queries = useQueryClient()
  const mine = template.own.find((one) => one.branch === branch && one.language === language)
  const wider = template.own.find((one) => one.branch === null && one.language === language)
  const [body, setBody] = useState(mine?.body ?? wider?.body ?? template.ready)
  const shown = useDeferredValue(body)
  const preview = useQuery({
    queryKey: [...key, 'preview', kind, branch, shown],
    queryFn: ({ signal }) => call(PreviewSlip, { params: { kind }, body: { body: shown, branch } }, signal),
    placeholderData: (before) => before,
  })
  const again = () => queries.invalidateQueries({ queryKey: key })
  const save = useMutation({
    mutationFn: () => call(PutSlipTemplate, { params: { kind }, body: { branch, language, body } }),
    onSuccess: async () => {
      announce(slip.saved)
      await again()
    },
  })
  const remove = useMutation({
    mutationFn: () =>
      call(DeleteSlipTemplate, { params: { kind }, query: { language, ...(branch !== null && { branch }) } }),
    onSuccess: async () => {
      setBody(branch === null ? template.ready : (wider?.body ?? template.ready))
      await again()
    },
  })
  const problems = preview.data?.problems ?? []
  return (
    <div className={styles.columns}>
      <SaveForm
        title={branch === null ? slip.everywhere : nameOf(branches, branch)}
        submit={slip.save}
        onSubmit={() => save.mutate()}
        isPending={save.isPending}
        error={save.error ?? remove.error}
        fields={['body']}
        canSave={may(session, 'circulation:slips') && problems.length === 0}
      >
        <TextField
          label={slip.text}
          hint={slip.textHint}
          lines={18}
          mono
          value={body}
          onChange={setBody}
          {...(problems[0] && { error: `${problems[0].line}:${problems[0].column} ${problems[0].message}` })}
          {...errorFor(save.error, 'body')}
        />
        {mine && may(session, 'circulation:slips') && (
          <Button isPending={remove.isPending} onPress={() => remove.mutate()}>
            {slip.back}
          </Button>
        )}
      </SaveForm>
      <div className={own.side}>
        <Panel title={slip.preview}>
          {preview.data && <iframe className={own.paper} title={slip.preview} srcDoc={preview.data.html} sandbox="" />}
        </Panel>
        <Panel title={slip.fields}>
          <ul className={own.fields}>
            {template.fields.map(({ name, list }) => (
              <li key={`${list} ${name}`}>
                <code>{`{{${name}}}`}</code>
                {list !== null && <span> {slip.within(list)}</span>}
              </li>
            ))}
          </ul>
        </Panel>
      </div>
    </div>
  )
}
