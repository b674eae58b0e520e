import { useAddress } from '../../address.ts'
import { useWords } from '../../desk-context.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { LinkedCourses } from '../learning/linked-courses.tsx'
import { CourseList } from './course-list.tsx'
import { Departments, Terms } from './terms.tsx'

/** Course reserves: the courses, the terms with which they end, the departments to which they belong. */
export function ReservesScreen() {
  const { reserves, learning } = useWords()
  const address = useAddress()
  const view = address.oneOf('view', ['courses', 'terms', 'departments', 'platforms'])
  return (
    <>
      <PageHeader title={reserves.title} guide="course-reserves">
        {reserves.intro}
      </PageHeader>
      <Tabs
        label={reserves.views}
        value={view}
        onChange={(next) => address.set({ view: next === 'courses' ? undefined : next, offset: undefined })}
        pages={[
          { id: 'courses', label: reserves.courses, content: <CourseList /> },
          { id: 'terms', label: reserves.terms, content: <Terms /> },
          { id: 'departments', label: reserves.departments, content: <Departments /> },
          { id: 'platforms', label: learning.tab, content: <LinkedCourses /> },
        ]}
      />
    </>
  )
}
