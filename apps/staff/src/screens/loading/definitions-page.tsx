import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  ItemMappings,
  MatchRules,
  OverlayProfiles,
  type ItemMappingView,
  type MatchRuleView,
  type OverlayView,
} from '../../../../server/src/modules/loading/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { TextField } from '../../ui/text-field.tsx'
import { SaveForm } from '../settings/save-form.tsx'
import { contentOf, draftOf, type DefinitionDraft, type DefinitionKind } from './definition-draft.ts'
import { DefinitionFields } from './definition-fields.tsx'
import { Listed } from './listed.tsx'
import { Trial } from './trial.tsx'

type View = MatchRuleView | OverlayView | ItemMappingView

const routes = { match: MatchRules, overlay: OverlayProfiles, items: ItemMappings } as const

/** Match rules, overlay profiles or item mappings: those that came with Carrel, and this library's. */
export function DefinitionsPage({ kind }: { readonly kind: DefinitionKind }) {
  const { words, call } = useDesk()
  const { loading } = words
  const list = useQuery({
    queryKey: ['loading', kind],
    queryFn: async ({ signal }): Promise<readonly View[]> => {
      if (kind === 'match') return (await call(MatchRules.list, {}, signal)).rows
      if (kind === 'overlay') return (await call(OverlayProfiles.list, {}, signal)).rows
      return (await call(ItemMappings.list, {}, signal)).rows
    },
  })
  const columns: readonly Column<View>[] = [
    { id: 'name', title: loading.name, cell: ({ name }) => name, text: ({ name }) => name, sortBy: ({ name }) => name },
    {
      id: 'from',
      title: loading.from,
      width: '180px',
      cell: ({ isReady }) => (isReady ? loading.cameWithCarrel : loading.own),
      text: ({ isReady }) => (isReady ? loading.cameWithCarrel : loading.own),
    },
  ]
  return (
    <Listed
      label={loading[kind]}
      columns={columns}
      rows={list.data}
      error={list.error}
      onRetry={() => void list.refetch()}
      idOf={({ ref }) => ref}
      form={(view, onDone) => <DefinitionForm kind={kind} view={view} onDone={onDone} />}
    />
  )
}

interface DefinitionFormProps {
  readonly kind: DefinitionKind
  readonly view: View | undefined
  readonly onDone: () => void
}

/** A rule as lines of text, and a trial of it on two records. One that came with Carrel is saved as a copy. */
function DefinitionForm({ kind, view, onDone }: DefinitionFormProps) {
  const { words, call } = useDesk()
  const { loading } = words
  const queries = useQueryClient()
  const [draft, setDraft] = useState<DefinitionDraft>(() => draftOf(kind, view))
  const read = contentOf(kind, draft)
  const isOwn = view !== undefined && !view.isReady
  const saved = async () => {
    await queries.invalidateQueries({ queryKey: ['loading', kind] })
    onDone()
  }
  const save = useMutation({
    mutationFn: async () => {
      if (!read.ok) throw new Error(read.line)
      const { name } = draft
      const params = { id: Number(view?.ref) }
      if (read.kind === 'match') {
        const body = { name, content: read.content }
        await (isOwn ? call(MatchRules.change, { params, body }) : call(MatchRules.create, { body }))
      } else if (read.kind === 'overlay') {
        const body = { name, content: read.content }
        await (isOwn ? call(OverlayProfiles.change, { params, body }) : call(OverlayProfiles.create, { body }))
      } else {
        const body = { name, content: read.content }
        await (isOwn ? call(ItemMappings.change, { params, body }) : call(ItemMappings.create, { body }))
      }
    },
    onSuccess: saved,
  })
  const remove = useMutation({
    mutationFn: () => call(routes[kind].remove, { params: { id: Number(view?.ref) } }),
    onSuccess: saved,
  })
  return (
    <>
      <SaveForm
        title={view?.name ?? loading.new}
        submit={isOwn || view === undefined ? loading.save : loading.copy}
        onSubmit={() => save.mutate()}
        onCancel={onDone}
        isPending={save.isPending}
        error={save.error ?? remove.error}
        canSave={read.ok && draft.name.trim() !== ''}
      >
        <TextField
          label={loading.name}
          value={draft.name}
          onChange={(name) => setDraft({ ...draft, name })}
          isRequired
        />
        <DefinitionFields kind={kind} draft={draft} onChange={setDraft} wrong={read.ok ? undefined : read} />
        {isOwn && (
          <div>
            <Button tone="danger" isPending={remove.isPending} onPress={() => remove.mutate()}>
              {loading.remove}
            </Button>
          </div>
        )}
      </SaveForm>
      <Trial read={read} />
    </>
  )
}
