import { useMutation, useQuery } from '@tanstack/react-query'
import { Library, RotateCw } from 'lucide-react'
import { useState } from 'react'
import { ListVocabularies, type Vocabulary } from '../../../../server/src/modules/authorities/contract-authorities.ts'
import { LinkAllHeadings } from '../../../../server/src/modules/authority-control/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Figure } from '../../ui/formatted.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import styles from './authorities.module.css'
import { VocabularyDialog } from './vocabulary-dialog.tsx'

/** The vocabularies with what they speak for. */
export function VocabulariesView() {
  const { words, call, announce } = useDesk()
  const { authorities } = words
  const mayLoad = may(useSession(), 'authorities:load')
  const [open, setOpen] = useState<Vocabulary>()
  const found = useQuery({
    queryKey: ['vocabularies'],
    queryFn: ({ signal }) => call(ListVocabularies, {}, signal),
  })
  const link = useMutation({
    mutationFn: () => call(LinkAllHeadings, {}),
    onSuccess: () => announce(authorities.looking),
  })
  return (
    <div className={styles.stack}>
      <Panel
        title={authorities.vocabularies}
        flush
        actions={
          may(useSession(), 'authorities:write') && (
            <Button icon={RotateCw} isPending={link.isPending} onPress={() => link.mutate()}>
              {authorities.linkAgain}
            </Button>
          )
        }
      >
        <DataList
          label={authorities.vocabularies}
          noTools
          rows={found.data?.rows}
          rowId={({ code }) => code}
          error={found.error ?? undefined}
          onRetry={() => void found.refetch()}
          columns={[
            {
              id: 'name',
              title: authorities.name,
              cell: (row) => <TwoLines second={row.code}>{row.name}</TwoLines>,
              sortBy: (row) => row.name,
            },
            {
              id: 'sources',
              title: authorities.sources,
              room: 'wide',
              cell: (row) =>
                [
                  ...row.sources.filter((code) => code !== ''),
                  ...(row.names ? [words.headingKindNames.name] : []),
                ].join(', '),
            },
            {
              id: 'size',
              title: authorities.size,
              width: '110px',
              align: 'end',
              cell: (row) => <Figure value={row.authorities} />,
              sortBy: (row) => row.authorities,
            },
            ...(mayLoad
              ? [
                  {
                    id: 'set',
                    title: '',
                    width: '90px',
                    cell: (row: Vocabulary) => (
                      <TextButton aria-label={authorities.setUpOf(row.name)} onPress={() => setOpen(row)}>
                        {authorities.setUp}
                      </TextButton>
                    ),
                  },
                ]
              : []),
          ]}
          empty={
            <EmptyState icon={Library} title={authorities.noFiles}>
              {authorities.noFilesText}
            </EmptyState>
          }
        />
      </Panel>
      {open && <VocabularyDialog key={open.code} vocabulary={open} onClose={() => setOpen(undefined)} />}
    </div>
  )
}
