import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ChangeCourse, CreateCourse, type Course } from '../../../../server/src/modules/reserves/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useItemTypes, useLocations } from '../../reference.ts'
import { useSession } from '../../session.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from '../settings/save-form.tsx'
import { bodyOf, draftOf, type CourseDraft } from './course-draft.ts'
import styles from './reserves.module.css'
import { useDepartments, useTerms } from './use-terms.ts'

interface CourseFormProps {
  readonly course?: Course
  readonly onSaved: (course: Course) => void
  readonly onCancel?: () => void
}

/** Adds a course, or changes one. */
export function CourseForm({ course, onSaved, onCancel }: CourseFormProps) {
  const { words, call, announce } = useDesk()
  const { reserves } = words
  const queries = useQueryClient()
  const terms = useTerms().data?.rows ?? []
  const departments = useDepartments().data?.rows ?? []
  const locations = useLocations()
  const types = useItemTypes()
  const [draft, setDraft] = useState(() => draftOf(course))
  const set = (change: Partial<CourseDraft>) => setDraft((now) => ({ ...now, ...change }))
  const session = useSession()
  const [today] = useState(() =>
    new Intl.DateTimeFormat('en-CA', { timeZone: session.branch.timeZone }).format(new Date()),
  )
  const running = terms.find(({ from, to }) => from <= today && today <= to) ?? terms[0]
  const term = draft.term === '' ? String(running?.id ?? '') : draft.term
  const body = bodyOf({ ...draft, term }, course)
  const save = useMutation({
    mutationFn: () => {
      if (body === undefined) throw new Error('nothing to save')
      return course ? call(ChangeCourse, { params: { id: course.id }, body }) : call(CreateCourse, { body })
    },
    onSuccess: (saved) => {
      announce(words.settings.saved)
      void queries.invalidateQueries({ queryKey: ['reserves'] })
      onSaved(saved)
    },
  })
  const choices = (things: readonly { id: number; name: string }[]) =>
    things.map(({ id, name }) => ({ id: String(id), label: name }))
  return (
    <SaveForm
      title={course ? reserves.edit : reserves.newCourse}
      submit={course ? reserves.saveCourse : reserves.addCourse}
      onSubmit={() => save.mutate()}
      onCancel={onCancel}
      isPending={save.isPending}
      error={save.error}
      fields={['name', 'instructors', 'sections', 'term']}
      canSave={body !== undefined}
    >
      <div className={styles.row}>
        <TextField label={reserves.code} value={draft.code} onChange={(code) => set({ code })} />
        <Select label={reserves.term} choices={choices(terms)} value={term} onChange={(next) => set({ term: next })} />
      </div>
      <TextField
        label={reserves.name}
        value={draft.name}
        onChange={(name) => set({ name })}
        isRequired
        {...errorFor(save.error, 'name')}
      />
      <TextField
        label={reserves.instructors}
        hint={reserves.instructorsHint}
        value={draft.instructors}
        onChange={(instructors) => set({ instructors })}
        {...errorFor(save.error, 'instructors')}
      />
      {departments.length > 0 && (
        <Select
          label={reserves.department}
          choices={[{ id: '', label: reserves.noDepartment }, ...choices(departments)]}
          value={draft.department}
          onChange={(department) => set({ department })}
        />
      )}
      <TextField
        label={reserves.sections}
        hint={reserves.sectionsHint}
        value={draft.sections}
        onChange={(sections) => set({ sections })}
        {...errorFor(save.error, 'sections')}
      />
      <TextField label={reserves.note} lines={2} value={draft.note} onChange={(note) => set({ note })} />
      <div className={styles.row}>
        <Select
          label={reserves.location}
          choices={[{ id: '', label: reserves.locationStays }, ...choices(locations)]}
          value={draft.location}
          onChange={(location) => set({ location })}
        />
        <Select
          label={reserves.itemType}
          choices={[
            { id: '', label: reserves.itemTypeStays },
            ...types.map(({ code, name }) => ({ id: code, label: name })),
          ]}
          value={draft.itemType}
          onChange={(itemType) => set({ itemType })}
        />
      </div>
      <div className={styles.row}>
        <TextField
          label={reserves.collection}
          hint={reserves.collectionHint}
          value={draft.collection}
          onChange={(collection) => set({ collection })}
        />
        <TextField
          label={reserves.prefix}
          value={draft.callNumberPrefix}
          onChange={(callNumberPrefix) => set({ callNumberPrefix })}
        />
      </div>
      <Checkbox isSelected={draft.public} onChange={(isPublic) => set({ public: isPublic })}>
        {reserves.public}
      </Checkbox>
    </SaveForm>
  )
}
