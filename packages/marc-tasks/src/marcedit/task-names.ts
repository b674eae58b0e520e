/** What a name of a task or of its file may be called by: without folder, ending and the mark that MarcEdit puts in. */
export function namesOf(name: string): readonly string[] {
  const file = name.trim().split(/[\\/]/).at(-1) ?? ''
  const plain = file.replace(/\.(?:task|tasks|txt|json)$/i, '')
  const [, title = '', mark = ''] = /^(.*?)\.?-?(tasksfile-[\w-]+)$/i.exec(plain) ?? []
  return [...new Set([name.trim(), file, plain, title, mark].map(folded))].filter((each) => each !== '')
}

/** The name of the task that a file holds: `Loads` for `Loads.-tasksfile-2023_04_06.txt`. */
export function taskName(file: string): string {
  const plain = (file.split(/[\\/]/).at(-1) ?? '').replace(/\.(?:task|tasks|txt|json)$/i, '')
  const title = plain.replace(/\.?-?tasksfile-[\w-]+$/i, '').trim()
  return title === '' ? plain : title
}

function folded(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ')
    .trim()
}
