import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { FileText, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import {
  ChangeLabelTemplate,
  CreateLabelTemplate,
  GetLabelTemplate,
  RemoveLabelTemplate,
  type LabelTemplateView,
} from '../../../../server/src/modules/labels/contract-templates.ts'
import { FindLabelItems } from '../../../../server/src/modules/labels/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Menu } from '../../ui/menu.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { barcodesIn } from '../circulation/barcode-list.ts'
import { changedAt, elementKinds, freshDefinition, newElement, type Definition } from './design-draft.ts'
import { ElementForm } from './element-form.tsx'
import { LabelPreview } from './label-preview.tsx'
import styles from './labels.module.css'
import { StockFields } from './stock-fields.tsx'
import { designsKey } from './use-designs.ts'

/** One label, or a new one: its paper, what stands on it, and how it looks meanwhile. */
export function LabelDesignScreen() {
  const { call } = useDesk()
  const given = useParams({ strict: false }).id
  const id = given === 'new' ? undefined : Number(given)
  const found = useQuery({
    queryKey: ['label-template', id],
    queryFn: ({ signal }) => call(GetLabelTemplate, { params: { id: id ?? 0 } }, signal),
    enabled: id !== undefined,
  })
  if (id === undefined) return <Designer />
  if (found.isError) return <FailedState error={found.error} onRetry={() => void found.refetch()} />
  return found.data ? <Designer key={found.data.id} saved={found.data} /> : <SkeletonRows rows={6} />
}

function Designer({ saved }: { readonly saved?: LabelTemplateView }) {
  const { words, call, announce } = useDesk()
  const { labelling } = words
  const queries = useQueryClient()
  const navigate = useNavigate()
  const mayManage = may(useSession(), 'labels:manage')
  const [name, setName] = useState(saved?.name ?? '')
  const [use, setUse] = useState(saved?.use ?? 'spine')
  const [definition, setDefinition] = useState<Definition>(saved?.definition ?? freshDefinition)
  const [added, setAdded] = useState<number>()
  const [removing, setRemoving] = useState(false)
  const version = queries.getQueryData<LabelTemplateView>(['label-template', saved?.id])?.version ?? saved?.version
  const save = useMutation({
    mutationFn: () => {
      const body = { name, use, definition }
      return saved && version !== undefined
        ? call(ChangeLabelTemplate, { params: { id: saved.id }, body: { ...body, version } })
        : call(CreateLabelTemplate, { body })
    },
    onSuccess: async (now) => {
      queries.setQueryData(['label-template', now.id], now)
      await queries.invalidateQueries({ queryKey: designsKey })
      announce(labelling.saved)
      if (!saved) await navigate({ to: '/labels/designs/$id', params: { id: String(now.id) }, replace: true })
    },
  })
  const remove = useMutation({
    mutationFn: () => call(RemoveLabelTemplate, { params: { id: saved?.id ?? 0 } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: designsKey })
      await navigate({ to: '/labels', search: { view: 'designs' } })
    },
  })
  const set = (change: Partial<Definition>) => setDefinition((now) => ({ ...now, ...change }))
  const failed = save.error ?? remove.error
  return (
    <>
      <PageHeader
        title={saved ? saved.name : labelling.newDesign}
        crumbs={[
          { label: labelling.title, href: '/labels' },
          { label: labelling.designs, href: '/labels?view=designs' },
        ]}
        guide="labels"
        actions={
          mayManage && (
            <>
              {saved && (
                <Button tone="plain" icon={Trash2} onPress={() => setRemoving(true)}>
                  {labelling.removeDesign}
                </Button>
              )}
              <Button
                tone="primary"
                keys="Mod+Enter"
                isPending={save.isPending}
                isDisabled={name.trim() === '' || definition.elements.length === 0}
                onPress={() => save.mutate()}
              >
                {labelling.save}
              </Button>
            </>
          )
        }
      />
      <div className={styles.designer}>
        <div className={styles.stack}>
          {failed !== null && <Banner tone="stop" live title={sentenceFor(failed, words.problems)} />}
          <Panel title={labelling.design}>
            <div className={styles.wide}>
              <TextField label={labelling.name} value={name} onChange={setName} isRequired autoFocus={!saved} />
              <Select
                label={labelling.use}
                value={use}
                onChange={setUse}
                choices={(['spine', 'barcode', 'pocket', 'pair', 'rfid'] as const).map((id) => ({
                  id,
                  label: words.labelUses[id],
                }))}
              />
            </div>
          </Panel>
          <Panel title={labelling.paper}>
            <StockFields stock={definition.stock} onChange={(stock) => set({ stock })} />
          </Panel>
          <Panel title={labelling.elements}>
            <div className={styles.form}>
              <ol className={styles.elements}>
                {definition.elements.map((element, i) => (
                  <ElementForm
                    key={`${i} ${element.element}`}
                    element={element}
                    at={i}
                    isOpen={added === i || definition.elements.length === 1}
                    onChange={(change) => set({ elements: changedAt(definition.elements, i, change) })}
                  />
                ))}
              </ol>
              <div>
                <Menu
                  label={labelling.addElement}
                  trigger={<Button icon={Plus}>{labelling.addElement}</Button>}
                  groups={[
                    {
                      id: 'kinds',
                      lines: elementKinds.map((kind) => ({
                        id: kind,
                        label: words.labelElements[kind],
                        run: () => {
                          setAdded(definition.elements.length)
                          set({ elements: [...definition.elements, newElement(kind, definition.stock)] })
                        },
                      })),
                    },
                  ]}
                />
              </div>
            </div>
          </Panel>
          <Panel title={labelling.adjust}>
            <div className={styles.form}>
              <p className={styles.second}>{labelling.adjustHint}</p>
              <div className={styles.fields}>
                {(['x', 'y'] as const).map((axis) => (
                  <NumberField
                    key={axis}
                    label={axis === 'x' ? labelling.nudgeX : labelling.nudgeY}
                    unit={labelling.mm}
                    value={definition.nudge[axis]}
                    minValue={-20}
                    maxValue={20}
                    step={0.1}
                    onChange={(value) =>
                      Number.isFinite(value) && set({ nudge: { ...definition.nudge, [axis]: value } })
                    }
                  />
                ))}
              </div>
              {saved && (
                <div className={styles.row}>
                  <ButtonLink href={`/api/v1/label-templates/${saved.id}/test-sheet`} icon={FileText} download>
                    {labelling.testSheet}
                  </ButtonLink>
                  <p className={styles.second}>{labelling.testSheetHint}</p>
                </div>
              )}
            </div>
          </Panel>
        </div>
        <div className={styles.sticky}>
          <TryPanel definition={definition} />
        </div>
      </div>
      <Dialog
        isOpen={removing}
        title={labelling.removeDesignTitle(name)}
        onClose={() => setRemoving(false)}
        actions={
          <Button tone="danger" isPending={remove.isPending} onPress={() => remove.mutate()}>
            {labelling.removeDesign}
          </Button>
        }
      >
        <p>{labelling.removeDesignText}</p>
      </Dialog>
    </>
  )
}

/** The label meanwhile, on a made-up book or on items that are named. */
function TryPanel({ definition }: { readonly definition: Definition }) {
  const { words, call } = useDesk()
  const { labelling } = words
  const [barcodes, setBarcodes] = useState('')
  const wanted = barcodesIn(barcodes).slice(0, 6)
  const items = useQuery({
    queryKey: ['label-list', 'try', wanted],
    queryFn: ({ signal }) => call(FindLabelItems, { body: { source: { barcodes: [...wanted] } } }, signal),
    enabled: wanted.length > 0,
    retry: false,
  })
  return (
    <Panel title={labelling.preview}>
      <div className={styles.form}>
        <LabelPreview
          definition={definition}
          items={wanted.length === 0 ? [] : (items.data?.rows ?? []).map(({ item }) => item)}
          room={380}
        />
        <TextField
          label={labelling.tryOn}
          hint={labelling.tryHint}
          mono
          lines={2}
          value={barcodes}
          onChange={setBarcodes}
        />
      </div>
    </Panel>
  )
}
