import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Copy, Pencil, RotateCcw, Square } from 'lucide-react'
import { useState } from 'react'
import {
  CopyCourse,
  EndCourse,
  GetCourse,
  ReopenCourse,
  type Course,
} from '../../../../server/src/modules/reserves/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { sentenceFor } from '../../problem.ts'
import { nameOf, nameOfCode, useItemTypes, useLocations } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { CourseForm } from './course-form.tsx'
import { courseTones } from './course-tones.ts'
import { ReadingList } from './reading-list.tsx'
import styles from './reserves.module.css'
import { useTerms } from './use-terms.ts'

/** One course: its reading list with the scan field, and what it is. */
export function CourseScreen() {
  const { words, call } = useDesk()
  const { reserves } = words
  const { id: text } = useParams({ from: '/signed-in/reserves/$id' })
  const id = Number(text)
  const course = useQuery({
    queryKey: ['reserves', 'course', id],
    queryFn: ({ signal }) => call(GetCourse, { params: { id } }, signal),
  })
  useLiveRefresh(['reserve', 'loan'], [['reserves', 'course', id]])
  return (
    <>
      {course.isPending && <SkeletonRows rows={8} />}
      {course.isError && <FailedState error={course.error} onRetry={() => void course.refetch()} />}
      {course.data && (
        <>
          <PageHeader
            title={course.data.code === '' ? course.data.name : `${course.data.code} ${course.data.name}`}
            crumbs={[{ label: reserves.title, href: '/reserves' }]}
            guide="course-reserves"
            aside={<Pill tone={courseTones[course.data.state]}>{reserves[course.data.state]}</Pill>}
            actions={<Actions course={course.data} />}
          >
            {course.data.instructors.map(({ name }) => name).join(', ')}
          </PageHeader>
          <Content key={id} course={course.data} />
        </>
      )}
    </>
  )
}

function Content({ course }: { readonly course: Course }) {
  const session = useSession()
  const [editing, setEditing] = useState(false)
  const mayWrite = may(session, 'reserves:write')
  return (
    <div className={styles.columns}>
      <ReadingList course={course} mayWrite={mayWrite} />
      {editing ? (
        <CourseForm course={course} onSaved={() => setEditing(false)} onCancel={() => setEditing(false)} />
      ) : (
        <Facts course={course} onEdit={mayWrite ? () => setEditing(true) : undefined} />
      )}
    </div>
  )
}

function Facts({ course, onEdit }: { readonly course: Course; readonly onEdit: (() => void) | undefined }) {
  const { words, format } = useDesk()
  const { reserves } = words
  const locations = useLocations()
  const types = useItemTypes()
  const sections = course.sections.map(({ name, enrolment }) => (enrolment === null ? name : `${name} (${enrolment})`))
  const facts = [
    {
      label: reserves.term,
      value: `${course.term.name}, ${format.day(course.term.from)} – ${format.day(course.term.to)}`,
    },
    ...(course.department ? [{ label: reserves.department, value: course.department.name }] : []),
    ...(sections.length > 0 ? [{ label: reserves.sections, value: sections.join(', ') }] : []),
    ...(course.enrolment === null ? [] : [{ label: reserves.enrolment, value: reserves.enrolled(course.enrolment) }]),
  ]
  const place = [
    {
      label: reserves.location,
      value: course.location === null ? reserves.locationStays : nameOf(locations, course.location),
    },
    {
      label: reserves.itemType,
      value: course.itemType === null ? reserves.itemTypeStays : nameOfCode(types, course.itemType),
    },
    ...(course.collection === '' ? [] : [{ label: reserves.collection, value: course.collection }]),
    ...(course.callNumberPrefix === '' ? [] : [{ label: reserves.prefix, value: course.callNumberPrefix }]),
  ]
  return (
    <div className={styles.stack}>
      <Panel
        title={reserves.course}
        {...(onEdit && {
          actions: (
            <Button size="small" icon={Pencil} onPress={onEdit}>
              {reserves.edit}
            </Button>
          ),
        })}
      >
        <div className={styles.form}>
          <KeyValues facts={facts} look="columns" />
          {course.note !== '' && <p className={styles.second}>{course.note}</p>}
          {course.public && course.state !== 'ended' && (
            <p>
              <Link href={`${window.location.origin}/courses/${course.id}`}>{reserves.publicPage}</Link>
            </p>
          )}
        </div>
      </Panel>
      <Panel title={reserves.onReserve}>
        <KeyValues facts={place} look="columns" />
      </Panel>
    </div>
  )
}

