import { AskDialog } from '../../ui/ask-dialog.tsx'
import { useMutation, useQuery } from '@tanstack/react-query'
import { ArrowDownAZ, Ellipsis, FilePlus2, Replace, Save } from 'lucide-react'
import { useState } from 'react'
import { AddTemplate, ListTemplates, type Template } from '../../../../server/src/modules/cataloguing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useSession } from '../../session.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { withConstantData } from './constant-data.ts'
import { filledIn } from './placeholders.ts'
import { replaceAll, sortFields } from './record/actions.ts'
import type { EditedRecord } from './record/buffer.ts'
import { fieldsToSend } from './record/send.ts'

interface EditorMenuProps {
  readonly record: EditedRecord
  readonly onChange: (record: EditedRecord) => void
}

/** What is done to the whole record: constant data, order, find and replace, keeping it as a template. */
export function EditorMenu({ record, onChange }: EditorMenuProps) {
  const { words, call, announce } = useDesk()
  const { editor } = words
  const session = useSession()
  const [asked, setAsked] = useState<'replace' | 'template'>()
  const templates = useQuery({
    queryKey: ['record-templates'],
    queryFn: ({ signal }) => call(ListTemplates, { query: {} }, signal),
  })
  const constant = (templates.data?.rows ?? []).filter(({ kind }) => kind === 'constant-data')
  const insert = (template: Template) => {
    const filled = filledIn(
      { leader: '', fields: template.fields },
      { user: session.staff.name, branch: session.branch.name },
    )
    onChange(withConstantData(record, filled.fields, template.how))
    announce(editor.inserted(template.name))
  }
  return (
    <>
      <Menu
        label={editor.more}
        trigger={<IconButton framed icon={Ellipsis} label={editor.more} />}
        groups={[
          {
            id: 'whole',
            lines: [
              { id: 'replace', label: editor.replace, icon: Replace, run: () => setAsked('replace') },
              { id: 'sort', label: editor.sort, icon: ArrowDownAZ, run: () => onChange(sortFields(record)) },
              { id: 'template', label: editor.keepTemplate, icon: Save, run: () => setAsked('template') },
            ],
          },
          ...(constant.length === 0
            ? []
            : [
                {
                  id: 'constant',
                  title: editor.constantData,
                  lines: constant.map((template) => ({
                    id: template.id,
                    label: template.name,
                    ...(template.about !== '' && { detail: template.about }),
                    icon: FilePlus2,
                    run: () => insert(template),
                  })),
                },
              ]),
        ]}
      />
      {asked === 'replace' && <ReplaceDialog record={record} onChange={onChange} onClose={() => setAsked(undefined)} />}
      {asked === 'template' && <TemplateDialog record={record} onClose={() => setAsked(undefined)} />}
    </>
  )
}

interface DialogProps {
  readonly record: EditedRecord
  readonly onClose: () => void
}

function ReplaceDialog({ record, onChange, onClose }: DialogProps & Pick<EditorMenuProps, 'onChange'>) {
  const { words, announce } = useDesk()
  const { editor } = words
  const [find, setFind] = useState('')
  const [by, setBy] = useState('')
  const found = replaceAll(record, find, by)
  return (
    <AskDialog
      title={editor.replace}
      onClose={onClose}
      submit={editor.replaceCount(found.count)}
      isDisabled={found.count === 0}
      onSubmit={() => {
        onChange(found.record)
        announce(editor.replaced(found.count))
        onClose()
      }}
    >
      <TextField label={editor.find} mono value={find} onChange={setFind} autoFocus />
      <TextField label={editor.by} mono value={by} onChange={setBy} />
    </AskDialog>
  )
}

function TemplateDialog({ record, onClose }: DialogProps) {
  const { words, call, announce } = useDesk()
  const { editor } = words
  const [name, setName] = useState('')
  const [kind, setKind] = useState<Template['kind']>('record')
  const [shared, setShared] = useState(false)
  const [how, setHow] = useState<Template['how']>('add')
  const save = useMutation({
    mutationFn: () =>
      call(AddTemplate, {
        body: {
          kind,
          name: name.trim(),
          about: '',
          leader: kind === 'record' ? record.leader : null,
          // Numbers and dates are those of this record, not of the next.
          fields: fieldsToSend(record).filter(({ tag }) => !['001', '003', '005'].includes(tag)),
          how,
          shared,
        },
      }),
    onSuccess: () => {
      announce(editor.templateKept)
      onClose()
    },
  })
  return (
    <AskDialog
      title={editor.keepTemplate}
      onClose={onClose}
      submit={editor.keep}
      isPending={save.isPending}
      isDisabled={name.trim() === ''}
      onSubmit={() => save.mutate()}
      error={save.error}
    >
      <TextField label={editor.name} value={name} onChange={setName} autoFocus />
      <RadioGroup
        label={editor.keepAs}
        value={kind}
        onChange={setKind}
        choices={[
          { id: 'record', label: editor.template, detail: editor.templateText },
          { id: 'constant-data', label: editor.constantData, detail: editor.constantDataText },
        ]}
      />
      {kind === 'constant-data' && (
        <RadioGroup
          label={editor.constantDataHow}
          value={how}
          onChange={setHow}
          choices={[
            { id: 'add', label: editor.constantDataAdd },
            { id: 'absent', label: editor.constantDataAbsent },
            { id: 'replace', label: editor.constantDataReplace },
          ]}
        />
      )}
      <Switch isSelected={shared} onChange={setShared}>
        {editor.shared}
      </Switch>
    </AskDialog>
  )
}
