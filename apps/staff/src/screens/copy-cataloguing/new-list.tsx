import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ListPlus } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { BeginCataloguingBatch } from '../../../../server/src/modules/cataloguing-batches/contract.ts'
import { BeginIsbnList, LookAtIsbnList } from '../../../../server/src/modules/copy-cataloguing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Panel } from '../../ui/panel.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './copy-cataloguing.module.css'
import { ListColumns } from './list-columns.tsx'
import { beginningOf, wholeMapping, type ListLook } from './list-mapping.ts'

interface NewListProps {
  /** A list by itself, or one that begins a guided batch. */
  readonly as: 'list' | 'batch'
  /** Told the number of what has begun. */
  readonly onBegun: (id: number) => void
}

/** A list before it begins: pasted, or from a file. */
export function NewList({ as, onBegun }: NewListProps) {
  const { words, call } = useDesk()
  const { copy } = words
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const [leastScore, setLeastScore] = useState(60)
  const [columns, setColumns] = useState<ListLook['columns']>()
  const shown = useDeferredValue(beginningOf(text))
  const look = useQuery({
    queryKey: ['isbn-list-look', shown, columns],
    queryFn: ({ signal }) =>
      call(
        LookAtIsbnList,
        { body: { text: shown, ...(columns !== undefined && { columns: wholeMapping(columns) }) } },
        signal,
      ),
    enabled: shown.trim() !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  })
  const read = text.trim() === '' ? undefined : look.data
  const setList = (next: string) => {
    setText(next)
    // Another file has other columns; one that only grows by a line has not.
    if (next.split('\n', 1)[0] !== text.split('\n', 1)[0]) setColumns(undefined)
  }
  const begin = useMutation({
    mutationFn: (): Promise<{ readonly id: number }> => {
      const body = {
        text,
        leastScore,
        ...(name.trim() !== '' && { name: name.trim() }),
        ...(read !== undefined && read.width > 1 && { columns: wholeMapping(columns ?? read.columns) }),
      }
      return as === 'list' ? call(BeginIsbnList, { body }) : call(BeginCataloguingBatch, { body })
    },
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['isbn-lists'] })
      onBegun(id)
    },
  })
  return (
    <Panel title={as === 'list' ? copy.newList : words.guided.newBatch}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() !== '') begin.mutate()
        }}
      >
        {begin.isError && <Banner tone="stop" live title={sentenceFor(begin.error, words.problems)} />}
        <TextField label={copy.listText} hint={copy.listTextHint} lines={5} mono value={text} onChange={setList} />
        <FileDrop
          label={copy.listFile}
          dropping={copy.listDrop}
          hint={copy.listFileHint}
          onFiles={(files) => {
            const [file] = files
            if (!file) return
            setName((now) => (now === '' ? file.name.replace(/\.\w+$/, '') : now))
            void textOf(file).then(setList)
          }}
        />
        {read && (read.width > 1 || read.bad > 0) && <ListColumns look={read} onChange={setColumns} />}
        <div className={styles.pair}>
          <TextField label={copy.listName} hint={copy.listNameHint} value={name} onChange={setName} />
          <NumberField
            label={copy.leastScore}
            unit={copy.leastScoreUnit}
            minValue={0}
            maxValue={100}
            value={leastScore}
            onChange={setLeastScore}
          />
        </div>
        <div className={styles.buttons}>
          <Button
            type="submit"
            tone="primary"
            icon={ListPlus}
            keys="Mod+Enter"
            isPending={begin.isPending}
            isDisabled={text.trim() === ''}
          >
            {copy.find}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

/** The text of a file as spreadsheets save them: UTF-8 or UTF-16 by its mark, else Windows-1252 where it is no UTF-8. */
async function textOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