function Actions({ course }: { readonly course: Course }) {
  const { words, call } = useDesk()
  const { reserves } = words
  const session = useSession()
  const queries = useQueryClient()
  const [asked, setAsked] = useState<'end' | 'copy'>()
  const refresh = () => {
    setAsked(undefined)
    return queries.invalidateQueries({ queryKey: ['reserves'] })
  }
  const end = useMutation({ mutationFn: () => call(EndCourse, { params: { id: course.id } }), onSuccess: refresh })
  const reopen = useMutation({
    mutationFn: () => call(ReopenCourse, { params: { id: course.id } }),
    onSuccess: refresh,
  })
  if (!may(session, 'reserves:write')) return null
  return (
    <>
      <Button icon={Copy} onPress={() => setAsked('copy')}>
        {reserves.copy}
      </Button>
      {course.endedAt === null ? (
        course.state !== 'ended' && (
          <Button icon={Square} onPress={() => setAsked('end')}>
            {reserves.end}
          </Button>
        )
      ) : (
        <Button icon={RotateCcw} isPending={reopen.isPending} onPress={() => reopen.mutate()}>
          {reserves.reopen}
        </Button>
      )}
      <Dialog
        title={reserves.endAsk}
        isOpen={asked === 'end'}
        onClose={() => setAsked(undefined)}
        role="alertdialog"
        actions={
          <>
            <Button tone="plain" onPress={() => setAsked(undefined)}>
              {words.ui.cancel}
            </Button>
            <Button tone="primary" autoFocus isPending={end.isPending} onPress={() => end.mutate()}>
              {reserves.end}
            </Button>
          </>
        }
      >
        {end.isError && <Banner tone="stop" live title={sentenceFor(end.error, words.problems)} />}
        <p>{reserves.endText(course.readings)}</p>
      </Dialog>
      {asked === 'copy' && <CopyDialog course={course} onClose={() => setAsked(undefined)} />}
    </>
  )
}

function CopyDialog({ course, onClose }: { readonly course: Course; readonly onClose: () => void }) {
  const { words, call } = useDesk()
  const { reserves } = words
  const navigate = useNavigate()
  const queries = useQueryClient()
  const terms = (useTerms().data?.rows ?? []).filter(({ id }) => id !== course.term.id)
  const [chosen, setChosen] = useState<string>()
  const [items, setItems] = useState(true)
  const term = chosen ?? (terms[0] === undefined ? undefined : String(terms[0].id))
  const copy = useMutation({
    mutationFn: () => call(CopyCourse, { params: { id: course.id }, body: { term: Number(term), items } }),
    onSuccess: ({ id }) => {
      onClose()
      void queries.invalidateQueries({ queryKey: ['reserves'] })
      void navigate({ to: '/reserves/$id', params: { id: String(id) } })
    },
  })
  return (
    <Dialog
      title={reserves.copy}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button tone="plain" onPress={onClose}>
            {words.ui.cancel}
          </Button>
          <Button
            tone="primary"
            isDisabled={term === undefined}
            isPending={copy.isPending}
            onPress={() => copy.mutate()}
          >
            {reserves.copy}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {copy.isError && <Banner tone="stop" live title={sentenceFor(copy.error, words.problems)} />}
        <Select
          label={reserves.copyTo}
          choices={terms.map(({ id, name }) => ({ id: String(id), label: name }))}
          value={term}
          onChange={setChosen}
        />
        <Checkbox isSelected={items} onChange={setItems}>
          {reserves.copyItems}
        </Checkbox>
        <p className={styles.second}>{reserves.copyHint}</p>
      </div>
    </Dialog>
  )
}
