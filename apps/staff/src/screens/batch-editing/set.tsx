import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ChartColumn, Download, Ellipsis, Layers, ListTodo, Tags, Trash2 } from 'lucide-react'
import { useState } from 'react'
import {
  AddToRecordSet,
  DeleteRecordSet,
  GetRecordSet,
  ListRecordSetMembers,
  RemoveFromRecordSet,
  type Gathered,
} from '../../../../server/src/modules/batch-editing/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import styles from './batch-editing.module.css'
import { memberColumns } from './set-columns.tsx'

const limit = 200
const formats = ['iso2709', 'marcxml', 'mrk', 'json'] as const

/** A record set: its records, a field to put in or take out what is scanned or pasted, and what can be done with all of them. */
export function RecordSetScreen() {
  const { id } = useParams({ from: '/signed-in/batch-editing/sets/$id' })
  const { words, call } = useDesk()
  const { batch } = words
  const queries = useQueryClient()
  const address = useAddress()
  const goTo = useGoTo()
  const params = { id: Number(id) }
  const offset = address.number('offset') ?? 0
  const [list, setList] = useState('')
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const set = useQuery({
    queryKey: ['record-set', params.id],
    queryFn: ({ signal }) => call(GetRecordSet, { params }, signal),
  })
  const members = useQuery({
    queryKey: ['record-set-members', params.id, offset],
    queryFn: ({ signal }) => call(ListRecordSetMembers, { params, query: { limit, offset } }, signal),
    placeholderData: keepPreviousData,
  })
  const gathered = (answer: Gathered) => {
    queries.setQueryData(['record-set', params.id], answer.set)
    setList('')
    setTicked(new Set())
    void queries.invalidateQueries({ queryKey: ['record-set-members', params.id] })
  }
  const add = useMutation({ mutationFn: () => call(AddToRecordSet, { params, body: { list } }), onSuccess: gathered })
  const remove = useMutation({
    mutationFn: () => call(RemoveFromRecordSet, { params, body: { selection: { bibs: [...ticked].map(Number) } } }),
    onSuccess: gathered,
  })
  const end = useMutation({
    mutationFn: () => call(DeleteRecordSet, { params }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['record-sets'] })
      goTo('/batch-editing/sets')
    },
  })
  if (set.isPending) return <SkeletonRows rows={8} />
  if (set.isError) return <FailedState error={set.error} onRetry={() => void set.refetch()} />
  const error = add.error ?? remove.error ?? end.error
  const told = add.data ?? remove.data
  return (
    <>
      <PageHeader
        title={set.data.name}
        guide="record-sets"
        crumbs={[{ label: batch.sets, href: '/batch-editing/sets' }]}
        aside={<Pill>{batch.recordCount(set.data.records)}</Pill>}
        actions={
          <>
            <Menu
              label={batch.more}
              trigger={<IconButton icon={Ellipsis} label={batch.more} framed />}
              groups={[
                {
                  id: 'reports',
                  lines: [
                    {
                      id: 'report',
                      label: words.reports.newReport,
                      icon: ChartColumn,
                      run: () => goTo(`/record-reports/new?set=${params.id}`),
                    },
                    {
                      id: 'labels',
                      label: words.labelling.make,
                      icon: Tags,
                      run: () => goTo(`/labels?set=${params.id}`),
                    },
                  ],
                },
                {
                  id: 'files',
                  title: batch.records,
                  lines: formats.map((one) => ({
                    id: one,
                    label: words.recordFormatNames[one],
                    icon: Download,
                    run: () => window.location.assign(`/api/v1/record-sets/${params.id}/records?format=${one}`),
                  })),
                },
                {
                  id: 'end',
                  lines: [
                    { id: 'delete', label: batch.deleteSet, icon: Trash2, danger: true, run: () => end.mutate() },
                  ],
                },
              ]}
            />
            <ButtonLink tone="primary" icon={ListTodo} href={`/batch-editing/edits/new?set=${params.id}`}>
              {batch.editSet}
            </ButtonLink>
          </>
        }
      >
        {set.data.note}
      </PageHeader>
      {error !== null && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
      {told && (
        <Banner tone={told.notFoundTotal > 0 ? 'warn' : 'ok'} live title={batch.gathered(told.changed, told.already)}>
          {told.notFoundTotal > 0 && batch.notFound(told.notFound.slice(0, 20).join(', '), told.notFoundTotal)}
        </Banner>
      )}
      <div className={styles.stack}>
        <Panel>
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault()
              if (list.trim() !== '') add.mutate()
            }}
          >
            <TextField label={batch.addNumbers} hint={batch.addNumbersHint} mono value={list} onChange={setList} />
            <div className={styles.buttons}>
              <Button type="submit" isPending={add.isPending} isDisabled={list.trim() === ''}>
                {batch.add}
              </Button>
              {ticked.size > 0 && (
                <Button isPending={remove.isPending} onPress={() => remove.mutate()}>
                  {batch.remove(ticked.size)}
                </Button>
              )}
            </div>
          </form>
        </Panel>
        <Panel flush>
          <PagedList
            label={set.data.name}
            name="record-set"
            columns={memberColumns(words)}
            found={members}
            limit={limit}
            rowId={({ bib }) => String(bib)}
            selected={ticked}
            onSelect={setTicked}
            onOpen={({ bib }) => goTo(`/catalogue/${bib}`)}
            empty={
              <EmptyState icon={Layers} title={batch.emptySet}>
                {batch.emptySetText}
              </EmptyState>
            }
          />
        </Panel>
      </div>
    </>
  )
}
