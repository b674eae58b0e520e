import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Upload } from 'lucide-react'
import { useRef } from 'react'
import {
  GetTitleCover,
  RemoveTitleCover,
  RemoveTitleDescription,
} from '../../../../server/src/modules/covers/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { upload } from '../../upload.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import styles from './covers.module.css'

/** The cover of a title: the picture with where it comes from, and how to give it another or none. */
export function TitleCoverPanel({ bib }: { readonly bib: number }) {
  const { words, call, announce } = useDesk()
  const { covers } = words
  const { csrf } = useSession()
  const queries = useQueryClient()
  const chooser = useRef<HTMLInputElement>(null)
  const key = ['cover', bib]
  const found = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(GetTitleCover, { params: { id: bib } }, signal),
  })
  const done = { onSuccess: () => queries.invalidateQueries({ queryKey: key }) }
  const send = useMutation({
    mutationFn: (file: File) =>
      upload({
        address: `/api/v1/titles/${bib}/cover`,
        file,
        csrf,
        words: words.problems,
        onProgress: () => {},
        signal: new AbortController().signal,
      }),
    onSuccess: () => {
      announce(covers['states.shown'])
      return queries.invalidateQueries({ queryKey: key })
    },
  })
  const remove = useMutation({ mutationFn: () => call(RemoveTitleCover, { params: { id: bib } }), ...done })
  const forget = useMutation({ mutationFn: () => call(RemoveTitleDescription, { params: { id: bib } }), ...done })
  const error = send.error ?? remove.error ?? forget.error
  const it = found.data
  return (
    <div className={styles.panel}>
      <Panel title={covers.cover} level={2}>
        <div className={styles.stack}>
          {error && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
          {it && (
            <p>
              {it.state === 'shown' && it.source !== null && it.width !== null && it.height !== null
                ? covers.from(it.source, it.width, it.height)
                : covers[`states.${it.state}`]}
            </p>
          )}
          {it?.state === 'shown' && (
            <img className={styles.picture} src={`/cover/${bib}.svg?v=${encodeURIComponent(it.at ?? '')}`} alt="" />
          )}
          <div className={styles.buttons}>
            <Button size="small" icon={Upload} isPending={send.isPending} onPress={() => chooser.current?.click()}>
              {covers.upload}
            </Button>
            {it?.state === 'shown' && (
              <Button size="small" isPending={remove.isPending} onPress={() => remove.mutate()}>
                {covers.remove}
              </Button>
            )}
          </div>
          <input
            ref={chooser}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            hidden
            onChange={({ target }) => {
              const [file] = target.files ?? []
              if (file) send.mutate(file)
              target.value = ''
            }}
          />
          {it?.description && (
            <>
              <p className={styles.second}>
                {covers.description(it.description.source)}: <bdi>{it.description.text.slice(0, 300)}</bdi>
              </p>
              <div>
                <Button size="small" isPending={forget.isPending} onPress={() => forget.mutate()}>
                  {covers.removeDescription}
                </Button>
              </div>
            </>
          )}
        </div>
      </Panel>
    </div>
  )
}
