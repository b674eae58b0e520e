import { AskDialog } from '../../ui/ask-dialog.tsx'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ListRecordSets } from '../../../../server/src/modules/batch-editing/contract.ts'
import {
  LinkHeadingsInRecords,
  type ChangedKind,
  type HeadingLinking,
} from '../../../../server/src/modules/heading-changes/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'

const kinds = ['any', 'name', 'title', 'subject', 'genre'] as const satisfies readonly ChangedKind[]
/** Every record that carries an established heading. */
const everything = 'all'

interface LinkDialogProps {
  /** Only records with headings of this authority record. */
  readonly authority?: { readonly id: number; readonly text: string }
  readonly onClose: () => void
}

/** Asks what of the authorities of headings is written into records, and begins the batch edit that shows it first. */
export function LinkDialog({ authority, onClose }: LinkDialogProps) {
  const { words, call } = useDesk()
  const { headingLinking: says } = words
  const goTo = useGoTo()
  const [write, setWrite] = useState<NonNullable<HeadingLinking['write']>>('number')
  const [thing, setThing] = useState(false)
  const [kind, setKind] = useState<ChangedKind>('any')
  const [set, setSet] = useState(everything)
  const [subdivided, setSubdivided] = useState(false)
  const [replace, setReplace] = useState(true)
  const sets = useQuery({
    queryKey: ['record-sets', 'all'],
    queryFn: ({ signal }) => call(ListRecordSets, { query: { limit: 200 } }, signal),
    enabled: authority === undefined,
  })
  const begin = useMutation({
    mutationFn: () =>
      call(LinkHeadingsInRecords, {
        body: {
          write,
          thing,
          kind,
          subdivided,
          replace,
          ...(authority && { authority: authority.id }),
          ...(set !== everything && { selection: { set: Number(set) } }),
        },
      }),
    onSuccess: (run) => goTo(`/batch-editing/edits/${run.id}`),
  })
  const isNothing = write === 'none' && !thing
  return (
    <AskDialog
      title={says.title}
      onClose={onClose}
      submit={words.headings.preview}
      isPending={begin.isPending}
      isDisabled={isNothing}
      onSubmit={() => begin.mutate()}
      error={begin.error}
    >
      <p>{authority ? says.ofOne(authority.text) : says.text}</p>
      <RadioGroup
        label={says.write}
        value={write}
        onChange={setWrite}
        choices={(['number', 'address', 'none'] as const).map((id) => ({ id, label: says[id] }))}
      />
      <Checkbox isSelected={thing} onChange={setThing}>
        {says.thing}
      </Checkbox>
      {authority === undefined && (
        <Select
          label={says.records}
          value={set}
          onChange={setSet}
          choices={[
            { id: everything, label: says.everything },
            ...(sets.data?.rows ?? []).map(({ id, name }) => ({ id: String(id), label: name })),
          ]}
        />
      )}
      <Select
        label={words.headings.kind}
        value={kind}
        onChange={setKind}
        choices={kinds.map((id) => ({ id, label: words.changedKindNames[id] }))}
      />
      <Checkbox isSelected={subdivided} onChange={setSubdivided}>
        {says.subdivided}
      </Checkbox>
      <Checkbox isSelected={replace} onChange={setReplace}>
        {says.replace}
      </Checkbox>
    </AskDialog>
  )
}
