import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { PreviewLabel, type LabelTemplateView } from '../../../../server/src/modules/labels/contract-templates.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { DrawnFor, useDrawnFor } from './drawn-for.tsx'
import { LabelPicture } from './label-picture.tsx'
import styles from './labels.module.css'

interface LabelPreviewProps {
  readonly definition: LabelTemplateView['definition']
  /** On these items; where none are named on one of the library, or on a made-up one. */
  readonly items: readonly number[]
  /** Width in which a label is drawn, in pixels. */
  readonly room: number
}

/** How a label looks on items, drawn by the server as it will be printed. */
export function LabelPreview({ definition, items, room }: LabelPreviewProps) {
  const { words, call } = useDesk()
  const { labelling } = words
  const dpi = useDrawnFor(definition.stock)
  const wanted = useDeferredValue({ definition, items, dpi })
  const preview = useQuery({
    queryKey: ['label-preview', wanted],
    queryFn: ({ signal }) =>
      call(
        PreviewLabel,
        {
          body: {
            definition: wanted.definition,
            items: [...wanted.items],
            ...(wanted.dpi !== undefined && { dpi: wanted.dpi }),
          },
        },
        signal,
      ),
    placeholderData: keepPreviousData,
    retry: false,
  })
  const scale = Math.min(6, room / definition.stock.labelWidth)
  if (preview.isError) return <Banner tone="warn" title={sentenceFor(preview.error, words.problems)} />
  if (!preview.data) return <SkeletonRows rows={2} />
  return (
    <div className={styles.form}>
      <DrawnFor stock={definition.stock} />
      {preview.data.stock.map((problem) => (
        <Banner key={problem} tone="warn" title={problem} />
      ))}
      <div className={styles.pictures}>
        {preview.data.rows.map((row, i) => (
          <LabelPicture
            key={row.item ?? i}
            svg={row.svg}
            problems={row.problems}
            scale={scale}
            title={row.item === null ? labelling.sample : row.title}
            isNamed
          />
        ))}
      </div>
    </div>
  )
}
