import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { CreateBib } from '../../../../server/src/modules/catalog/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Problem, sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './title.module.css'

const formats = ['book', 'film', 'music', 'audiobook', 'periodical', 'map', 'game', 'equipment', 'kit'] as const

/** A brief title: the few facts with which something can be lent today. */
export function NewTitleScreen() {
  const { words, call } = useDesk()
  const { catalogue } = words
  const router = useRouter()
  const [title, setTitle] = useState('')
  const [author, setAuthor] = useState('')
  const [year, setYear] = useState('')
  const [isbn, setIsbn] = useState('')
  const [format, setFormat] = useState<string>('book')
  const wrongYear = year !== '' && !/^\d{4}$/.test(year)
  const create = useMutation({
    mutationFn: () =>
      call(CreateBib, {
        body: {
          fields: {
            title: title.trim(),
            format,
            ...(author.trim() !== '' && { author: author.trim() }),
            ...(year !== '' && { year: Number(year) }),
            ...(isbn.trim() !== '' && { isbn: isbn.trim() }),
          },
        },
      }),
    onSuccess: ({ id }) => router.history.push(`/staff/catalogue/${id}?do=add`),
  })
  const problem = create.error instanceof Problem ? create.error : undefined
  const errorOf = (field: string) => {
    const error = problem?.messageFor(field) ?? problem?.messageFor(`fields.${field}`)
    return error === undefined ? {} : { error }
  }
  return (
    <>
      <PageHeader
        title={catalogue.createTitle}
        crumbs={[{ label: catalogue.title, href: '/catalogue' }]}
        actions={<ButtonLink href="/catalogue/new/record">{catalogue.wholeRecord}</ButtonLink>}
      >
        {catalogue.createText}
      </PageHeader>
      <div className={styles.narrowForm}>
        <Panel>
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault()
              if (!wrongYear) create.mutate()
            }}
          >
            {create.isError && problem?.blocks.some(({ field }) => field !== undefined) !== true && (
              <Banner tone="stop" live title={sentenceFor(create.error, words.problems)} />
            )}
            <TextField
              label={catalogue.book}
              value={title}
              onChange={setTitle}
              isRequired
              {...focusFirst}
              {...errorOf('title')}
            />
            <TextField label={catalogue.author} value={author} onChange={setAuthor} {...errorOf('author')} />
            <div className={styles.pair}>
              <TextField
                label={catalogue.year}
                value={year}
                onChange={setYear}
                inputMode="numeric"
                {...(wrongYear ? { error: catalogue.yearNotNumber } : errorOf('year'))}
              />
              <Select
                label={catalogue.format}
                choices={formats.map((id) => ({ id, label: id.charAt(0).toUpperCase() + id.slice(1) }))}
                value={format}
                onChange={setFormat}
              />
            </div>
            <TextField label={catalogue.isbn} value={isbn} onChange={setIsbn} mono {...errorOf('isbn')} />
            <div className={styles.buttons}>
              <Button type="submit" tone="primary" keys="Mod+Enter" isPending={create.isPending}>
                {catalogue.create}
              </Button>
            </div>
          </form>
        </Panel>
      </div>
    </>
  )
}

/** The form is all there is on this page. */
const focusFirst = { autoFocus: true }
