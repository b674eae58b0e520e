import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { CreateBib, type Bib } from '../../../../server/src/modules/catalog/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './copy-cataloguing.module.css'

/** The few facts of a book that nobody has a record of. */
export function BriefForm({ isbn, onMade }: { readonly isbn: string; readonly onMade: (bib: Bib) => void }) {
  const { words, call } = useDesk()
  const { catalogue, copy } = words
  const [title, setTitle] = useState('')
  const [author, setAuthor] = useState('')
  const [year, setYear] = useState('')
  const wrongYear = year !== '' && !/^\d{4}$/.test(year)
  const make = useMutation({
    mutationFn: () =>
      call(CreateBib, {
        body: {
          fields: {
            title: title.trim(),
            format: 'book',
            isbn,
            ...(author.trim() !== '' && { author: author.trim() }),
            ...(year !== '' && { year: Number(year) }),
          },
        },
      }),
    onSuccess: onMade,
  })
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!wrongYear && title.trim() !== '') make.mutate()
      }}
    >
      {make.isError && <Banner tone="stop" live title={sentenceFor(make.error, words.problems)} />}
      <TextField label={catalogue.book} value={title} onChange={setTitle} isRequired autoFocus />
      <div className={styles.pair}>
        <TextField label={catalogue.author} value={author} onChange={setAuthor} />
        <TextField
          label={catalogue.year}
          value={year}
          onChange={setYear}
          inputMode="numeric"
          {...(wrongYear && { error: catalogue.yearNotNumber })}
        />
      </div>
      <div className={styles.buttons}>
        <Button type="submit" tone="primary" isPending={make.isPending}>
          {copy.byHand}
        </Button>
      </div>
    </form>
  )
}
