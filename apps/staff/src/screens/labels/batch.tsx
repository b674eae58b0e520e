import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Check, FileText, Printer, Trash2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { ListLabelTemplateVersions } from '../../../../server/src/modules/labels/contract-templates.ts'
import { ChangeLabelBatch, GetLabelBatch, RemoveLabelBatch } from '../../../../server/src/modules/labels/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { usePrinting } from '../printing/use-printing.ts'
import { DrawnFor, useDrawnFor } from './drawn-for.tsx'
import { LabelPicture } from './label-picture.tsx'
import styles from './labels.module.css'
import { StartPicker } from './start-picker.tsx'

const step = 24

/** Labels that were made together: look at them, print them, say that they came out. */
export function LabelBatchScreen() {
  const { words, call, format, announce } = useDesk()
  const { labelling } = words
  const id = Number(useParams({ strict: false }).id)
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { workstation, print } = usePrinting()
  const [shown, setShown] = useState(step)
  const [forgetting, setForgetting] = useState(false)
  const chosen = useDrawnFor({ kind: 'roll', columns: 1 })
  const brief = useQuery({
    queryKey: ['label-batch', id, 'brief'],
    queryFn: ({ signal }) => call(GetLabelBatch, { params: { id }, query: { limit: 0 } }, signal),
  })
  const dpi = brief.data?.kind === 'roll' ? chosen : undefined
  const found = useQuery({
    queryKey: ['label-batch', id, shown, dpi],
    queryFn: ({ signal }) =>
      call(
        GetLabelBatch,
        { params: { id }, query: { limit: Math.min(200, shown), ...(dpi !== undefined && { dpi }) } },
        signal,
      ),
    enabled: brief.data !== undefined,
    placeholderData: keepPreviousData,
  })
  const batch = found.data
  const versions = useQuery({
    queryKey: ['label-template-versions', batch?.template],
    queryFn: ({ signal }) => call(ListLabelTemplateVersions, { params: { id: batch?.template ?? 0 } }, signal),
    enabled: batch?.kind === 'sheet',
    retry: false,
  })
  const refresh = () =>
    Promise.all(
      [['label-batch', id], ['label-batches'], ['label-list'], ['label-queue']].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    )
  const change = useMutation({
    mutationFn: (body: { start?: number; printed?: boolean }) => call(ChangeLabelBatch, { params: { id }, body }),
    onSuccess: (_, { printed }) => {
      if (printed !== undefined) announce(printed ? labelling.markedPrinted : labelling.markedNot)
    },
    onSettled: refresh,
  })
  const forget = useMutation({
    mutationFn: () => call(RemoveLabelBatch, { params: { id } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['label-batches'] })
      await navigate({ to: '/labels', search: { view: 'batches' } })
    },
  })
  const printer = workstation?.uses.find(({ use }) => use === 'labels')?.printer
  const send = useMutation({
    mutationFn: () => print({ type: 'label-batch', batch: id }, () => Promise.reject(new Error(labelling.noPrinter))),
  })
  if (brief.isError) return <FailedState error={brief.error} onRetry={() => void brief.refetch()} />
  if (found.isError) return <FailedState error={found.error} onRetry={() => void found.refetch()} />
  if (!batch) return <SkeletonRows rows={6} />
  const stock = versions.data?.rows.find(({ version }) => version === batch.templateVersion)?.definition.stock
  const failed = change.error ?? send.error ?? forget.error
  return (
    <>
      <PageHeader
        title={batch.name}
        crumbs={[
          { label: labelling.title, href: '/labels' },
          { label: labelling.batches, href: '/labels?view=batches' },
        ]}
        guide="labels"
        actions={
          <Button tone="plain" icon={Trash2} onPress={() => setForgetting(true)}>
            {labelling.forget}
          </Button>
        }
      />
      <div className={styles.columns}>
        <div className={styles.stack}>
          {failed !== null && <Banner tone="stop" live title={sentenceFor(failed, words.problems)} />}
          {batch.problems > 0 && <Banner tone="warn" title={labelling.problems(batch.problems)} />}
          <div className={styles.late}>
            {' '}
            <Panel title={labelling.labelCount(batch.labels)}>
              <div className={styles.stack}>
                {batch.kind === 'roll' && (
                  <div className={styles.narrow}>
                    <DrawnFor stock={{ kind: 'roll', columns: 1 }} />
                  </div>
                )}
                <div className={styles.pictures}>
                  {batch.rows.map((row) => (
                    <LabelPicture
                      key={row.position}
                      svg={row.svg}
                      problems={row.problems}
                      scale={3.4}
                      title={`${labelling.batch} ${row.position}`}
                    />
                  ))}
                </div>
                {batch.rows.length < batch.labels && shown < 200 && (
                  <div>
                    <Button isPending={found.isFetching} onPress={() => setShown(shown + step * 2)}>
                      {labelling.showMore(Math.min(step * 2, batch.labels - batch.rows.length))}
                    </Button>
                  </div>
                )}
              </div>
            </Panel>
          </div>{' '}
        </div>
        <div className={styles.sticky}>
          <Panel title={labelling.printed}>
            <div className={styles.form}>
              <KeyValues
                facts={[
                  {
                    label: labelling.design,
                    value: `${batch.templateName} (${labelling.version(batch.templateVersion)})`,
                  },
                  { label: labelling.source, value: batch.source },
                  { label: labelling.made, value: `${format.when(batch.createdAt)}, ${labelling.by(batch.createdBy)}` },
                  ...(batch.kind === 'sheet' ? [{ label: labelling.size, value: labelling.pages(batch.pages) }] : []),
                  {
                    label: labelling.printed,
                    value:
                      batch.printedAt === null
                        ? labelling.notPrinted
                        : `${format.when(batch.printedAt)}, ${labelling.by(batch.printedBy ?? '')}`,
                  },
                ]}
              />
              {stock && stock.columns * stock.rows > 1 && (
                <StartPicker stock={stock} value={batch.start} onChange={(start) => change.mutate({ start })} />
              )}
              <div className={styles.row}>
                <ButtonLink href={`/api/v1/label-batches/${id}/pdf`} icon={FileText} tone="primary" download>
                  {labelling.openPdf}
                </ButtonLink>
                {batch.kind === 'roll' && printer != null && (
                  <Button icon={Printer} keys="F8" isPending={send.isPending} onPress={() => send.mutate()}>
                    {labelling.onPrinter}
                  </Button>
                )}
                <Button
                  icon={batch.printedAt === null ? Check : Undo2}
                  isPending={change.isPending}
                  onPress={() => change.mutate({ printed: batch.printedAt === null })}
                >
                  {batch.printedAt === null ? labelling.cameOut : labelling.takeBack}
                </Button>
              </div>
              <p className={styles.second}>{labelling.howToPrint}</p>
              {batch.kind === 'roll' && printer == null && <p className={styles.second}>{labelling.noPrinter}</p>}
            </div>
          </Panel>
        </div>
      </div>
      <Dialog
        isOpen={forgetting}
        title={labelling.forgetTitle}
        onClose={() => setForgetting(false)}
        actions={
          <Button tone="danger" isPending={forget.isPending} onPress={() => forget.mutate()}>
            {labelling.forget}
          </Button>
        }
      >
        <p>{labelling.forgetText}</p>
      </Dialog>
    </>
  )
}
